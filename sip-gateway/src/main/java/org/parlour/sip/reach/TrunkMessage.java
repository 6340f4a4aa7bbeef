package org.parlour.sip.reach;

import java.util.List;
import org.parlour.sip.dialog.CSeq;
import org.parlour.sip.dialog.SipResponse;
import org.parlour.wire.call.Reading;

/** What comes to a trunk's lane. */
sealed interface TrunkMessage {
    record Begin() implements TrunkMessage {}

    record Responded(SipResponse response) implements TrunkMessage {}

    record TimedOut(String sipCallId, CSeq cseq) implements TrunkMessage {}

    record NotSent(String sipCallId, CSeq cseq) implements TrunkMessage {}

    /** Where the registrar is. */
    record RegistrarFound(Reading<List<Whereabouts.Found>> found) implements TrunkMessage {}

    /** Where one of the peers is. */
    record PeerFound(int index, Reading<List<Whereabouts.Found>> found) implements TrunkMessage {}

    record Hurry() implements TrunkMessage {}

    record Close() implements TrunkMessage {}
}
