package org.parlour.simulation;

import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;

/**
 * One run of a simulation: its seed, its time, and what happened in it.
 *
 * <p>{@code -Dparlour.seed=17} replays one seed; {@code -Dparlour.simulation.seeds=2000} asks for many.
 */
public final class Run {
    private static final String SEED = "parlour.seed";
    private static final String SEEDS = "parlour.simulation.seeds";
    private static final int DEFAULT_SEEDS = 20;

    private final long seed;
    private final ManualClock clock = new ManualClock();
    private final Trace trace = new Trace(clock.nowNanos());

    private Run(long seed) {
        this.seed = seed;
    }

    public static Run ofSeed(long seed) {
        return new Run(seed);
    }

    /** The seeds to run: 1, 2, 3 … as many as asked for, or the one that is to be replayed. */
    public static LongStream seeds(int atLeast) {
        Long replayed = Long.getLong(SEED);
        return replayed != null
                ? LongStream.of(replayed)
                : LongStream.rangeClosed(1, Math.max(atLeast, Integer.getInteger(SEEDS, DEFAULT_SEEDS)));
    }

    public long seed() {
        return seed;
    }

    public ManualClock clock() {
        return clock;
    }

    public Trace trace() {
        return trace;
    }

    /**
     * Chance for one purpose. Each purpose has a stream of its own, so that drawing more for one of them leaves the
     * history of the others as it was.
     */
    public RandomGenerator chance(String purpose) {
        // The golden ratio in 64 bits keeps neighbouring seeds far apart before the purpose is mixed in.
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 0x9E37_79B9_7F4A_7C15L + purpose.hashCode());
    }

    /** What somebody needs who wants to see this run again. */
    public String story() {
        return String.format(
                Locale.ROOT,
                "seed %d at %.3f ms, replay with -D%s=%d; the last that happened:%n%s",
                seed,
                clock.elapsed().toNanos() / 1e6,
                SEED,
                seed,
                trace);
    }

    /** A failure of this run, story and all. */
    public AssertionError failure(String what) {
        return new SimulationFailure(what + "\n" + story(), null);
    }

    public AssertionError failure(String what, Throwable cause) {
        return new SimulationFailure(what + "\n" + story(), cause);
    }

    @Override
    public String toString() {
        return "seed " + seed;
    }
}
