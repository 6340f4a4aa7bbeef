package org.parlour.sfu.gate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.loop.LoopConnection;
import org.parlour.sfu.session.PeerLink;

/**
 * The TCP connections of a loop that have said something, each by its gate. A map would make an object of each gate it is
 * asked for, with every packet.
 */
final class Streams {
    /** A connection, and whose it is once a check on it was valid. */
    static final class Stream {
        private final int gate;
        private final LoopConnection connection;
        private @Nullable PeerLink link;

        private Stream(int gate, LoopConnection connection) {
            this.gate = gate;
            this.connection = connection;
        }

        int gate() {
            return gate;
        }

        void send(byte[] bytes, int offset, int lengthBytes) {
            connection.send(bytes, offset, lengthBytes);
        }

        void bind(PeerLink owner) {
            link = owner;
        }

        /** Whether it was theirs. */
        boolean unbind(PeerLink owner) {
            boolean theirs = owner.equals(link);
            link = theirs ? null : link;
            return theirs;
        }

        @Nullable
        PeerLink link() {
            return link;
        }

        /** Closes what is nobody's. */
        void dismiss() {
            if (link == null) {
                connection.close();
            }
        }
    }

    // In the order of their gates.
    private final List<Stream> all = new ArrayList<>();

    @Nullable
    Stream get(int gate) {
        int at = place(gate);
        return at < all.size() && all.get(at).gate == gate ? all.get(at) : null;
    }

    /** It has none yet. */
    Stream open(int gate, LoopConnection connection) {
        Stream stream = new Stream(gate, connection);
        all.add(place(gate), stream);
        return stream;
    }

    @Nullable
    Stream remove(int gate) {
        Stream stream = get(gate);
        if (stream != null) {
            all.remove(place(gate));
        }
        return stream;
    }

    /** Of the first that is not before it. */
    private int place(int gate) {
        int from = 0;
        int to = all.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (all.get(middle).gate < gate) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
