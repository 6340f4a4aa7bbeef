package org.parlour.wire.sdp.phone;

import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.MaxPtime;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.Ptime;
import org.parlour.wire.sdp.SessionDescription;

/** How much sound we put into a packet, and what we take when the phone does not ask for anything. */
public record PacketTimes(int minMillis, int preferredMillis, int maxMillis) {
    private static final int STEP_MILLIS = 10;

    /** What nearly every phone does. */
    public static final PacketTimes USUAL = new PacketTimes(10, 20, 60);

    public PacketTimes {
        boolean ordered = 0 < minMillis && minMillis <= preferredMillis && preferredMillis <= maxMillis;
        boolean whole = minMillis % STEP_MILLIS == 0 && preferredMillis % STEP_MILLIS == 0;
        if (!ordered || !whole) {
            throw new IllegalArgumentException("packet times are steps of 10 ms in ascending order");
        }
    }

    /**
     * The packet time to send with: what the peer asks for (RFC 3264 section 6.1 reads ptime as "I
     * would like to receive"), within our range, never above its maximum, in a length the codec has.
     */
    int agree(SessionDescription peer, MediaDescription line, Codec codec) {
        int wanted = peer.firstOf(Ptime.class, line).map(Ptime::millis).orElse(preferredMillis);
        int longest = peer.firstOf(MaxPtime.class, line).map(MaxPtime::millis).orElse(maxMillis);
        int within = Math.min(Math.clamp(wanted, minMillis, maxMillis), longest);
        return Math.max(STEP_MILLIS, codec == Codec.OPUS ? opusLength(within) : within - within % STEP_MILLIS);
    }

    /** RFC 6716 section 2.1.4: Opus has frames of 10, 20, 40 and 60 ms (and shorter ones that we do not use). */
    private static int opusLength(int millis) {
        if (millis >= 60) {
            return 60;
        }
        if (millis >= 40) {
            return 40;
        }
        return millis >= 20 ? 20 : 10;
    }
}
