package org.parlour.mixer.opus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Both promise the same; what a test says of Opus it says of each. */
enum Library {
    MACHINE,
    JAVA;

    OpusCodecs open() {
        OpusCodecs codecs = this == MACHINE ? OpusCodecs.open() : OpusCodecs.open("libopus.so.none");
        assumeTrue(
                this == JAVA || codecs.isNative(),
                "not run: libopus.so.0 is missing (Debian: apt-get install libopus0)");
        return codecs;
    }
}
