package org.parlour.mixer.room;

import org.jspecify.annotations.Nullable;
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
 * by either. Encoders of G.722 and Opus remember.
 */
final class Voicing {
    /** Octets of 20 ms, in every codec that counts them. */
    static final int CODES = Downsampler.MOST;

    // About -60 dBFS.
    private static final int QUIET = 32;
    // 12 dB below the loudest of the last half second.
    private static final float DIP = 16;
    private static final float LOUDEST_FALL = 0.97f;

    /** Which listeners can share a sound. */
    enum Family {
        G711,
        G722,
        OPUS;

        static Family of(Codec codec) {
            return switch (codec) {
                case G722 -> G722;
                case OPUS -> OPUS;
                default -> G711;
            };
        }
    }

    private final Limiter limiter = new Limiter();
    private final Downsampler downsampler = new Downsampler();
    private final G722Encoder encoder = new G722Encoder();
    private final short[] limited = new short[Mix.SAMPLES];
    private final short[] narrow = new short[CODES];
    private final byte[] wideCodes = new byte[CODES];
    private final Family family;
    private final @Nullable OpusVoicing opus;
    private int quietFrames;
    private float energy;
    private float loudest;

    /** Of a family that has but one form. */
    Voicing(Family family) {
        this(family, null);
    }

    private Voicing(Family family, @Nullable OpusVoicing opus) {
        this.family = family;
        this.opus = opus;
    }

    static Voicing ofOpus(OpusForm form) {
        return new Voicing(Family.OPUS, new OpusVoicing(form));
    }

    /** One that could share with this one, and knows nothing of it. */
    Voicing another() {
        return opus == null ? new Voicing(family) : ofOpus(opus.form());
    }

    Family family() {
        return family;
    }

    boolean isOfForm(Voicing other) {
        return family == other.family
                && (family != Family.OPUS || opus().form().equals(other.opus().form()));
    }

    /** From now on of the other one's form, whatever it hears. */
    void form(Voicing other) {
        opus().form(other.opus().form());
    }

    /** What a voicing of Opus has. */
    OpusVoicing opus() {
        if (opus == null) {
            throw new IllegalStateException("no Opus: " + family);
        }
        return opus;
    }

    void voice(int[] mix) {
        quietFrames = isQuiet(mix) ? quietFrames + 1 : 0;
        limiter.limit(mix, limited);
        if (family == Family.OPUS) {
            weigh();
        }
        switch (family) {
            case G711 -> downsampler.downsample(limited, 0, CODES, narrow, 0);
            case G722 -> encoder.encode(limited, 0, CODES, wideCodes, 0);
            case OPUS -> opus().encode(limited, quietFrames);
        }
    }

    private void weigh() {
        long squares = 0;
        for (short sample : limited) {
            squares += sample * sample;
        }
        energy = squares;
        loudest = Math.max(energy, loudest * LOUDEST_FALL);
    }

    /** Whether the last 20 ms lay between two syllables, or in another dip of what is said. */
    boolean isInDip() {
        return energy * DIP <= loudest;
    }

    private static boolean isQuiet(int[] mix) {
        for (int sample : mix) {
            if (Math.abs(sample) > QUIET) {
                return false;
            }
        }
        return true;
    }

    /** For so many frames there was nearly nothing to be heard. */
    int quietFrames() {
        return quietFrames;
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

    /**
     * Stands where the other one stands.
     *
     * @return false where that cannot be done; then this one goes on as it was
     */
    boolean continueFrom(Voicing other) {
        if (family == Family.OPUS && !opus().continueFrom(other.opus())) {
            return false;
        }
        limiter.continueFrom(other.limiter);
        quietFrames = other.quietFrames;
        energy = other.energy;
        loudest = other.loudest;
        switch (family) {
            case G711 -> downsampler.continueFrom(other.downsampler);
            case G722 -> encoder.copyFrom(other.encoder);
            case OPUS -> {}
        }
        return true;
    }

    /** Whether the two will agree from now on, if they heard the same for long enough and hear the same. */
    boolean isAt(Voicing other) {
        return limiter.isAt(other.limiter);
    }

    /** Frees what is outside the heap. */
    void close() {
        if (opus != null) {
            opus.close();
        }
    }
}
