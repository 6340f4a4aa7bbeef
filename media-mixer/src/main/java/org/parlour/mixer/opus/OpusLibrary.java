package org.parlour.mixer.opus;

/** One of the two that can encode and decode. */
sealed interface OpusLibrary permits Libopus, Concentus {
    /** As it calls itself, with its version. */
    String version();

    Encoding encoding(OpusSettings settings);

    Decoding decoding(int sampleRateHz);
}
