package org.parlour.conference.directory;

import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.SeatId;

/**
 * Somebody who wants to sit down.
 *
 * @param call by which they come; null in a browser
 * @param caller by which their own seat is found when it was kept; null for who cannot be known again
 * @param fresh the seat they get when none was kept
 */
public record Guest(
        Seat.Kind kind, @Nullable CallId call, @Nullable CallerMark caller, SeatId fresh) {
    public static Guest onThePhone(CallId call, @Nullable CallerMark caller, SeatId fresh) {
        return new Guest(Seat.Kind.PHONE, call, caller, fresh);
    }

    /** Their own browser is known again by the talk of its room, and not here. */
    public static Guest inABrowser(SeatId fresh) {
        return new Guest(Seat.Kind.BROWSER, null, null, fresh);
    }
}
