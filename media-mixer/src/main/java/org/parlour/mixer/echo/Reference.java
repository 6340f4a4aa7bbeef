package org.parlour.mixer.echo;

/** What was played to the phone: its last 640 ms, in blocks of 10 ms. */
final class Reference {
    static final int BLOCK = 160;
    static final int BLOCKS = 64;

    // Softer than the last step of G.711: no echo of it is heard.
    private static final int SILENCE = 8;
    // Enough to learn from: a peak of -48 dB.
    private static final int VOICE = 128;
    private static final int LENGTH = BLOCK * BLOCKS;
    // A spectrum reaches back into its third block before, by 32 samples.
    private static final int REACH = 4;

    private final short[] samples = new short[LENGTH];
    private final int[] peaks = new int[BLOCKS];
    private int newest = BLOCKS - 1;
    private int loudBlocks;

    void push(short[] block, int at) {
        newest = newest + 1 == BLOCKS ? 0 : newest + 1;
        int peak = 0;
        for (int i = 0; i < BLOCK; i++) {
            peak = Math.max(peak, Math.abs(block[at + i]));
        }
        System.arraycopy(block, at, samples, newest * BLOCK, BLOCK);
        place(peak);
    }

    void pushSilence() {
        newest = newest + 1 == BLOCKS ? 0 : newest + 1;
        if (peaks[newest] > 0) {
            for (int i = 0; i < BLOCK; i++) {
                samples[newest * BLOCK + i] = 0;
            }
        }
        place(0);
    }

    private void place(int peak) {
        loudBlocks += (peak > SILENCE ? 1 : 0) - (peaks[newest] > SILENCE ? 1 : 0);
        peaks[newest] = peak;
    }

    /** Whether nothing was played for so long that no echo can be left. */
    boolean isSilent() {
        return loudBlocks == 0;
    }

    /** Whether there is nothing in the window that ends so many blocks ago. */
    boolean isSilent(int blocksAgo) {
        for (int i = 0; i < REACH; i++) {
            if (peak(blocksAgo + i) > SILENCE) {
                return false;
            }
        }
        return true;
    }

    /** Whether the newest block is worth learning from. */
    boolean isVoice() {
        return peaks[newest] > VOICE;
    }

    float energy(int blocksAgo) {
        int from = ((newest - blocksAgo) & (BLOCKS - 1)) * BLOCK;
        float energy = 0;
        for (int i = from; i < from + BLOCK; i++) {
            energy += samples[i] * samples[i];
        }
        return energy;
    }

    private int peak(int blocksAgo) {
        return peaks[(newest - blocksAgo) & (BLOCKS - 1)];
    }

    /** The {@link Fourier#SIZE} samples that end so many blocks ago. */
    void window(int blocksAgo, float[] window) {
        int from = ((newest - blocksAgo + 1) & (BLOCKS - 1)) * BLOCK - Fourier.SIZE;
        for (int i = 0; i < Fourier.SIZE; i++) {
            int place = from + i;
            window[i] = samples[place < 0 ? place + LENGTH : place];
        }
    }
}
