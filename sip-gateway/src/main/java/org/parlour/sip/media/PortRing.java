package org.parlour.sip.media;

import java.util.BitSet;

/**
 * The pairs of ports of all phones, an even one for RTP and the odd one above it (RFC 3550 11), in a
 * ring: taken at the head, given back at the tail.
 *
 * <p>A port rests before it is given out again, because the last packets of the call that had it are
 * still under way and would be heard in the next one.
 */
final class PortRing {
    static final int NONE = -1;

    static final long REST_NANOS = 2_000_000_000L;

    private static final int PAIR = 2;

    private final int first;
    private final int[] ports;
    private final long[] restedNanos;
    private final BitSet given = new BitSet();
    private int head;
    private int free;
    private long refused;
    private long takenByOthers;

    /**
     * @param first the lowest even port
     * @param last the highest port; a lone even one at the end stays unused
     * @param startAt any number: at which of the pairs to begin
     */
    PortRing(int first, int last, int startAt) {
        if (first < 2 || first % PAIR != 0 || last > 65_535 || last <= first) {
            throw new IllegalArgumentException("no range of ports: " + first + " to " + last);
        }
        this.first = first;
        ports = new int[(last - first + 1) / PAIR];
        restedNanos = new long[ports.length];
        for (int i = 0; i < ports.length; i++) {
            ports[i] = first + PAIR * Math.floorMod(startAt + i, ports.length);
            restedNanos[i] = Long.MIN_VALUE;
        }
        free = ports.length;
    }

    /** An even port, or {@link #NONE} when all are in use or at rest. */
    int take(long nowNanos) {
        // Given back in the order of time, so where the head is not rested nobody is.
        if (free == 0 || (restedNanos[head] != Long.MIN_VALUE && nowNanos - restedNanos[head] < 0)) {
            refused++;
            return NONE;
        }
        int port = ports[head];
        head = (head + 1) % ports.length;
        free--;
        given.set(index(port));
        return port;
    }

    void giveBack(int port, long nowNanos) {
        int index = index(port);
        if (!given.get(index)) {
            throw new IllegalStateException("a port that nobody took was given back");
        }
        given.clear(index);
        int tail = (head + free) % ports.length;
        ports[tail] = port;
        restedNanos[tail] = nowNanos + REST_NANOS;
        free++;
    }

    /** Another program has this port, or the one above it: the next one may be free, this one later. */
    void takenByAnother(int port, long nowNanos) {
        takenByOthers++;
        giveBack(port, nowNanos);
    }

    private int index(int port) {
        int index = (port - first) / PAIR;
        if (port < first || port % PAIR != 0 || index >= ports.length) {
            throw new IllegalArgumentException("no port of this ring: " + port);
        }
        return index;
    }

    int size() {
        return ports.length;
    }

    int inUse() {
        return ports.length - free;
    }

    /** How often none was left. */
    long refused() {
        return refused;
    }

    long takenByOthers() {
        return takenByOthers;
    }

    @Override
    public String toString() {
        return "PortRing[%d of %d in use]".formatted(inUse(), ports.length);
    }
}
