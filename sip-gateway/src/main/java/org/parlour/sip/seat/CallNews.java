package org.parlour.sip.seat;

import org.parlour.sip.door.Visitor;
import org.parlour.sip.explain.Ruling;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.HoldReason;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

/**
 * One thing that happened to one call. The first is {@link Arrived}, the last {@link Ended}, and both come once; of one that
 * was not taken {@link TurnedAway} alone is told.
 */
public sealed interface CallNews {
    CallId call();

    /** An INVITE that is taken. */
    record Arrived(Visitor visitor) implements CallNews {
        @Override
        public CallId call() {
            return visitor.call();
        }
    }

    /** By which plan it is taken, and why; right behind {@link Arrived}. */
    record Ruled(CallId call, Ruling ruling) implements CallNews {}

    /**
     * It was never answered: the plan refused it, something broke, or the caller gave up.
     *
     * @param reason as that of {@link Ended}
     */
    record TurnedAway(Visitor visitor, Ruling ruling, String reason) implements CallNews {
        @Override
        public CallId call() {
            return visitor.call();
        }
    }

    /** Answered: the door speaks. */
    record AtTheDoor(CallId call) implements CallNews {}

    /** Waits for a person: {@link PhoneCalls#admit} lets them in. */
    record InReception(CallId call) implements CallNews {}

    /** Waits for a host of this room, as in reception. */
    record InLobby(CallId call, RoomId room) implements CallNews {}

    /** Hears and is heard. */
    record Seated(CallId call, RoomId room, SeatId seat) implements CallNews {}

    record MuteChanged(CallId call, MutedBy by) implements CallNews {}

    /** The caller asks to speak, or no longer does. */
    record HandChanged(CallId call, boolean up) implements CallNews {}

    /** How the caller hears, as they or a host wish; told when they come, too, where it is known. */
    record HearingChanged(Visitor visitor, HearingProfile profile) implements CallNews {
        @Override
        public CallId call() {
            return visitor.call();
        }
    }

    /** The phone is kept out of its room because it is on hold, by its word or as it sounds; or no longer is. */
    record GateChanged(CallId call, HoldReason reason) implements CallNews {}

    /** The caller is being asked whether they hear us. */
    record TestAsked(CallId call) implements CallNews {}

    /** They are, by a key; or they are not, because none came. */
    record TestAnswered(CallId call, boolean heard) implements CallNews {}

    record LineChanged(CallId call, LineState line) implements CallNews {}

    /** Every few seconds while something has changed that a listener would notice. */
    record QualityMeasured(CallId call, PhoneQuality quality) implements CallNews {}

    /**
     * The call is over.
     *
     * @param reason a word for metrics and pages, such as {@code peer_hung_up}
     * @param goodbye whether the phone or the house ended it in good order; otherwise it broke off
     */
    record Ended(CallId call, String reason, boolean goodbye) implements CallNews {}
}
