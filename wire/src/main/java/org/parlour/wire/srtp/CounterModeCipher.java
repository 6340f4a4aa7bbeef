package org.parlour.wire.srtp;

import org.parlour.wire.octets.BigEndian;

/** AES_CM_128_HMAC_SHA1_80: encrypt, then authenticate, RFC 3711 §3.1 and §3.4. */
final class CounterModeCipher implements PacketCipher {
    private static final int HEADER = PacketHeader.RTCP_LENGTH_BYTES;

    private final CounterMode rtpCipher;
    private final CounterMode rtcpCipher;
    private final HmacSha1 rtpTag;
    private final HmacSha1 rtcpTag;

    CounterModeCipher(SessionKeys rtp, SessionKeys rtcp) {
        rtpCipher = new CounterMode(rtp.cipherKey(), rtp.salt());
        rtcpCipher = new CounterMode(rtcp.cipherKey(), rtcp.salt());
        rtpTag = new HmacSha1(rtp.tagKey());
        rtcpTag = new HmacSha1(rtcp.tagKey());
    }

    @Override
    public SrtpProfile profile() {
        return SrtpProfile.AES_CM_128_HMAC_SHA1_80;
    }

    @Override
    public void protectRtp(byte[] packet, int offset, int length, int headerLength, long index) {
        applyRtp(packet, offset, length, headerLength, index);
        rtpTag.writeTag(packet, offset, length, rollOver(index), offset + length);
    }

    @Override
    public boolean unprotectRtp(byte[] packet, int offset, int length, int headerLength, long index) {
        if (!rtpTag.matches(packet, offset, length, rollOver(index), offset + length)) {
            return false;
        }
        applyRtp(packet, offset, length, headerLength, index);
        return true;
    }

    private void applyRtp(byte[] packet, int offset, int length, int headerLength, long index) {
        int ssrc = PacketHeader.rtpSsrc(packet, offset);
        rtpCipher.apply(packet, offset + headerLength, length - headerLength, ssrc, index);
    }

    private static int rollOver(long index) {
        return (int) (index >>> 16);
    }

    @Override
    public void protectRtcp(byte[] packet, int offset, int length, int index) {
        applyRtcp(packet, offset, length, index);
        int word = index | ENCRYPTED_BIT;
        BigEndian.putInteger(packet, offset + length, word);
        rtcpTag.writeTag(packet, offset, length, word, offset + length + Integer.BYTES);
    }

    @Override
    public int rtcpIndexWord(byte[] packet, int offset, int length) {
        return BigEndian.integer(packet, offset + length);
    }

    @Override
    public boolean unprotectRtcp(byte[] packet, int offset, int length) {
        int word = rtcpIndexWord(packet, offset, length);
        if (!rtcpTag.matches(packet, offset, length, word, offset + length + Integer.BYTES)) {
            return false;
        }
        if ((word & ENCRYPTED_BIT) != 0) {
            applyRtcp(packet, offset, length, word & ~ENCRYPTED_BIT);
        }
        return true;
    }

    private void applyRtcp(byte[] packet, int offset, int length, int index) {
        int ssrc = PacketHeader.rtcpSsrc(packet, offset);
        rtcpCipher.apply(packet, offset + HEADER, length - HEADER, ssrc, index);
    }
}
