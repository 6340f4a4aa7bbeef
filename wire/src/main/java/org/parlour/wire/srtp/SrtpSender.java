package org.parlour.wire.srtp;

import java.util.Objects;

/**
 * Protects the packets of one direction, in place. Not thread-safe: one loop owns it.
 *
 * <p>No index is ever used twice, because two packets under one key stream reveal both (and with GCM
 * the key that authenticates). Sequence numbers may come out of order; one that was used is refused
 * as {@link SrtpFault#INDEX_USED}, one that is 1,024 or more behind as {@link SrtpFault#TOO_OLD}.
 * Who retransmits keeps the protected packet.
 */
public final class SrtpSender {
    private final PacketCipher cipher;
    private final SrtpProfile profile;
    private final SrtpLimits limits;
    private final SrtpIndexes rtp;
    private final SrtpIndexes rtcp;
    private final FaultCounts faults = new FaultCounts();
    private long rtpPackets;
    private long rtcpPackets;

    public SrtpSender(SrtpMasterKey key) {
        this(key, SrtpLimits.STANDARD);
    }

    public SrtpSender(SrtpMasterKey key, SrtpLimits limits) {
        this(PacketCipher.of(key), limits);
    }

    SrtpSender(PacketCipher cipher, SrtpLimits limits) {
        this.cipher = cipher;
        this.profile = cipher.profile();
        this.limits = limits;
        rtp = SrtpIndexes.ofRtp(limits);
        rtcp = SrtpIndexes.ofRtcp(limits);
    }

    /**
     * Encrypts an RTP packet and appends its tag.
     *
     * @param packet has room for {@link SrtpProfile#rtpOverheadBytes()} behind the packet
     * @return the new length, or the negative code of a {@link SrtpFault}
     */
    public int protect(byte[] packet, int offset, int length) {
        Objects.checkFromIndexSize(offset, length + profile.rtpOverheadBytes(), packet.length);
        int headerLength = PacketHeader.rtpLengthBytes(packet, offset, length);
        if (headerLength < 0) {
            return faults.count(headerLength);
        }
        if (isExhausted()) {
            return faults.count(SrtpFault.LIFETIME_EXHAUSTED);
        }
        IndexWindow window = rtp.findOrAdd(PacketHeader.rtpSsrc(packet, offset));
        if (window == null) {
            return faults.count(SrtpFault.TOO_MANY_SSRCS);
        }
        long index = window.guess(PacketHeader.sequence(packet, offset));
        int verdict = window.check(index);
        if (verdict < 0) {
            return faults.count(verdict == SrtpFault.REPLAYED.code() ? SrtpFault.INDEX_USED.code() : verdict);
        }
        window.use(index);
        rtpPackets++;
        cipher.protectRtp(packet, offset, length, headerLength, index);
        return length + profile.rtpOverheadBytes();
    }

    /**
     * Encrypts an RTCP packet, compound or of reduced size, and appends index and tag. The index
     * counts from 0 for each SSRC that sends.
     *
     * @param packet has room for {@link SrtpProfile#rtcpOverheadBytes()} behind the packet
     * @return the new length, or the negative code of a {@link SrtpFault}
     */
    public int protectRtcp(byte[] packet, int offset, int length) {
        Objects.checkFromIndexSize(offset, length + profile.rtcpOverheadBytes(), packet.length);
        int headerLength = PacketHeader.rtcpLengthBytes(packet, offset, length);
        if (headerLength < 0) {
            return faults.count(headerLength);
        }
        IndexWindow window = rtcp.findOrAdd(PacketHeader.rtcpSsrc(packet, offset));
        if (window == null) {
            return faults.count(SrtpFault.TOO_MANY_SSRCS);
        }
        long index = window.highest() + 1;
        if (isExhausted() || index > SrtpIndexes.HIGHEST_RTCP_INDEX) {
            return faults.count(SrtpFault.LIFETIME_EXHAUSTED);
        }
        window.use(index);
        rtcpPackets++;
        cipher.protectRtcp(packet, offset, length, (int) index);
        return length + profile.rtcpOverheadBytes();
    }

    /** RFC 3711 §8.2: when either lifetime has ended, the key has. */
    private boolean isExhausted() {
        return rtpPackets >= limits.rtpPackets() || rtcpPackets >= limits.rtcpPackets();
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
        return "SrtpSender[" + profile + ", ****]";
    }
}
