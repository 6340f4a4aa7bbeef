package org.parlour.sip.door;

/** How often a caller tried to get in. Each of it ends with a person who helps. */
final class Tries {
    private static final int MOST_LOOKS = 3;
    private static final int MOST_SLIPS = 4;
    private static final int MOST_SILENCES = 3;

    private int looks;
    private int slips;
    private int silences;

    void look() {
        looks++;
    }

    boolean mayLook() {
        return looks < MOST_LOOKS;
    }

    /** One more; true where that was the last. */
    boolean slip() {
        return ++slips == MOST_SLIPS;
    }

    /** As {@link #slip}. */
    boolean silence() {
        return ++silences == MOST_SILENCES;
    }
}
