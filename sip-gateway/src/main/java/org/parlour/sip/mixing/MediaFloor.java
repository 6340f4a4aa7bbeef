package org.parlour.sip.mixing;

import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.sfu.loop.RoomLoops;
import org.parlour.sfu.session.SharedSeats;

/**
 * What telephones' sound stands on.
 *
 * @param loops where rooms live
 * @param browsers the way to those who sit in the same rooms with browsers
 * @param codecs what both speak with each other
 * @param cleans whether a telephone's voice is freed of echo and noise and brought to the loudness of all
 * @param gatesHold whether a telephone on hold, by its word or as it sounds, is kept out of its room
 */
public record MediaFloor(RoomLoops loops, SharedSeats browsers, OpusCodecs codecs, boolean cleans, boolean gatesHold) {}
