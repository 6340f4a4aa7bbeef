package org.parlour.wire.srtp;

/** What the packets of one kind are protected with; handed on within this room and never printed. */
final class SessionKeys {
    private final byte[] cipherKey;
    private final byte[] tagKey;
    private final byte[] salt;

    SessionKeys(byte[] cipherKey, byte[] tagKey, byte[] salt) {
        this.cipherKey = cipherKey;
        this.tagKey = tagKey;
        this.salt = salt;
    }

    byte[] cipherKey() {
        return cipherKey;
    }

    /** Unused where the cipher authenticates by itself. */
    byte[] tagKey() {
        return tagKey;
    }

    byte[] salt() {
        return salt;
    }

    @Override
    public String toString() {
        return "SessionKeys[****]";
    }
}
