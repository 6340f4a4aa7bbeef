package org.parlour.wire.sdp;

import org.jspecify.annotations.Nullable;

/** Payload types that need no {@code a=rtpmap} (RFC 3551 section 6, tables 4 and 5). */
final class StaticPayloadTypes {
    private StaticPayloadTypes() {}

    static @Nullable RtpMap find(int payloadType) {
        return switch (payloadType) {
            case 0 -> speech(0, "PCMU");
            case 3 -> speech(3, "GSM");
            case 4 -> speech(4, "G723");
            case 5 -> speech(5, "DVI4");
            case 6 -> new RtpMap(6, "DVI4", 16_000, 1);
            case 7 -> speech(7, "LPC");
            case 8 -> speech(8, "PCMA");
            // G.722 samples at 16 kHz; its RTP clock of 8 kHz is an old mistake that stays (RFC 3551 section 4.5.2).
            case 9 -> speech(9, "G722");
            case 10 -> new RtpMap(10, "L16", 44_100, 2);
            case 11 -> new RtpMap(11, "L16", 44_100, 1);
            case 12 -> speech(12, "QCELP");
            case 13 -> speech(13, "CN");
            case 14 -> new RtpMap(14, "MPA", 90_000, 1);
            case 15 -> speech(15, "G728");
            case 16 -> new RtpMap(16, "DVI4", 11_025, 1);
            case 17 -> new RtpMap(17, "DVI4", 22_050, 1);
            case 18 -> speech(18, "G729");
            case 25 -> picture(25, "CelB");
            case 26 -> picture(26, "JPEG");
            case 28 -> picture(28, "nv");
            case 31 -> picture(31, "H261");
            case 32 -> picture(32, "MPV");
            case 33 -> picture(33, "MP2T");
            case 34 -> picture(34, "H263");
            default -> null;
        };
    }

    private static RtpMap speech(int payloadType, String encoding) {
        return new RtpMap(payloadType, encoding, 8_000, 1);
    }

    private static RtpMap picture(int payloadType, String encoding) {
        return new RtpMap(payloadType, encoding, 90_000, 1);
    }
}
