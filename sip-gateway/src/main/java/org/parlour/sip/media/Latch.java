package org.parlour.sip.media;

import java.net.InetSocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.rtp.SequenceNumbers;

/**
 * Whose packets a leg believes, and so where it sends (symmetric RTP, RFC 4961).
 *
 * <p>A phone behind a NAT names an address in its description that nobody can reach; where its packets
 * come from is where it can be reached. The first source with two packets in order is believed, and
 * from then on nobody else: who sprays packets over all ports must not capture a call, nor hear it.
 *
 * <p>A NAT may forget the phone and give it another port, and a phone may change its network. So after
 * three seconds without a packet another source may take over, if it shows that it is the same phone:
 * it comes from the host that the description names, or from the host that was believed, or goes on
 * with the SSRC, whose 32 bits only the phone and those on its way know. Silence alone is no reason,
 * because a phone that suppresses silence would be open to anybody.
 */
final class Latch {
    /** What becomes of a packet. */
    enum Verdict {
        BELIEVED,
        /** Believed from this packet on. */
        LATCHED,
        REFUSED
    }

    static final long SILENCE_NANOS = 3_000_000_000L;

    // After a description named another address, what the old one sent before is still under way.
    private static final long FAREWELL_NANOS = 1_000_000_000L;

    private static final int CANDIDATES = 4;
    // Kept for the host of the description: strangers in numbers cannot crowd it out.
    private static final int EXPECTED = 0;

    private final Candidate[] candidates = new Candidate[CANDIDATES];
    private int oldest = 1;
    private @Nullable InetSocketAddress expected;
    private @Nullable InetSocketAddress believed;
    private int ssrc;
    private long heardNanos;
    private @Nullable InetSocketAddress left;
    private long leftUntilNanos;
    private long latches;
    private long refused;

    Latch() {
        for (int i = 0; i < CANDIDATES; i++) {
            candidates[i] = new Candidate();
        }
    }

    /**
     * A description names this address. Another one than before ends the belief; one that cannot be
     * sent to (null: a hold of old, or a name) tells nothing and changes nothing.
     */
    void expect(@Nullable InetSocketAddress address, long nowNanos) {
        if (address == null || address.equals(expected)) {
            return;
        }
        if (believed != null && !believed.equals(address)) {
            left = believed;
            leftUntilNanos = nowNanos + FAREWELL_NANOS;
            believed = null;
        }
        expected = address;
        forgetCandidates();
    }

    /** An RTP packet with an agreed payload type. */
    Verdict hear(InetSocketAddress from, int packetSsrc, int sequenceNumber, long nowNanos) {
        // Mostly it is the same object, whose parts lie far apart in the memory.
        if (Objects.equals(from, believed)) {
            ssrc = packetSsrc;
            heardNanos = nowNanos;
            return Verdict.BELIEVED;
        }
        if (mayBeBelieved(from, packetSsrc, nowNanos)) {
            Candidate candidate = candidate(from, packetSsrc);
            // RFC 3550 A.1: two packets in order before a source is valid.
            if (candidate.follows(from, packetSsrc, sequenceNumber)) {
                believe(from, packetSsrc, nowNanos);
                return Verdict.LATCHED;
            }
            candidate.set(from, packetSsrc, sequenceNumber);
        }
        refused++;
        return Verdict.REFUSED;
    }

    private boolean mayBeBelieved(InetSocketAddress from, int packetSsrc, long nowNanos) {
        InetSocketAddress current = believed;
        if (current == null) {
            return !from.equals(left) || nowNanos - leftUntilNanos >= 0;
        }
        return nowNanos - heardNanos >= SILENCE_NANOS
                && (packetSsrc == ssrc || sameHost(from, current) || sameHost(from, expected));
    }

    private void believe(InetSocketAddress from, int packetSsrc, long nowNanos) {
        believed = from;
        ssrc = packetSsrc;
        heardNanos = nowNanos;
        left = null;
        latches++;
        forgetCandidates();
    }

    private Candidate candidate(InetSocketAddress from, int packetSsrc) {
        if (sameHost(from, expected)) {
            return candidates[EXPECTED];
        }
        for (int i = 1; i < CANDIDATES; i++) {
            if (candidates[i].is(from, packetSsrc)) {
                return candidates[i];
            }
        }
        Candidate replaced = candidates[oldest];
        oldest = oldest == CANDIDATES - 1 ? 1 : oldest + 1;
        return replaced;
    }

    private void forgetCandidates() {
        for (Candidate candidate : candidates) {
            candidate.from = null;
        }
    }

    static boolean sameHost(InetSocketAddress one, @Nullable InetSocketAddress other) {
        return other != null && one.getAddress().equals(other.getAddress());
    }

    /** Where to send: to who is believed, else to where the description says; null is nowhere. */
    @Nullable
    InetSocketAddress target() {
        return believed != null ? believed : expected;
    }

    /** Whether RTCP from there may be the same phone's: its ports may differ, its host does not. */
    boolean isHostOfPeer(InetSocketAddress from) {
        return sameHost(from, target());
    }

    boolean isLatched() {
        return believed != null;
    }

    long latches() {
        return latches;
    }

    /** Packets of whom is not believed, or not yet. */
    long refused() {
        return refused;
    }

    @Override
    public String toString() {
        return "Latch[" + (isLatched() ? "latched" : "open") + "]";
    }

    /** Who sent one packet, and may send the next. */
    private static final class Candidate {
        private @Nullable InetSocketAddress from;
        private int ssrc;
        private int sequenceNumber;

        private boolean is(InetSocketAddress address, int packetSsrc) {
            return address.equals(from) && packetSsrc == ssrc;
        }

        private boolean follows(InetSocketAddress address, int packetSsrc, int packetSequenceNumber) {
            return is(address, packetSsrc) && packetSequenceNumber == SequenceNumbers.next(sequenceNumber);
        }

        private void set(InetSocketAddress address, int packetSsrc, int packetSequenceNumber) {
            from = address;
            ssrc = packetSsrc;
            sequenceNumber = packetSequenceNumber;
        }
    }
}
