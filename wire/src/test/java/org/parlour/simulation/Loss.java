package org.parlour.simulation;

/** How messages get lost on their way: singly or in bursts. */
public sealed interface Loss {
    Loss NONE = new Scattered(0);
    Loss EVERYTHING = new Scattered(1);

    /** Each message for itself. */
    record Scattered(double ratio) implements Loss {
        public Scattered {
            Ratio.check("a loss", ratio);
        }
    }

    /**
     * The two states of Gilbert and Elliott: a good one and a bad one, each with a loss of its own, and after each
     * message a chance to change over.
     */
    record Bursts(double toBadRatio, double toGoodRatio, double lossWhenGoodRatio, double lossWhenBadRatio)
            implements Loss {
        public Bursts {
            Ratio.check("a change to bad", toBadRatio);
            Ratio.check("a change to good", toGoodRatio);
            Ratio.check("a loss when good", lossWhenGoodRatio);
            Ratio.check("a loss when bad", lossWhenBadRatio);
        }
    }

    static Loss scattered(double ratio) {
        return new Scattered(ratio);
    }

    /** Bursts in which everything is lost, of this mean length, so frequent that in total this share is lost. */
    static Loss bursts(double ratio, double meanLengthMessages) {
        if (ratio >= 1 || meanLengthMessages < 1) {
            throw new IllegalArgumentException("bursts last at least one message and leave something over");
        }
        double toGood = 1 / meanLengthMessages;
        // In balance, ratio = toBad / (toBad + toGood).
        return new Bursts(toGood * ratio / (1 - ratio), toGood, 0, 1);
    }
}
