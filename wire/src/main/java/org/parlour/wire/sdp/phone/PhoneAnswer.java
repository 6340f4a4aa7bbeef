package org.parlour.wire.sdp.phone;

import org.parlour.wire.sdp.SessionDescription;

/** What became of a phone's offer. */
public sealed interface PhoneAnswer permits PhoneAnswer.Answered, Refused {
    record Answered(SessionDescription answer, AgreedMedia agreed) implements PhoneAnswer {}
}
