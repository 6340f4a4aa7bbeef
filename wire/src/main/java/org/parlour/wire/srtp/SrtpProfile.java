package org.parlour.wire.srtp;

import java.util.Optional;

/** The protection profiles that we speak, in the order in which we prefer them. */
public enum SrtpProfile {
    /** RFC 7714 §14.2: one pass over the packet, and a third of the time of the other one on video. */
    AEAD_AES_128_GCM(7, 12, 16),
    /** RFC 3711, the one that every phone and browser has; RFC 5764 §4.1.2. */
    AES_CM_128_HMAC_SHA1_80(1, 14, 10);

    private static final int INDEX_WORD_LENGTH_BYTES = 4;

    private final int dtlsId;
    private final int saltLengthBytes;
    private final int tagLengthBytes;

    SrtpProfile(int dtlsId, int saltLengthBytes, int tagLengthBytes) {
        this.dtlsId = dtlsId;
        this.saltLengthBytes = saltLengthBytes;
        this.tagLengthBytes = tagLengthBytes;
    }

    /** The profile of the use_srtp extension; empty for one that we do not speak. */
    public static Optional<SrtpProfile> ofDtlsId(int dtlsId) {
        for (SrtpProfile profile : values()) {
            if (profile.dtlsId == dtlsId) {
                return Optional.of(profile);
            }
        }
        return Optional.empty();
    }

    /** The crypto suite of an {@code a=crypto} line; it is written as this enum is. */
    public static Optional<SrtpProfile> ofSuite(String suite) {
        for (SrtpProfile profile : values()) {
            if (profile.name().equals(suite)) {
                return Optional.of(profile);
            }
        }
        return Optional.empty();
    }

    public int dtlsId() {
        return dtlsId;
    }

    public int keyLengthBytes() {
        return 16;
    }

    public int saltLengthBytes() {
        return saltLengthBytes;
    }

    public int tagLengthBytes() {
        return tagLengthBytes;
    }

    /** By how much {@link SrtpSender#protect} lengthens a packet: the tag. */
    public int rtpOverheadBytes() {
        return tagLengthBytes;
    }

    /** By how much {@link SrtpSender#protectRtcp} lengthens a packet: the tag and the index. */
    public int rtcpOverheadBytes() {
        return tagLengthBytes + INDEX_WORD_LENGTH_BYTES;
    }

    /** What a DTLS exporter must give for both directions, RFC 5764 §4.2. */
    public int exporterLengthBytes() {
        return 2 * (keyLengthBytes() + saltLengthBytes);
    }
}
