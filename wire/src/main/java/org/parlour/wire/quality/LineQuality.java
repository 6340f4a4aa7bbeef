package org.parlour.wire.quality;

/**
 * What a line is worth, and what took the rest away.
 *
 * @param rFactor R, from 0 to 100; a perfect telephone line has 93.2
 * @param mos MOS-CQE, from 1 to 4.5: the mean score that people would give a conversation
 * @param delayImpairment Id: points lost to echo and lateness
 * @param equipmentImpairment Ie-eff: points lost to the codec and to lost packets
 * @param extrapolated whether a figure lay outside the range for which the model is vouched
 */
public record LineQuality(
        double rFactor, double mos, double delayImpairment, double equipmentImpairment, boolean extrapolated) {
    public LineQuality {
        Figures.within("rFactor", rFactor, 0, 100);
        Figures.within("mos", mos, 1, 4.5);
    }

    /** The bands in which R is told to people (G.109 Table 1). */
    public enum Satisfaction {
        VERY_SATISFIED,
        SATISFIED,
        SOME_DISSATISFIED,
        MANY_DISSATISFIED,
        NEARLY_ALL_DISSATISFIED,
        NOT_RECOMMENDED
    }

    public Satisfaction satisfaction() {
        if (rFactor >= 90) {
            return Satisfaction.VERY_SATISFIED;
        }
        if (rFactor >= 80) {
            return Satisfaction.SATISFIED;
        }
        if (rFactor >= 70) {
            return Satisfaction.SOME_DISSATISFIED;
        }
        if (rFactor >= 60) {
            return Satisfaction.MANY_DISSATISFIED;
        }
        return rFactor >= 50 ? Satisfaction.NEARLY_ALL_DISSATISFIED : Satisfaction.NOT_RECOMMENDED;
    }
}
