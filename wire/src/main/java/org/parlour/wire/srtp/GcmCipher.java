package org.parlour.wire.srtp;

import org.parlour.wire.octets.BigEndian;

/** AEAD_AES_128_GCM: the header is authenticated, the payload encrypted in the same pass, RFC 7714 §8 and §9. */
final class GcmCipher implements PacketCipher {
    private static final int HEADER = PacketHeader.RTCP_LENGTH_BYTES;
    private static final int TAG_LENGTH_BYTES = Gcm.TAG_LENGTH_BYTES;

    private final Gcm rtp;
    private final Gcm rtcp;
    private final byte[] associated = new byte[HEADER + Integer.BYTES];

    GcmCipher(SessionKeys rtp, SessionKeys rtcp) {
        this.rtp = new Gcm(rtp.cipherKey(), rtp.salt());
        this.rtcp = new Gcm(rtcp.cipherKey(), rtcp.salt());
    }

    @Override
    public SrtpProfile profile() {
        return SrtpProfile.AEAD_AES_128_GCM;
    }

    @Override
    public void protectRtp(byte[] packet, int offset, int length, int headerLength, long index) {
        rtp.startSealing(PacketHeader.rtpSsrc(packet, offset), index);
        rtp.associate(packet, offset, headerLength);
        rtp.seal(packet, offset + headerLength, length - headerLength);
    }

    @Override
    public boolean unprotectRtp(byte[] packet, int offset, int length, int headerLength, long index) {
        rtp.startOpening(PacketHeader.rtpSsrc(packet, offset), index);
        rtp.associate(packet, offset, headerLength);
        return rtp.open(packet, offset + headerLength, length - headerLength);
    }

    @Override
    public void protectRtcp(byte[] packet, int offset, int length, int index) {
        int word = index | ENCRYPTED_BIT;
        rtcp.startSealing(PacketHeader.rtcpSsrc(packet, offset), index);
        associateHeader(packet, offset, word);
        rtcp.seal(packet, offset + HEADER, length - HEADER);
        BigEndian.putInteger(packet, offset + length + TAG_LENGTH_BYTES, word);
    }

    /** Behind the tag, unlike in RFC 3711: RFC 7714 §9.1 leaves it outside of the cipher text. */
    @Override
    public int rtcpIndexWord(byte[] packet, int offset, int length) {
        return BigEndian.integer(packet, offset + length + TAG_LENGTH_BYTES);
    }

    @Override
    public boolean unprotectRtcp(byte[] packet, int offset, int length) {
        int word = rtcpIndexWord(packet, offset, length);
        rtcp.startOpening(PacketHeader.rtcpSsrc(packet, offset), word & ~ENCRYPTED_BIT);
        if ((word & ENCRYPTED_BIT) != 0) {
            associateHeader(packet, offset, word);
            return rtcp.open(packet, offset + HEADER, length - HEADER);
        }
        // RFC 7714 §9.3: all of a packet in the clear is associated data, nothing is left to decrypt.
        rtcp.associate(packet, offset, length);
        BigEndian.putInteger(associated, 0, word);
        rtcp.associate(associated, 0, Integer.BYTES);
        return rtcp.open(packet, offset + length, 0);
    }

    /** One call for header and index word, as the provider copies its associated data at every call. */
    private void associateHeader(byte[] packet, int offset, int word) {
        System.arraycopy(packet, offset, associated, 0, HEADER);
        BigEndian.putInteger(associated, HEADER, word);
        rtcp.associate(associated, 0, associated.length);
    }
}
