package org.parlour.sfu.signal;

import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.SeatId;

/**
 * Somebody who waits to be let in.
 *
 * @param name null on a telephone
 * @param caller the number of a telephone, masked; null in a browser
 */
public record Waiting(
        SeatId seat,
        @Nullable PersonName name,
        Person.Kind kind,
        @Nullable String caller) {
    static Waiting inABrowser(SeatId seat, PersonName name) {
        return new Waiting(seat, name, Person.Kind.BROWSER, null);
    }

    /** Neither the name nor the number. */
    @Override
    public String toString() {
        return "Waiting[" + seat + " " + kind + "]";
    }
}
