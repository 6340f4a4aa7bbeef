package org.parlour.wire.sdp;

import java.util.Optional;

/** The SRTP suites that the house runs, the one we like best first. */
public enum CryptoSuite {
    /** RFC 7714 section 14.2: key of 16 octets, salt of 12. */
    AEAD_AES_128_GCM(28),
    /** RFC 4568 section 6.2.1: key of 16 octets, salt of 14. */
    AES_CM_128_HMAC_SHA1_80(30);

    private final int keyAndSaltBytes;

    CryptoSuite(int keyAndSaltBytes) {
        this.keyAndSaltBytes = keyAndSaltBytes;
    }

    public int keyAndSaltBytes() {
        return keyAndSaltBytes;
    }

    static Optional<CryptoSuite> find(String name) {
        for (CryptoSuite suite : values()) {
            if (suite.name().equalsIgnoreCase(name)) {
                return Optional.of(suite);
            }
        }
        return Optional.empty();
    }
}
