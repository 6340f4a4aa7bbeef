package org.parlour.wire.stun;

/** What a message is within its transaction: the two class bits of the message type. */
public enum StunClass {
    REQUEST(0x000),
    INDICATION(0x010),
    SUCCESS(0x100),
    ERROR(0x110);

    /** Where the class bits lie in the message type, between the bits of the method (RFC 8489 §5, figure 3). */
    static final int MASK = 0x110;

    final int bits;

    StunClass(int bits) {
        this.bits = bits;
    }

    static StunClass ofType(int messageType) {
        return switch (messageType & MASK) {
            case 0x000 -> REQUEST;
            case 0x010 -> INDICATION;
            case 0x100 -> SUCCESS;
            default -> ERROR;
        };
    }
}
