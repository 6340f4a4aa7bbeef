package org.parlour.simulation;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What waiting in other people's queues adds to the delay.
 *
 * <p>A queue has an order, so this never makes one message overtake another; {@link Reorder} does.
 */
public sealed interface Jitter {
    Jitter NONE = new Uniform(Duration.ZERO);

    long drawNanos(RandomGenerator chance);

    /** Anything up to this, all alike likely. */
    record Uniform(Duration most) implements Jitter {
        @Override
        public long drawNanos(RandomGenerator chance) {
            return chance.nextLong(most.toNanos() + 1);
        }
    }

    /** The upper half of a bell. */
    record Bell(Duration deviation) implements Jitter {
        @Override
        public long drawNanos(RandomGenerator chance) {
            return (long) Math.abs(chance.nextGaussian() * deviation.toNanos());
        }
    }

    /**
     * Mostly little, sometimes very much: a Pareto tail, as measured on mobile networks and Wi-Fi. Half
     * of all draws lie below a third of the scale; none exceeds the most.
     */
    record HeavyTail(Duration scale, Duration most) implements Jitter {
        private static final double SHAPE = 2.5;

        @Override
        public long drawNanos(RandomGenerator chance) {
            double tail = Math.pow(1 - chance.nextDouble(), -1 / SHAPE) - 1;
            return Math.min(most.toNanos(), (long) (scale.toNanos() * tail));
        }
    }

    static Jitter uniform(Duration most) {
        return new Uniform(most);
    }

    static Jitter bell(Duration deviation) {
        return new Bell(deviation);
    }

    static Jitter heavyTail(Duration scale, Duration most) {
        return new HeavyTail(scale, most);
    }
}
