package org.parlour.sip.call;

import java.util.List;
import org.parlour.sip.dialog.Branch;
import org.parlour.sip.dialog.Event;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.digits.Road;
import org.parlour.sip.digits.Stroke;
import org.parlour.sip.door.Entry;
import org.parlour.sip.door.Opening;
import org.parlour.sip.door.Reception;
import org.parlour.sip.jain.Source;
import org.parlour.sip.media.LineNews;
import org.parlour.sip.seat.PhoneQuality;
import org.parlour.sip.seat.SeatEvent;
import org.parlour.sip.seat.Sitting;
import org.parlour.wire.call.HoldReason;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.dtmf.KeyNews;

/** What a call's lane is told, in the order of arrival. */
sealed interface CallMessage {
    /** The call has its lane. */
    record Begin() implements CallMessage {}

    /**
     * A request with the Call-ID of this call.
     *
     * @param candidates the calls that it may be meant for, this one first
     */
    record Requested(Branch branch, SipRequest request, Source source, List<PhoneCall> candidates)
            implements CallMessage {
        public Requested {
            candidates = List.copyOf(candidates);
        }

        Requested forTheNext() {
            return new Requested(branch, request, source, candidates.subList(1, candidates.size()));
        }
    }

    /** What became of our own requests. */
    record OfTheDialog(Event event) implements CallMessage {}

    record DoorOpened(Opening opening) implements CallMessage {}

    record HangUp() implements CallMessage {}

    /**
     * The house closes, and every call with it.
     *
     * @param gone run when the phone knows, or is past knowing
     */
    record HouseCloses(Runnable gone) implements CallMessage {}

    /** What matters to the caller's {@link Stay} and not to the dialog. */
    sealed interface OfTheStay extends CallMessage {}

    record Looked(Entry entry) implements OfTheStay {}

    record Received(Reception reception) implements OfTheStay {}

    record Sat(RoomId room, Sitting sitting) implements OfTheStay {}

    record KeyHeard(KeyNews news) implements OfTheStay {}

    /** The same by tones in the sound. */
    record ToneHeard(KeyNews news) implements OfTheStay {}

    /** Keys to be pressed towards the phone. */
    record Press(List<Stroke> strokes, Road by) implements OfTheStay {
        public Press {
            strokes = List.copyOf(strokes);
        }
    }

    record LineHeard(LineNews news) implements OfTheStay {}

    record QualityHeard(PhoneQuality quality) implements OfTheStay {}

    record PlayedOut(int playing) implements OfTheStay {}

    record SpokeWhileMuted() implements OfTheStay {}

    /** The phone is kept out of its room because it is on hold, or no longer is. */
    record Gated(HoldReason reason) implements OfTheStay {}

    /** A host wants to hear it all the same. */
    record LetThrough() implements OfTheStay {}

    record CompanyChanged(int others) implements OfTheStay {}

    /** The chain that the sound goes through stands. */
    record Sounding(String chain) implements OfTheStay {}

    record Admit(RoomId room) implements OfTheStay {}

    record Refuse() implements OfTheStay {}

    /** What happens to the phone where it sits; means nothing where it does not. */
    record AtTheSeat(SeatEvent event) implements OfTheStay {}

    /** To be brought to another room. */
    record Move(RoomId room) implements OfTheStay {}

    /** What became of it. */
    record Moved(RoomId room, Sitting sitting) implements OfTheStay {}
}
