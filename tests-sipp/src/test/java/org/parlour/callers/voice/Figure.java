package org.parlour.callers.voice;

import java.util.List;

/** What one way made of one loss: the mean over talks and seeds, and how far they lie apart. */
record Figure(double estoi, double estoiSpread, double distance, double distanceSpread) {
    static Figure of(List<Double> estois, List<Double> distances) {
        return new Figure(mean(estois), spread(estois), mean(distances), spread(distances));
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** The standard deviation. */
    static double spread(List<Double> values) {
        double mean = mean(values);
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / Math.max(1, values.size() - 1));
    }
}
