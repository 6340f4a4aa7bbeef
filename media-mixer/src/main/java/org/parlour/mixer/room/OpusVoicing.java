package org.parlour.mixer.room;

import org.jspecify.annotations.Nullable;
import org.parlour.mixer.mix.Mix;
import org.parlour.mixer.opus.OpusEncoder;

/**
 * The Opus of a {@link Voicing}: 20 ms in one packet, or in two. It has memory outside the heap from the first of them until
 * it is closed.
 *
 * <p>Discontinuous transmission is ours and not the encoder's, which takes a lasting tone for a pause: where nothing at all
 * was to be heard for a while, nothing is made but one packet in twenty, as the encoder would do it.
 */
final class OpusVoicing {
    // Ten times what 20 ms of a voice come to.
    static final int MOST_BYTES = 600;

    private static final int MOST_PACKETS = 2;
    private static final int SPOKEN_EVERY = 20;

    private final byte[][] packets = new byte[MOST_PACKETS][MOST_BYTES];
    private final int[] lengthsBytes = new int[MOST_PACKETS];

    private OpusForm form;
    private @Nullable OpusEncoder encoder;
    private int silentFrames;
    private boolean closed;

    OpusVoicing(OpusForm form) {
        this.form = form;
    }

    OpusForm form() {
        return form;
    }

    /** Goes on with other settings. */
    void form(OpusForm other) {
        form = other;
        if (encoder != null) {
            encoder.settings(other.settings().withSilenceUnsent(false));
        }
    }

    /** @param quietFrames for how long there was nearly nothing to be heard */
    void encode(short[] samples, int quietFrames) {
        boolean silent = form.settings().silenceUnsent() && quietFrames > Everybody.FRAMES_TO_FORGET;
        silentFrames = silent ? silentFrames + 1 : 0;
        if (closed || (silent && silentFrames % SPOKEN_EVERY != 0)) {
            lengthsBytes[0] = 0;
            lengthsBytes[1] = 0;
            return;
        }
        OpusEncoder used = encoder();
        int count = packets();
        int each = Mix.SAMPLES / count;
        for (int i = 0; i < count; i++) {
            // A fault is a negative length, and as good as nothing.
            lengthsBytes[i] = Math.max(0, used.encode(samples, i * each, each, packets[i], 0, MOST_BYTES));
        }
    }

    private OpusEncoder encoder() {
        OpusEncoder used = encoder;
        if (used == null) {
            used = form.codecs().newEncoder(form.settings().withSilenceUnsent(false));
            encoder = used;
        }
        return used;
    }

    /** How many packets the last 20 ms are. */
    int packets() {
        return form.isHalved() ? 2 : 1;
    }

    byte[] packet(int which) {
        return packets[which];
    }

    /** 0 where nothing is to be sent. */
    int lengthBytes(int which) {
        return lengthsBytes[which];
    }

    /**
     * Stands where the other one stands.
     *
     * @return false where the library cannot do that; then this one goes on as it was
     */
    boolean continueFrom(OpusVoicing other) {
        OpusEncoder source = other.encoder;
        if (closed || source == null || !encoder().copyStateFrom(source)) {
            return false;
        }
        silentFrames = other.silentFrames;
        encoder().settings(form.settings().withSilenceUnsent(false));
        return true;
    }

    void close() {
        closed = true;
        if (encoder != null) {
            encoder.close();
            encoder = null;
        }
    }
}
