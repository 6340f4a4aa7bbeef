package org.parlour.mixer.jitter;

/**
 * Holds a voice back that returns from a gap. Where the decoder and the encoder that it follows have parted, it may come far
 * too loud; so for a moment it may be as loud as it was before the gap, and louder by the millisecond.
 */
final class SoftReturn {
    private static final int BLOCK_TICKS = 5 * 8;
    private static final int HELD_BLOCKS = 12;
    // What it was before the gap is asked of its last 20 ms.
    private static final int USUAL_BLOCKS = 4;
    // About -24 dB of full scale in a band of 15 bits: a word or a key that begins behind the gap is to be heard.
    private static final float LEAST = 1_000 * 1_000;
    // Of energy, each block: 12 dB until it is let go.
    private static final float GROWTH = 1.2589f;

    private final float[] energies = new float[USUAL_BLOCKS];
    private int place;
    private int held;
    private float most;
    private float gain = 1;

    /** What is heard next comes from behind a gap. */
    void gap() {
        held = HELD_BLOCKS;
        most = LEAST;
        for (float energy : energies) {
            most = Math.max(most, energy);
        }
    }

    /** Both bands of what was decoded; changed where they stand. */
    void heard(short[] lower, short[] upper, int from, int count) {
        int end = from + count;
        for (int at = from; at < end; at += BLOCK_TICKS) {
            int ticks = Math.min(BLOCK_TICKS, end - at);
            float energy = energy(lower, upper, at, ticks);
            if (held > 0) {
                energy = hold(lower, upper, at, ticks, energy);
            }
            energies[place] = energy;
            place = (place + 1) % USUAL_BLOCKS;
        }
    }

    private float hold(short[] lower, short[] upper, int at, int ticks, float energy) {
        float goal = energy > most ? (float) Math.sqrt(most / energy) : 1;
        // The first is held at once: it is joined to the gap behind this.
        float step = held == HELD_BLOCKS ? 0 : (goal - gain) / ticks;
        gain = goal - step * ticks;
        for (int i = at; i < at + ticks; i++) {
            gain += step;
            lower[i] = (short) (lower[i] * gain);
            upper[i] = (short) (upper[i] * gain);
        }
        gain = goal;
        most *= GROWTH;
        if (--held == 0) {
            gain = 1;
        }
        return energy * goal * goal;
    }

    private static float energy(short[] lower, short[] upper, int at, int ticks) {
        float squares = 0;
        for (int i = at; i < at + ticks; i++) {
            squares += lower[i] * lower[i] + upper[i] * upper[i];
        }
        return squares / ticks;
    }
}
