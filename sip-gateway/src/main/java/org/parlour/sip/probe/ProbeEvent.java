package org.parlour.sip.probe;

import org.parlour.sip.dialog.CSeq;
import org.parlour.sip.dialog.SipResponse;

/** What happens to a watch. */
public sealed interface ProbeEvent {
    record Responded(SipResponse response) implements ProbeEvent {}

    record TimedOut(CSeq cseq) implements ProbeEvent {}

    record NotSent(CSeq cseq) implements ProbeEvent {}

    record DeadlineReached() implements ProbeEvent {}
}
