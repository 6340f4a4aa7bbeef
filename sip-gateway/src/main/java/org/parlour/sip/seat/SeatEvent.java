package org.parlour.sip.seat;

import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.dtmf.Key;

/** What happens to a phone in a room. */
public sealed interface SeatEvent {
    /**
     * It sits.
     *
     * @param others how many are in the room besides it
     */
    record Seated(int others) implements SeatEvent {}

    /** Somebody came or went. */
    record CompanyChanged(int others) implements SeatEvent {}

    /** Somebody came in a browser, whom no tone announces. */
    record BrowserCame() implements SeatEvent {}

    /** The last host said goodbye, and nobody is left in a browser. */
    record HostLeft() implements SeatEvent {}

    record KeyPressed(Key key) implements SeatEvent {}

    /** {@link SeatEffect.Say} was heard to its end. */
    record PlayedOut(int playing) implements SeatEvent {}

    /** Its caller speaks, and nobody hears it. */
    record SpokeWhileMuted() implements SeatEvent {}

    /** Somebody at a page mutes or unmutes it. */
    record MutedByHost(boolean muted) implements SeatEvent {}

    /** How the room takes its telephones. Before it sits: from the beginning. */
    record PolicyChanged(PhonePolicy policy) implements SeatEvent {}

    /** Somebody at a page has seen its hand. */
    record HandLowered() implements SeatEvent {}

    /** Answers {@link SeatEffect.Count}: how many others are in the room. */
    record Counted(int browsers, int phones) implements SeatEvent {}

    /** Somebody at a page wants to know whether its caller hears us. */
    record TestAsked() implements SeatEvent {}

    /** Somebody at a page changes how its caller hears. */
    record HearingWished(HearingProfile profile) implements SeatEvent {}

    /** It is on its way to another room; there it sits anew. */
    record Moved(PhonePolicy policy) implements SeatEvent {}

    /** The room closes. */
    record RoomClosed() implements SeatEvent {}

    /** The moment that {@link SeatedPhone#nextDeadlineNanos} named has come. */
    record DeadlineReached() implements SeatEvent {}
}
