package org.parlour.sip.media;

/** What a phone is to hear; on the leg's loop. */
public interface Downlink {
    /** One packet, of so many ticks of the codec's RTP clock. */
    void send(byte[] payload, int offset, int lengthBytes, int lengthTicks);

    /** Nothing is sent for so long; the phone's clock goes on. */
    void skip(int lengthTicks);

    /** What a pause sounds like (RFC 3389), to a phone that agreed to be told; nothing is sent to any other. */
    void noise(byte[] payload, int offset, int lengthBytes, int lengthTicks);

    /** How many of a hundred of our packets the phone missed, by its last report. */
    int lossPercent();
}
