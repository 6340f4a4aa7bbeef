package org.parlour.sfu.signal;

import org.parlour.wire.call.SeatId;

/** Somebody who waits to be let in. */
public record Waiting(SeatId seat, PersonName name) {}
