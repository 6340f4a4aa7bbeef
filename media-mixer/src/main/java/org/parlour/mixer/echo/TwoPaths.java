package org.parlour.mixer.echo;

import static org.parlour.mixer.echo.EchoPath.BEFORE_BLOCK;
import static org.parlour.mixer.echo.EchoPath.BLOCK;

/**
 * Takes away the echo that can be foretold. The steady path is the one that is heard; the quick one beside it (Ochiai,
 * Araseki and Ogihara 1977) is adopted when it has done better for a while, and corrected when it was led astray.
 * Where even the steady one makes things louder, nothing is taken away.
 */
final class TwoPaths {
    // Energies are compared over some 50 ms.
    private static final float KEPT = 0.8f;
    private static final float BETTER = 0.7f;
    private static final float ASTRAY = 1.6f;
    private static final int BLOCKS_TO_ADOPT = 4;
    private static final int BLOCKS_TO_CORRECT = 5;
    private static final float LOUDER = 1.1f;
    private static final int BLOCKS_TO_FORGET = 15;
    // Of a block: softer than any echo worth a thought.
    private static final float LEAST_ENERGY = BLOCK * 10f * 10f;

    private final Fourier fourier;
    private final Spectra spectra;
    private final EchoPath steady;
    private final EchoPath quick;
    private final SteadyStep steadyStep;
    private final QuickStep quickStep;

    private final float[] steadyLeft = new float[BLOCK];
    private final float[] quickLeft = new float[BLOCK];
    private final float[] padded = new float[Fourier.SIZE];
    private final float[] leftRe = new float[Fourier.BINS];
    private final float[] leftIm = new float[Fourier.BINS];

    private float uplinkEnergy;
    private float steadyEnergy;
    private float quickEnergy;
    private int blocksBetter;
    private int blocksAstray;
    private int blocksLouder;
    private float share = 1;
    private boolean adopted;
    private long adoptions;
    private long forgotten;

    TwoPaths(Fourier fourier, int bins) {
        this.fourier = fourier;
        spectra = new Spectra(fourier, bins);
        steady = new EchoPath(fourier, spectra);
        quick = new EchoPath(fourier, spectra);
        steadyStep = new SteadyStep(spectra);
        quickStep = new QuickStep(spectra);
    }

    /** The delay changed: most likely the room did not, so what was learnt of it is kept for a start. */
    void realign(Reference reference, int delayBlocks) {
        spectra.refill(reference, delayBlocks);
        steadyStep.doubt(steady);
        quick.become(steady);
        blocksBetter = 0;
        blocksAstray = 0;
    }

    /** The reference goes on without an uplink to compare it to. */
    void pass(Reference reference, int delayBlocks) {
        spectra.push(reference, delayBlocks);
    }

    /** Writes what is left of the next block; false where there is no echo to take away. */
    boolean cancel(Reference reference, int delayBlocks, float[] uplink, float[] left) {
        spectra.push(reference, delayBlocks);
        adopted = false;
        if (spectra.isSilent()) {
            System.arraycopy(uplink, 0, left, 0, BLOCK);
            return false;
        }
        float energy = 0;
        for (int i = 0; i < BLOCK; i++) {
            energy += uplink[i] * uplink[i];
        }
        uplinkEnergy = KEPT * uplinkEnergy + (1 - KEPT) * energy;
        steadyEnergy = KEPT * steadyEnergy + (1 - KEPT) * steady.cancel(uplink, steadyLeft);
        quickEnergy = KEPT * quickEnergy + (1 - KEPT) * quick.cancel(uplink, quickLeft);
        compare();
        mix(uplink, left);
        learn();
        return true;
    }

    private void compare() {
        boolean better = quickEnergy < BETTER * steadyEnergy && quickEnergy < BETTER * uplinkEnergy;
        blocksBetter = better && steadyEnergy > LEAST_ENERGY ? blocksBetter + 1 : 0;
        blocksAstray = quickEnergy > ASTRAY * steadyEnergy ? blocksAstray + 1 : 0;
        if (blocksBetter == BLOCKS_TO_ADOPT) {
            steady.become(quick);
            steadyStep.doubt(steady);
            System.arraycopy(quickLeft, 0, steadyLeft, 0, BLOCK);
            steadyEnergy = quickEnergy;
            blocksBetter = 0;
            adopted = true;
            adoptions++;
        } else if (blocksAstray == BLOCKS_TO_CORRECT) {
            quick.become(steady);
            System.arraycopy(steadyLeft, 0, quickLeft, 0, BLOCK);
            quickEnergy = steadyEnergy;
            blocksAstray = 0;
        }
        blocksLouder = steadyEnergy > LOUDER * uplinkEnergy + LEAST_ENERGY ? blocksLouder + 1 : 0;
        if (blocksLouder == BLOCKS_TO_FORGET) {
            steady.forget();
            quick.forget();
            steadyStep.begin();
            blocksLouder = 0;
            forgotten++;
        }
    }

    /** The steady path's word, or the uplink as it was, and over a block from the one to the other. */
    private void mix(float[] uplink, float[] left) {
        float goal = blocksLouder > 0 ? 0 : 1;
        float step = (goal - share) / BLOCK;
        for (int i = 0; i < BLOCK; i++) {
            left[i] = uplink[i] + (share + step * (i + 1)) * (steadyLeft[i] - uplink[i]);
        }
        share = goal;
    }

    private void learn() {
        System.arraycopy(steadyLeft, 0, padded, BEFORE_BLOCK, BLOCK);
        fourier.forward(padded, leftRe, leftIm);
        steadyStep.learn(steady, leftRe, leftIm);
        steady.constrain();
        System.arraycopy(quickLeft, 0, padded, BEFORE_BLOCK, BLOCK);
        fourier.forward(padded, leftRe, leftIm);
        quickStep.learn(quick, leftRe, leftIm);
        quick.constrain();
    }

    /** The spectrum of the echo that was taken away last; of a window, not of a block. */
    float[] echoRe() {
        return steady.echoRe();
    }

    float[] echoIm() {
        return steady.echoIm();
    }

    /** How wrong that may be, as a power of each bin. */
    float[] error() {
        return steadyStep.error();
    }

    /** Whether the last block was the first one of another path. */
    boolean hasAdopted() {
        return adopted;
    }

    long adoptions() {
        return adoptions;
    }

    long forgotten() {
        return forgotten;
    }
}
