package org.parlour.sip.jain;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Their requests that we know: those without a final response, and INVITEs that were accepted. The stack forgets these
 * after eight seconds, but they may come again for 32 (RFC 6026, timer L), and our 2xx is said again as long.
 */
final class Transactions {
    private static final long KEPT_NANOS = Duration.ofSeconds(40).toNanos();

    private record Kept(Heard heard, long untilNanos) {}

    private final int most;
    private final Map<Heard.Name, Heard> known = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Kept> accepted = new ConcurrentLinkedQueue<>();

    Transactions(int most) {
        this.most = most;
    }

    int size(long nowNanos) {
        forgetOld(nowNanos);
        return known.size();
    }

    boolean hasRoom(long nowNanos) {
        return size(nowNanos) < most;
    }

    private void forgetOld(long nowNanos) {
        Kept eldest = accepted.peek();
        while (eldest != null && eldest.untilNanos - nowNanos <= 0 && accepted.remove(eldest)) {
            known.remove(eldest.heard.name, eldest.heard);
            eldest = accepted.peek();
        }
    }

    void remember(Heard heard) {
        known.put(heard.name, heard);
    }

    @Nullable
    Heard find(Heard.Name name) {
        return known.get(name);
    }

    boolean isAccepted(Heard.Name name) {
        Heard heard = known.get(name);
        return heard != null && heard.accepted() != null;
    }

    void keep(Heard heard, long nowNanos) {
        accepted.add(new Kept(heard, nowNanos + KEPT_NANOS));
    }

    void forget(Heard heard) {
        known.remove(heard.name, heard);
    }
}
