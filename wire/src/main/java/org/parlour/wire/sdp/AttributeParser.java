package org.parlour.wire.sdp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From the text of an {@code a=} line to its type. */
final class AttributeParser {
    private AttributeParser() {}

    /** A name that is known with a value that its type refuses is no error, only nothing we can use. */
    static Attribute parse(String name, String value) {
        Attribute known = known(name.toLowerCase(Locale.ROOT), value);
        return known == null ? new OtherAttribute(name, value) : known;
    }

    private static @Nullable Attribute known(String name, String value) {
        return value.isEmpty() ? property(name) : valued(name, value);
    }

    private static @Nullable Attribute property(String name) {
        Direction direction = Direction.parse(name);
        return direction == null ? Flag.parse(name) : direction;
    }

    private static @Nullable Attribute valued(String name, String value) {
        return switch (name) {
            case "candidate" -> Candidate.parse(value);
            case "crypto" -> Crypto.parse(value);
            case "extmap" -> Extmap.parse(value);
            case "fingerprint" -> Fingerprint.parse(value);
            case "fmtp" -> Fmtp.parse(value);
            case "group" -> Group.parse(value);
            case "ice-pwd" -> IcePassword.parse(value);
            case "ice-ufrag" -> IceUfrag.parse(value);
            case "maxptime" -> MaxPtime.parse(value);
            case "mid" -> Mid.parse(value);
            case "msid" -> Msid.parse(value);
            case "ptime" -> Ptime.parse(value);
            case "rid" -> Rid.parse(value);
            case "rtcp" -> RtcpPort.parse(value);
            case "rtcp-fb" -> RtcpFeedback.parse(value);
            case "rtpmap" -> RtpMap.parse(value);
            case "setup" -> SetupRole.parse(value);
            case "simulcast" -> Simulcast.parse(value);
            case "ssrc" -> SsrcAttribute.parse(value);
            case "ssrc-group" -> SsrcGroup.parse(value);
            default -> null;
        };
    }
}
