package org.parlour.wire.sdp;

import java.util.Arrays;
import java.util.Base64;

/**
 * Thirty fresh random octets of ours: the longest master key with salt that a suite asks for. A
 * suite that needs fewer takes the first ones. Base64 inside, so that two keys compare by value.
 */
public record SdesKey(String base64) {
    public static final int LENGTH_BYTES = 30;

    public SdesKey {
        Grammar.require(Base64.getDecoder().decode(base64).length == LENGTH_BYTES, "a key has thirty octets");
    }

    public static SdesKey of(byte[] octets) {
        return new SdesKey(Base64.getEncoder().encodeToString(octets));
    }

    String base64For(CryptoSuite suite) {
        byte[] octets = Base64.getDecoder().decode(base64);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(octets, suite.keyAndSaltBytes()));
    }

    @Override
    public String toString() {
        return "SdesKey[****]";
    }
}
