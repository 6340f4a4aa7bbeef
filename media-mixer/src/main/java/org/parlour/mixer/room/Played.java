package org.parlour.mixer.room;

import java.util.Arrays;

/** What a phone was sent, for a second: its echo comes later, and asks for it by its place. Places count samples at 16 kHz. */
final class Played {
    private static final int SAMPLES = 1 << 14;
    private static final int MASK = SAMPLES - 1;
    private static final int LOOK_EVERY = 7;
    private static final int NOTHING = 64;

    private final short[] ring = new short[SAMPLES];
    private long end;
    private long soundedAt = -SAMPLES - 1;

    void add(short[] samples) {
        int at = (int) (end & MASK);
        int first = Math.min(samples.length, SAMPLES - at);
        System.arraycopy(samples, 0, ring, at, first);
        System.arraycopy(samples, first, ring, 0, samples.length - first);
        end += samples.length;
        if (isSounding(samples)) {
            soundedAt = end;
        }
    }

    private static boolean isSounding(short[] samples) {
        for (int i = 0; i < samples.length; i += LOOK_EVERY) {
            if (Math.abs(samples[i]) > NOTHING) {
                return true;
            }
        }
        return false;
    }

    /** What it was sent before is not known any more. */
    void forget() {
        Arrays.fill(ring, (short) 0);
        soundedAt = end - SAMPLES - 1;
    }

    /** Time that passed without a sound. */
    void skip(int samples) {
        for (int i = 0; i < samples; i++) {
            ring[(int) (end++ & MASK)] = 0;
        }
    }

    /** Whether there is nothing that could come back. */
    boolean isSilent() {
        return soundedAt < end - SAMPLES;
    }

    /** Behind the last sample. */
    long end() {
        return end;
    }

    /** Copies from there on; silence where it is too long ago. */
    void copy(long from, short[] into) {
        for (int i = 0; i < into.length; i++) {
            long place = from + i;
            into[i] = place < end && place >= 0 && place > end - SAMPLES ? ring[(int) (place & MASK)] : 0;
        }
    }
}
