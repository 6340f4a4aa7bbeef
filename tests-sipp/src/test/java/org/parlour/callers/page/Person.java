package org.parlour.callers.page;

import org.parlour.callers.phone.Marker;

/**
 * Somebody at a browser.
 *
 * @param name as the page shows it, an invented role
 * @param number what their camera shows; their screen shows a hundred more
 */
public record Person(String name, int number) {
    /** What a screen shows is this much above what its owner's camera shows. */
    public static final int SCREEN = 100;

    private static final long FIRST_SEED = 4_000;

    public Person {
        if (number < 1 || number >= SCREEN) {
            throw new IllegalArgumentException("no camera shows " + number);
        }
    }

    /** Their voice. */
    public Marker marker() {
        return Marker.of(FIRST_SEED + number);
    }

    public int screenNumber() {
        return SCREEN + number;
    }
}
