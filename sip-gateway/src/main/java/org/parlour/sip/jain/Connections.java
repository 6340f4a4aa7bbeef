package org.parlour.sip.jain;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The TCP connections that are open, whoever opened them. */
final class Connections {
    private final int most;
    private final Set<GatedSocket> open = ConcurrentHashMap.newKeySet();

    Connections(int most) {
        this.most = most;
    }

    boolean hasRoom() {
        return open.size() < most;
    }

    int size() {
        return open.size();
    }

    void add(GatedSocket socket) {
        open.add(socket);
    }

    void remove(GatedSocket socket) {
        open.remove(socket);
    }

    boolean isOpenTo(InetSocketAddress peer) {
        return openTo(peer) != null;
    }

    @Nullable
    GatedSocket openTo(InetSocketAddress peer) {
        return open.stream()
                .filter(socket -> peer.equals(socket.getRemoteSocketAddress()))
                .findFirst()
                .orElse(null);
    }

    void close(Predicate<GatedSocket> which) {
        for (GatedSocket socket : List.copyOf(open)) {
            if (which.test(socket)) {
                close(socket);
            }
        }
    }

    private void close(GatedSocket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            open.remove(socket);
        }
    }
}
