package org.parlour.mixer.opus;

/** An encoder of one of the libraries. Whoever calls it has measured everything. */
sealed interface Encoding permits LibopusEncoding, ConcentusEncoding {
    /** The longest frame that both libraries have. */
    int MOST_MILLIS = 60;

    int encode(short[] samples, int offset, int frameSamples, byte[] into, int at, int limitBytes);

    void apply(OpusSettings settings);

    /** False where it cannot, and then nothing has changed. */
    boolean copyStateFrom(Encoding other);

    int lookAheadSamples();

    void reset();

    void free();
}
