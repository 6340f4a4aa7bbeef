package org.parlour.mixer.room;

import org.parlour.mixer.g711.Law;
import org.parlour.mixer.g722.G722Encoder;
import org.parlour.mixer.mix.Limiter;
import org.parlour.mixer.mix.Mix;
import org.parlour.mixer.resample.Downsampler;
import org.parlour.wire.sdp.Codec;

/**
 * From a sum at 16 kHz to what a phone is sent: limited once, then filtered and encoded. Its state can be taken over.
 *
 * <p>The laws of G.711 are one family, for they remember nothing: what one listener hears at 8 kHz may at any time be coded
 * by either. An encoder of G.722 remembers.
 */
final class Voicing {
    /** Octets of 20 ms, in every codec that is here. */
    static final int CODES = Downsampler.MOST;

    /** Which listeners can share a sound. */
    enum Family {
        G711,
        G722;

        static Family of(Codec codec) {
            return codec == Codec.G722 ? G722 : G711;
        }
    }

    private final Limiter limiter = new Limiter();
    private final Downsampler downsampler = new Downsampler();
    private final G722Encoder encoder = new G722Encoder();
    private final short[] limited = new short[Mix.SAMPLES];
    private final short[] narrow = new short[CODES];
    private final byte[] wideCodes = new byte[CODES];
    private final Family family;

    Voicing(Family family) {
        this.family = family;
    }

    Family family() {
        return family;
    }

    void voice(int[] mix) {
        limiter.limit(mix, limited);
        switch (family) {
            case G711 -> downsampler.downsample(limited, 0, CODES, narrow, 0);
            case G722 -> encoder.encode(limited, 0, CODES, wideCodes, 0);
        }
    }

    /** The last 20 ms as a law has them. */
    void compress(Law law, byte[] codes) {
        law.compress(narrow, 0, CODES, codes, 0);
    }

    /** The last 20 ms in G.722. */
    byte[] wideCodes() {
        return wideCodes;
    }

    /** The last 20 ms before any codec. */
    short[] limited() {
        return limited;
    }

    void continueFrom(Voicing other) {
        limiter.continueFrom(other.limiter);
        switch (family) {
            case G711 -> downsampler.continueFrom(other.downsampler);
            case G722 -> encoder.copyFrom(other.encoder);
        }
    }

    /** Whether the two will agree from now on, if they heard the same for long enough and hear the same. */
    boolean isAt(Voicing other) {
        return limiter.isAt(other.limiter);
    }
}
