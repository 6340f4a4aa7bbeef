package org.parlour.callers.measure;

/**
 * One kind of traffic in one room.
 *
 * @param pictures or voices
 * @param packetBytes of a datagram that a browser sends, encryption included
 * @param publishers how many send
 * @param copies how many get each packet
 * @param packetsPerSecond of each publisher
 */
record ForwardShape(boolean pictures, int packetBytes, int publishers, int copies, int packetsPerSecond) {
    /** One shows to ten, and ten show to each other; then the same with voices, of which each hears four. */
    static final ForwardShape ONE_SHOWS = new ForwardShape(true, 1_200, 1, 10, 1_000);

    static final ForwardShape TEN_SHOW = new ForwardShape(true, 1_200, 10, 9, 250);
    static final ForwardShape ONE_SPEAKS = new ForwardShape(false, 80, 1, 10, 1_000);
    static final ForwardShape TEN_SPEAK = new ForwardShape(false, 80, 10, 4, 250);

    static final int VIEWERS = 10;

    /** Of ten who all publish each is a viewer too; one alone is not. */
    boolean isViewer(int person) {
        return publishers > 1 || person > 1;
    }

    int people() {
        return publishers > 1 ? VIEWERS : VIEWERS + 1;
    }

    @Override
    public String toString() {
        return "%,d B %s, %d → %d".formatted(packetBytes, pictures ? "of pictures" : "of voice", publishers, VIEWERS);
    }
}
