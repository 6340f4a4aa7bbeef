package org.parlour.conference.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.door.Visitor;
import org.parlour.sip.explain.Ruling;
import org.parlour.sip.seat.CallNews;
import org.parlour.sip.seat.LineState;
import org.parlour.sip.seat.PhoneQuality;
import org.parlour.wire.call.RoomId;

/**
 * The record of a call that is over.
 *
 * @param ruling by which plan it was taken or not, and why
 * @param reason a word for metrics and pages
 * @param goodbye whether it ended in good order
 * @param room where it sat last
 * @param line as it was at the end
 * @param quality as it was measured last; null where nothing was
 */
record EndedCall(
        Visitor visitor,
        @Nullable Ruling ruling,
        Instant since,
        Instant until,
        String reason,
        boolean goodbye,
        @Nullable RoomId room,
        LineState line,
        @Nullable PhoneQuality quality) {
    static EndedCall of(LiveCall call, CallNews.Ended over, Instant now) {
        return new EndedCall(
                call.visitor(),
                call.ruling(),
                call.since(),
                now,
                over.reason(),
                over.goodbye(),
                call.room(),
                call.phone().line(),
                call.phone().quality());
    }

    /** It never came in. */
    static EndedCall of(CallNews.TurnedAway away, Instant now) {
        return new EndedCall(
                away.visitor(), away.ruling(), now, now, away.reason(), true, null, LineState.AWAITED, null);
    }
}
