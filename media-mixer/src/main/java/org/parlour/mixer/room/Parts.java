package org.parlour.mixer.room;

import org.jspecify.annotations.Nullable;

/**
 * Whose sounds are in the sum of these 20 ms, each by itself, for listeners who hear one speaker at a time. A place is its
 * speaker's for as long as they are in the sum: the first are the browsers' slots, the others are telephones'. Where no such
 * listener is, nothing is noted here.
 */
final class Parts {
    private static final int NOWHERE = -1;
    // Mean square of -50 dBFS: breath and rooms are softer.
    private static final float SPOKEN = 1e-5f * 32_768 * 32_768;
    // A second of silence takes 18 dB: between two words nobody loses the word.
    private static final float FALL = 0.92f;

    private final short[] @Nullable [] sounds;
    private final @Nullable Speech[] owners;
    private final float[] loudness;
    private final int slots;

    /** @param speakers so many telephones at once, and as many that fade */
    Parts(int slots, int speakers) {
        this.slots = slots;
        int places = slots + 2 * speakers;
        sounds = new short[places][];
        owners = new Speech[places];
        loudness = new float[places];
    }

    int places() {
        return sounds.length;
    }

    /** The next 20 ms. */
    void begin() {
        for (int i = 0; i < sounds.length; i++) {
            sounds[i] = null;
        }
    }

    void addSlot(int slot, short[] sound) {
        sounds[slot] = sound;
    }

    void add(Speech speech) {
        int place = place(speech);
        if (place != NOWHERE) {
            owners[place] = speech;
            sounds[place] = speech.part();
        }
    }

    /** All are noted. */
    void end() {
        for (int i = 0; i < sounds.length; i++) {
            short[] sound = sounds[i];
            if (sound == null) {
                owners[i] = null;
                loudness[i] = 0;
            } else {
                loudness[i] = Math.max(energy(sound), loudness[i] * FALL);
            }
        }
    }

    private int place(Speech speech) {
        int free = NOWHERE;
        for (int i = slots; i < owners.length; i++) {
            if (owners[i] == speech) {
                return i;
            }
            if (owners[i] == null && free == NOWHERE) {
                free = i;
            }
        }
        return free;
    }

    /** What comes from there for this listener: null where nobody is, or they themselves. */
    short @Nullable [] sound(int place, Speech listener) {
        return owners[place] == listener ? null : sounds[place];
    }

    /** How loud that is; 0 where nobody speaks. */
    float loudness(int place, Speech listener) {
        return owners[place] == listener || loudness[place] < SPOKEN ? 0 : loudness[place];
    }

    private static float energy(short[] sound) {
        long squares = 0;
        for (short sample : sound) {
            squares += sample * sample;
        }
        return squares / (float) sound.length;
    }
}
