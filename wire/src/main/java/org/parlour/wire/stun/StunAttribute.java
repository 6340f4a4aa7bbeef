package org.parlour.wire.stun;

/**
 * The numbers of the attributes that we know, and the form each must have.
 *
 * <p>A number below 0x8000 must be understood by whoever reads it; the others may be skipped (RFC
 * 8489 §14).
 */
public final class StunAttribute {
    public static final int MAPPED_ADDRESS = 0x0001;
    public static final int USERNAME = 0x0006;
    public static final int MESSAGE_INTEGRITY = 0x0008;
    public static final int ERROR_CODE = 0x0009;
    public static final int UNKNOWN_ATTRIBUTES = 0x000A;
    public static final int REALM = 0x0014;
    public static final int NONCE = 0x0015;

    /**
     * Known, so that it is not refused with 420, but never checked: ICE agents sign with SHA-1 (RFC 8445 §7.1.2), and
     * what carries only this counts as unsigned.
     */
    public static final int MESSAGE_INTEGRITY_SHA256 = 0x001C;

    public static final int XOR_MAPPED_ADDRESS = 0x0020;
    public static final int PRIORITY = 0x0024;
    public static final int USE_CANDIDATE = 0x0025;
    public static final int SOFTWARE = 0x8022;
    public static final int ALTERNATE_SERVER = 0x8023;
    public static final int FINGERPRINT = 0x8028;
    public static final int ICE_CONTROLLED = 0x8029;
    public static final int ICE_CONTROLLING = 0x802A;

    /** Network id and cost, sent by every Chromium; ours to skip or to look at. */
    public static final int NETWORK_INFO = 0xC057;

    static final int INTEGRITY_BYTES = 20;
    static final int FINGERPRINT_BYTES = 4;
    static final int IPV4_BYTES = 8;
    static final int IPV6_BYTES = 20;
    static final int FAMILY_IPV4 = 1;
    static final int FAMILY_IPV6 = 2;

    // RFC 8489 §14.3: fewer than 509 bytes; RFC 5389 §15.3 allowed up to 512, and old peers may use them.
    private static final int USERNAME_MAX_BYTES = 512;
    // RFC 8489 §14.9 and others: fewer than 128 characters, which is up to 763 bytes.
    private static final int TEXT_MAX_BYTES = 763;
    private static final int FIRST_OPTIONAL = 0x8000;

    private StunAttribute() {}

    /** Must be understood, and is not: what a 420 answer names. */
    static boolean isUnknownRequired(int type) {
        if (type >= FIRST_OPTIONAL) {
            return false;
        }
        return switch (type) {
            case MAPPED_ADDRESS,
                    USERNAME,
                    MESSAGE_INTEGRITY,
                    ERROR_CODE,
                    UNKNOWN_ATTRIBUTES,
                    REALM,
                    NONCE,
                    MESSAGE_INTEGRITY_SHA256,
                    XOR_MAPPED_ADDRESS,
                    PRIORITY,
                    USE_CANDIDATE -> false;
            default -> true;
        };
    }

    /** Has the size and form that its readers rely on; what we do not know has any. */
    static boolean isWellFormed(int type, byte[] buffer, int valueOffset, int valueBytes) {
        return switch (type) {
            case MAPPED_ADDRESS, XOR_MAPPED_ADDRESS -> isAddress(buffer, valueOffset, valueBytes);
            case USERNAME -> valueBytes <= USERNAME_MAX_BYTES;
            case REALM, NONCE, SOFTWARE -> valueBytes <= TEXT_MAX_BYTES;
            case MESSAGE_INTEGRITY -> valueBytes == INTEGRITY_BYTES;
            // RFC 8489 §14.6: may be cut to 16 bytes at least, in steps of four.
            case MESSAGE_INTEGRITY_SHA256 -> valueBytes >= 16 && valueBytes <= 32 && valueBytes % 4 == 0;
            case ERROR_CODE -> isErrorCode(buffer, valueOffset, valueBytes);
            case UNKNOWN_ATTRIBUTES -> valueBytes % 2 == 0;
            case PRIORITY, FINGERPRINT -> valueBytes == 4;
            case ICE_CONTROLLED, ICE_CONTROLLING -> valueBytes == 8;
            // USE-CANDIDATE is a flag: what it might carry says nothing.
            default -> true;
        };
    }

    private static boolean isAddress(byte[] buffer, int valueOffset, int valueBytes) {
        return switch (valueBytes) {
            case IPV4_BYTES -> buffer[valueOffset + 1] == FAMILY_IPV4;
            case IPV6_BYTES -> buffer[valueOffset + 1] == FAMILY_IPV6;
            default -> false;
        };
    }

    private static boolean isErrorCode(byte[] buffer, int valueOffset, int valueBytes) {
        if (valueBytes < 4 || valueBytes > 4 + TEXT_MAX_BYTES) {
            return false;
        }
        int hundreds = buffer[valueOffset + 2] & 0x07;
        int rest = buffer[valueOffset + 3];
        return hundreds >= 3 && hundreds <= 6 && rest >= 0 && rest <= 99;
    }
}
