package org.parlour.conference.directory;

import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.SeatId;

/**
 * Somebody who wants to sit down.
 *
 * @param caller by which their own seat is found when it was kept; null for who cannot be known again
 * @param fresh the seat they get when none was kept
 */
public record Guest(CallId call, @Nullable CallerMark caller, SeatId fresh) {}
