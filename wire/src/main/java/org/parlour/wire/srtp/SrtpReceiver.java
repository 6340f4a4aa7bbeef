package org.parlour.wire.srtp;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates and decrypts the packets of one direction, in place. Not thread-safe: one loop owns
 * it.
 *
 * <p>Nothing from the wire makes it throw, and nothing that fails authentication changes its state:
 * no stream begins, no roll-over counter moves, no index counts as seen. A refused packet stays as
 * it came.
 */
public final class SrtpReceiver {
    private final PacketCipher cipher;
    private final SrtpProfile profile;
    private final SrtpLimits limits;
    private final SrtpIndexes rtp;
    private final SrtpIndexes rtcp;
    private final FaultCounts faults = new FaultCounts();
    private long rtpPackets;
    private long rtcpPackets;

    public SrtpReceiver(SrtpMasterKey key) {
        this(key, SrtpLimits.STANDARD);
    }

    public SrtpReceiver(SrtpMasterKey key, SrtpLimits limits) {
        this(PacketCipher.of(key), limits);
    }

    SrtpReceiver(PacketCipher cipher, SrtpLimits limits) {
        this.cipher = cipher;
        this.profile = cipher.profile();
        this.limits = limits;
        rtp = SrtpIndexes.ofRtp(limits);
        rtcp = SrtpIndexes.ofRtcp(limits);
    }

    /**
     * Opens an SRTP packet.
     *
     * @return the length of the plain RTP packet, or the negative code of a {@link SrtpFault}
     */
    public int unprotect(byte[] packet, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, packet.length);
        int result = open(packet, offset, length - profile.rtpOverheadBytes());
        return result < 0 ? faults.count(result) : result;
    }

    private int open(byte[] packet, int offset, int length) {
        int headerLength = PacketHeader.rtpLengthBytes(packet, offset, length);
        if (headerLength < 0) {
            return headerLength;
        }
        int ssrc = PacketHeader.rtpSsrc(packet, offset);
        IndexWindow known = rtp.find(ssrc);
        int sequence = PacketHeader.sequence(packet, offset);
        // A stream that nobody announced begins at its first turn.
        long index = known == null ? sequence : known.guess(sequence);
        int verdict = verdict(rtp, known, index);
        if (verdict < 0) {
            return verdict;
        }
        if (!cipher.unprotectRtp(packet, offset, length, headerLength, index)) {
            return SrtpFault.AUTHENTICATION_FAILED.code();
        }
        use(rtp, ssrc, known, index);
        rtpPackets++;
        return length;
    }

    /**
     * Opens an SRTCP packet. One that its sender has authenticated but not encrypted is taken as
     * well, RFC 3711 §3.4.
     *
     * @return the length of the plain RTCP packet, or the negative code of a {@link SrtpFault}
     */
    public int unprotectRtcp(byte[] packet, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, packet.length);
        int result = openRtcp(packet, offset, length - profile.rtcpOverheadBytes());
        return result < 0 ? faults.count(result) : result;
    }

    private int openRtcp(byte[] packet, int offset, int length) {
        int headerLength = PacketHeader.rtcpLengthBytes(packet, offset, length);
        if (headerLength < 0) {
            return headerLength;
        }
        int ssrc = PacketHeader.rtcpSsrc(packet, offset);
        IndexWindow known = rtcp.find(ssrc);
        long index = cipher.rtcpIndexWord(packet, offset, length) & SrtpIndexes.HIGHEST_RTCP_INDEX;
        int verdict = verdict(rtcp, known, index);
        if (verdict < 0) {
            return verdict;
        }
        if (!cipher.unprotectRtcp(packet, offset, length)) {
            return SrtpFault.AUTHENTICATION_FAILED.code();
        }
        use(rtcp, ssrc, known, index);
        rtcpPackets++;
        return length;
    }

    /** What can be said before the cipher is asked; 0 for nothing. */
    private int verdict(SrtpIndexes streams, @Nullable IndexWindow known, long index) {
        if (rtpPackets >= limits.rtpPackets() || rtcpPackets >= limits.rtcpPackets()) {
            return SrtpFault.LIFETIME_EXHAUSTED.code();
        }
        if (known != null) {
            return known.check(index);
        }
        return streams.isFull() ? SrtpFault.TOO_MANY_SSRCS.code() : 0;
    }

    private static void use(SrtpIndexes streams, int ssrc, @Nullable IndexWindow known, long index) {
        (known == null ? streams.add(ssrc) : known).use(index);
    }

    public SrtpProfile profile() {
        return profile;
    }

    /** Where the RTP streams stand. */
    public SrtpIndexes rtp() {
        return rtp;
    }

    /** Where the SRTCP streams stand. */
    public SrtpIndexes rtcp() {
        return rtcp;
    }

    /** How many packets were refused for this reason. */
    public long refused(SrtpFault fault) {
        return faults.of(fault);
    }

    @Override
    public String toString() {
        return "SrtpReceiver[" + profile + ", ****]";
    }
}
