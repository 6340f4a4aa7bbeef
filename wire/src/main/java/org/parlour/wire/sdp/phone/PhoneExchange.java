package org.parlour.wire.sdp.phone;

import org.parlour.wire.sdp.SessionDescription;

/** The last offer and answer of a call, ours and theirs, whichever of them was which. */
public record PhoneExchange(SessionDescription ours, SessionDescription theirs) {}
