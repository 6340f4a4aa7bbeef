package org.parlour.wire.srtp;

/**
 * A profile's work on one packet whose header, stream and index are known. Lengths are those of the
 * plain packet; a packet that fails stays as it came.
 */
sealed interface PacketCipher permits CounterModeCipher, GcmCipher {
    /** The bit of the SRTCP index word that says that the packet is encrypted, RFC 3711 §3.4. */
    int ENCRYPTED_BIT = 0x8000_0000;

    static PacketCipher of(SrtpMasterKey master) {
        KeyDerivation derivation = new KeyDerivation(master);
        return switch (master.profile()) {
            case AEAD_AES_128_GCM -> new GcmCipher(derivation.rtp(), derivation.rtcp());
            case AES_CM_128_HMAC_SHA1_80 -> new CounterModeCipher(derivation.rtp(), derivation.rtcp());
        };
    }

    SrtpProfile profile();

    void protectRtp(byte[] packet, int offset, int length, int headerLength, long index);

    boolean unprotectRtp(byte[] packet, int offset, int length, int headerLength, long index);

    void protectRtcp(byte[] packet, int offset, int length, int index);

    /** The word behind the {@code length} bytes: encrypted or not, and the index. */
    int rtcpIndexWord(byte[] packet, int offset, int length);

    boolean unprotectRtcp(byte[] packet, int offset, int length);
}
