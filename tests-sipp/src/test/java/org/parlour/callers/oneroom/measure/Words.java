package org.parlour.callers.oneroom.measure;

import java.util.Locale;
import org.parlour.callers.load.Spread;

/** Figures as they stand in the page. */
final class Words {
    private Words() {}

    /** Half of them, nearly all of them, and the most. */
    static String of(Spread spread) {
        return spread.count() == 0
                ? "not seen"
                : String.format(
                        Locale.ROOT,
                        "%.1f · %.1f · %.1f (%d)",
                        spread.at(50),
                        spread.at(99),
                        spread.at(100),
                        spread.count());
    }

    /** The middle one, the least and the most: of a few. */
    static String ofFew(Spread spread) {
        return spread.count() == 0
                ? "not seen"
                : String.format(Locale.ROOT, "%.1f (%.1f–%.1f)", spread.at(50), spread.at(0), spread.at(100));
    }

    static String verdict(double figure, double budget) {
        return Double.isNaN(figure) ? "not seen" : figure <= budget ? "kept" : "**missed**";
    }
}
