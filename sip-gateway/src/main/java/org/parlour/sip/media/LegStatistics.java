package org.parlour.sip.media;

import org.parlour.sip.seat.LineState;

/**
 * One leg's figures since it was opened.
 *
 * @param received packets from the believed source, duplicates included
 * @param lost packets that its numbers promise and that did not come
 * @param jitterNanos of RFC 3550, smoothed
 * @param unknownSources packets, RTP and RTCP, from somebody whom the leg does not believe
 * @param unknownPayloads packets with a payload type that was not agreed
 * @param malformed datagrams that are no RTP or RTCP, RTP on the RTCP port, and sound of no length
 * @param early packets that came before anything was agreed
 * @param outOfLine packets far from all the others, or of a second stream beside the first
 * @param looped packets of our own that came back
 * @param unwanted voice that came while the phone held us, or we it
 * @param sourceChanges times that the phone began anew with another SSRC or from other numbers
 * @param latches times that an address was believed for the first time or instead of another
 * @param presses keys heard
 * @param unsent packets that had nowhere to go
 * @param reports RTCP datagrams of the peer's
 * @param remoteLost packets of ours that the peer says it missed
 * @param remoteFractionLostUnits256 the same for its last report alone, in 256ths
 * @param roundTripNanos there and back, or {@link #UNKNOWN}
 */
public record LegStatistics(
        long received,
        long lost,
        long jitterNanos,
        long unknownSources,
        long unknownPayloads,
        long malformed,
        long early,
        long outOfLine,
        long looped,
        long unwanted,
        long sourceChanges,
        long latches,
        long presses,
        long sent,
        long unsent,
        long reports,
        long remoteLost,
        int remoteFractionLostUnits256,
        long roundTripNanos,
        LineState line) {
    public static final long UNKNOWN = -1;
}
