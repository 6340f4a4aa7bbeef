package org.parlour.wire.srtp;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The master key and salt of one direction. It cannot be printed. */
public final class SrtpMasterKey {
    private final SrtpProfile profile;
    private final byte[] key;
    private final byte[] salt;

    public SrtpMasterKey(SrtpProfile profile, byte[] key, byte[] salt) {
        if (key.length != profile.keyLengthBytes() || salt.length != profile.saltLengthBytes()) {
            throw new IllegalArgumentException("%s takes %d bytes of key and %d of salt, not %d and %d"
                    .formatted(profile, profile.keyLengthBytes(), profile.saltLengthBytes(), key.length, salt.length));
        }
        this.profile = profile;
        this.key = key.clone();
        this.salt = salt.clone();
    }

    /** A new key; {@code random} must be a cryptographic one, as {@code SecureRandom} is. */
    public static SrtpMasterKey generate(SrtpProfile profile, RandomGenerator random) {
        byte[] key = new byte[profile.keyLengthBytes()];
        byte[] salt = new byte[profile.saltLengthBytes()];
        random.nextBytes(key);
        random.nextBytes(salt);
        return new SrtpMasterKey(profile, key, salt);
    }

    /** Key, then salt: how SDES carries them, RFC 4568 §6.1. */
    static SrtpMasterKey ofConcatenation(SrtpProfile profile, byte[] keyAndSalt) {
        int keyLengthBytes = profile.keyLengthBytes();
        return new SrtpMasterKey(
                profile,
                Arrays.copyOf(keyAndSalt, keyLengthBytes),
                Arrays.copyOfRange(keyAndSalt, keyLengthBytes, keyAndSalt.length));
    }

    byte[] concatenation() {
        byte[] both = Arrays.copyOf(key, key.length + salt.length);
        System.arraycopy(salt, 0, both, key.length, salt.length);
        return both;
    }

    public SrtpProfile profile() {
        return profile;
    }

    byte[] key() {
        return key.clone();
    }

    byte[] salt() {
        return salt.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SrtpMasterKey that
                && profile == that.profile
                && MessageDigest.isEqual(key, that.key)
                && MessageDigest.isEqual(salt, that.salt);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return "SrtpMasterKey[" + profile + ", ****]";
    }
}
