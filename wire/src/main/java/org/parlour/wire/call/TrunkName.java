package org.parlour.wire.call;

/** The name that a dial plan gives to a trunk: {@code local}, {@code berlin-1}. */
public record TrunkName(String text) implements Comparable<TrunkName> {
    /** The trunk that a first run has: loopback, inbound, the demo number only. */
    public static final TrunkName LOCAL = new TrunkName("local");

    private static final String WHAT = "a trunk name";

    public TrunkName {
        String flaw = Label.flaw(WHAT, text);
        if (flaw != null) {
            throw new IllegalArgumentException(flaw);
        }
    }

    public static Reading<TrunkName> parse(String text) {
        String flaw = Label.flaw(WHAT, text);
        return flaw == null ? new Reading.Parsed<>(new TrunkName(text)) : new Reading.Malformed<>(flaw);
    }

    @Override
    public int compareTo(TrunkName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
