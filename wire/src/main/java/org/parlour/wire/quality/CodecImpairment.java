package org.parlour.wire.quality;

/**
 * What a codec costs on the R scale (G.113).
 *
 * @param equipment Ie: points lost without any packet lost
 * @param lossRobustness Bpl: the loss in percent at which half of what is left is lost; higher is better
 */
public record CodecImpairment(double equipment, double lossRobustness) {
    /** G.711 whose gaps stay silent: G.113 Appendix I, Table I.3. */
    public static final CodecImpairment G711 = new CodecImpairment(0, 4.3);

    /** G.711 whose gaps are concealed: the same table, random loss, 10 ms packets. */
    public static final CodecImpairment G711_CONCEALED = new CodecImpairment(0, 25.1);

    /**
     * G.113 rates G.722 on the wide-band scale only. On this one it is taken as concealed G.711: no band is lost that a
     * telephone has, and a gap sounds alike, because both codecs carry hardly any memory across it.
     */
    public static final CodecImpairment G722 = G711_CONCEALED;

    /**
     * G.113 does not list Opus. Its speech layer predicts from packet to packet and conceals, as G.729A does, so that
     * one's robustness (19.0, Table I.3) stands in; Ie is 0 at the 24 kbit/s and more that a room uses. Loss repaired
     * by in-band FEC is no loss: subtract it before.
     */
    public static final CodecImpairment OPUS = new CodecImpairment(0, 19.0);

    public CodecImpairment {
        Figures.within("equipment", equipment, 0, 95);
        Figures.within("lossRobustness", lossRobustness, Double.MIN_NORMAL, Double.MAX_VALUE);
    }
}
