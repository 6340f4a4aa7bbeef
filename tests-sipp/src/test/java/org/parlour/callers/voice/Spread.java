package org.parlour.callers.voice;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Of some measurements of the same: what lies in the middle, and what is far from it. Those without a number are left out. */
final class Spread {
    private final double[] sorted;

    private Spread(double[] sorted) {
        this.sorted = sorted;
    }

    static Spread of(Collection<Double> values) {
        return new Spread(values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray());
    }

    int count() {
        return sorted.length;
    }

    double mean() {
        return Arrays.stream(sorted).average().orElse(Double.NaN);
    }

    /** The standard deviation. */
    double deviation() {
        double mean = mean();
        double squares = Arrays.stream(sorted)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / Math.max(1, sorted.length - 1));
    }

    /** Below which so much of them lies, from 0 for the least to 1 for the most. */
    double quantile(double part) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(part * (sorted.length - 1))];
    }

    double median() {
        return quantile(0.5);
    }

    double least() {
        return quantile(0);
    }

    double most() {
        return quantile(1);
    }

    int countBelow(double bound) {
        return (int) Arrays.stream(sorted).filter(value -> value < bound).count();
    }

    /** "least to most", with so many digits behind the point. */
    String reach(int digits) {
        String form = "%." + digits + "f";
        return String.format(Locale.ROOT, form + " to " + form, least(), most());
    }
}
