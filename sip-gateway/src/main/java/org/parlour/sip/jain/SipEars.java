package org.parlour.sip.jain;

import org.parlour.sip.dialog.Branch;
import org.parlour.sip.dialog.CSeq;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.dialog.SipResponse;

/**
 * Who hears what arrives. Called on the stack's threads, several at once: one for all datagrams of a listening point,
 * one for each TCP connection, one for timers. What one of them tells is in the order of its arrival. Returns at once:
 * puts it into a mailbox, or refuses it.
 */
public interface SipEars {
    /** A request of theirs, once per transaction. Each but ACK wants exactly one final response, or to be absorbed. */
    void requested(Branch branch, SipRequest request, Source source);

    /** A response to a request of ours, with or without a transaction that knows it. */
    void responded(SipResponse response);

    /** No final response came. */
    void timedOut(String sipCallId, CSeq cseq);

    /** A request of ours could not be sent. May come before {@link SipDoor#send} returns. */
    void notSent(String sipCallId, CSeq cseq);
}
