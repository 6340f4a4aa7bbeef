package org.parlour.callers.voice;

import java.util.ArrayList;
import java.util.List;
import org.parlour.mixer.measure.Estoi;
import org.parlour.mixer.measure.SpectralDistance;

/**
 * One way over all losses of a kind.
 *
 * @param estois for each loss those of each talk and seed, in the same order for every way
 */
record Series(String title, LossKind kind, List<Figure> figures, List<List<Double>> estois) {
    /** In per cent. */
    static final List<Integer> LOSSES = List.of(0, 1, 3, 5, 10, 20);

    static Series of(Way way, LossKind kind, List<Talk> talks, int seeds) {
        List<Figure> figures = new ArrayList<>();
        List<List<Double>> all = new ArrayList<>();
        for (int percent : LOSSES) {
            List<Double> estois = new ArrayList<>();
            List<Double> distances = new ArrayList<>();
            for (int seed = 1; seed <= (percent == 0 ? 1 : seeds); seed++) {
                for (Talk talk : talks) {
                    boolean[] lost = kind.pattern(percent / 100.0, talk.frames(), 1_000L * seed + percent);
                    short[] heard = way.heard(talk, lost);
                    estois.add(Estoi.of(talk.samples(), heard, talk.rateHz()));
                    distances.add(SpectralDistance.decibels(talk.samples(), heard, talk.rateHz()));
                }
            }
            figures.add(Figure.of(estois, distances));
            all.add(estois);
        }
        return new Series(way.title(), kind, figures, all);
    }

    /** By how much more is understood than with another at a loss: the mean, and the least of all talks and seeds. */
    double[] gainOver(Series other, int percent) {
        List<Double> mine = estois.get(LOSSES.indexOf(percent));
        List<Double> others = other.estois.get(LOSSES.indexOf(percent));
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < mine.size(); i++) {
            double gain = mine.get(i) - others.get(i);
            sum += gain;
            least = Math.min(least, gain);
        }
        return new double[] {sum / mine.size(), least};
    }
}
