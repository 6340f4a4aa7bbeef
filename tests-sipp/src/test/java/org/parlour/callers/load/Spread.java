package org.parlour.callers.load;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Many values of one kind, and where their percentiles lie. */
public final class Spread {
    private final double[] sorted;

    private Spread(double[] sorted) {
        this.sorted = sorted;
    }

    public static Spread of(DoubleStream values) {
        return new Spread(values.filter(Double::isFinite).sorted().toArray());
    }

    public static Spread of(double[] values) {
        return of(Arrays.stream(values));
    }

    /** All of them together. */
    public static Spread ofAll(List<Spread> spreads) {
        return of(spreads.stream().flatMapToDouble(spread -> Arrays.stream(spread.sorted)));
    }

    public int count() {
        return sorted.length;
    }

    /** NaN of none. */
    public double at(double percent) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.clamp(Math.ceil(sorted.length * percent / 100) - 1, 0, sorted.length - 1)];
    }

    /** The share of values above a bound, in hundreds. */
    public double percentAbove(double bound) {
        return 100.0 * Arrays.stream(sorted).filter(value -> value > bound).count() / Math.max(1, sorted.length);
    }
}
