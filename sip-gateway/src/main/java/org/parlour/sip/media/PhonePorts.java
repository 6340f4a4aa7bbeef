package org.parlour.sip.media;

/** The phones' UDP ports, for all lanes and loops of the program. */
public final class PhonePorts {
    private final PortRing ring;

    /** Begins at the first port. */
    public PhonePorts(int first, int last) {
        this(first, last, 0);
    }

    /**
     * @param startAt where to begin, best drawn by chance: phones of the program that ran here a
     *     moment ago still send to the ports that it had
     */
    public PhonePorts(int first, int last, int startAt) {
        ring = new PortRing(first, last, startAt);
    }

    synchronized int take() {
        return ring.take(System.nanoTime());
    }

    synchronized void giveBack(int port) {
        ring.giveBack(port, System.nanoTime());
    }

    synchronized void takenByAnother(int port) {
        ring.takenByAnother(port, System.nanoTime());
    }

    public synchronized PortCounters counters() {
        return new PortCounters(ring.size(), ring.inUse(), ring.refused(), ring.takenByOthers());
    }

    @Override
    public synchronized String toString() {
        return ring.toString();
    }
}
