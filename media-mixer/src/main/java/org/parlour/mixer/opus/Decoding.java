package org.parlour.mixer.opus;

/** A decoder of one of the libraries. Whoever calls it has measured everything. */
sealed interface Decoding permits LibopusDecoding, ConcentusDecoding {
    /** RFC 6716 section 3.4, R5: no packet lasts longer. */
    int MOST_MILLIS = 120;

    int decode(byte[] packet, int offset, int length, short[] into, int at, int samples);

    /** What was said before the packet, as far as the packet knows. */
    int repair(byte[] nextPacket, int offset, int length, short[] into, int at, int lostSamples);

    int conceal(short[] into, int at, int lostSamples);

    /** Where the range decoder ended: the same in every right decoder. */
    int finalRange();

    void reset();

    void free();
}
