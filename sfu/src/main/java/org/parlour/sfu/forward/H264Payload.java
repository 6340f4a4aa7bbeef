package org.parlour.sfu.forward;

import org.parlour.wire.octets.BigEndian;

/** Where a key frame begins in H.264, read from the heads of its NAL units (RFC 6184 5.2). */
final class H264Payload {
    private static final int TYPE = 0x1F;
    private static final int IDR = 5;
    private static final int SEQUENCE_PARAMETERS = 7;
    private static final int STAP_A = 24;
    private static final int FU_A = 28;
    private static final int FU_START = 0x80;

    /** Not even a payload. */
    static final int MALFORMED = -1;
    /** Nothing a picture can begin with. */
    static final int OTHER = 0;
    /** The parameters are here: a decoder that knows nothing yet can begin with this packet. */
    static final int WITH_PARAMETERS = 1;
    /** A picture that builds upon none begins here, and its parameters, if it has any, came before it. */
    static final int WITHOUT_PARAMETERS = 2;

    private H264Payload() {}

    static int opening(byte[] bytes, int at, int length) {
        int type = bytes[at] & TYPE;
        return switch (type) {
            case STAP_A -> inAggregate(bytes, at + 1, at + length);
            case FU_A -> fragment(bytes, at, length);
            default -> openingOf(type);
        };
    }

    private static int fragment(byte[] bytes, int at, int length) {
        if (length < 2) {
            return MALFORMED;
        }
        return (bytes[at + 1] & FU_START) == 0 ? OTHER : openingOf(bytes[at + 1] & TYPE);
    }

    private static int inAggregate(byte[] bytes, int from, int end) {
        int found = OTHER;
        int at = from;
        while (end - at > 2) {
            int unitBytes = BigEndian.unsignedShort(bytes, at);
            if (unitBytes == 0 || unitBytes > end - at - 2) {
                return found;
            }
            int opening = openingOf(bytes[at + 2] & TYPE);
            if (opening == WITH_PARAMETERS) {
                return opening;
            }
            found = Math.max(found, opening);
            at += 2 + unitBytes;
        }
        return found;
    }

    private static int openingOf(int type) {
        return switch (type) {
            case SEQUENCE_PARAMETERS -> WITH_PARAMETERS;
            case IDR -> WITHOUT_PARAMETERS;
            default -> OTHER;
        };
    }
}
