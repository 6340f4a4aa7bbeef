package org.parlour.sfu.gate;

/**
 * What the forwarding core has done.
 *
 * @param forwarded packets written to viewers
 * @param unusable packets that did not open, were malformed, too long, or of no stream that was agreed
 * @param unknownChecks checks that named nobody
 * @param refusedChecks broken ones, and STUN that asks nothing
 * @param unknownMedia DTLS, RTP and RTCP from addresses that passed no check
 * @param noise what is none of these
 * @param crowded sessions turned away because a loop was full
 * @param unheard wishes of seats whose loop was stuck, or over
 * @param roomsNow rooms with browsers or telephones
 * @param seatsNow browsers in them
 * @param phonesNow telephones in them that have a track
 * @param pathsNow addresses that browsers are heard from
 * @param handshakesNow DTLS associations that are alive
 */
public record ForwardingCounters(
        long forwarded,
        long unusable,
        long unknownChecks,
        long refusedChecks,
        long unknownMedia,
        long noise,
        long crowded,
        long unheard,
        long roomsNow,
        long seatsNow,
        long phonesNow,
        long pathsNow,
        long handshakesNow) {
    static final ForwardingCounters NONE = new ForwardingCounters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    ForwardingCounters plus(ForwardingCounters other) {
        return new ForwardingCounters(
                forwarded + other.forwarded,
                unusable + other.unusable,
                unknownChecks + other.unknownChecks,
                refusedChecks + other.refusedChecks,
                unknownMedia + other.unknownMedia,
                noise + other.noise,
                crowded + other.crowded,
                unheard + other.unheard,
                roomsNow + other.roomsNow,
                seatsNow + other.seatsNow,
                phonesNow + other.phonesNow,
                pathsNow + other.pathsNow,
                handshakesNow + other.handshakesNow);
    }

    /** With what is not any one loop's. */
    ForwardingCounters plusOfAll(long wishes, long handshakes) {
        return new ForwardingCounters(
                forwarded,
                unusable,
                unknownChecks,
                refusedChecks,
                unknownMedia,
                noise,
                crowded,
                unheard + wishes,
                roomsNow,
                seatsNow,
                phonesNow,
                pathsNow,
                handshakesNow + handshakes);
    }
}
