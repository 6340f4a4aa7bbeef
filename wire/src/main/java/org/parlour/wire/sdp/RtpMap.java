package org.parlour.wire.sdp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code a=rtpmap}: what a payload type carries (RFC 8866 section 6.6). */
public record RtpMap(int payloadType, String encoding, int clockRateHz, int channels) implements Attribute {
    public RtpMap {
        Grammar.require(Grammar.isPayloadType(payloadType), "payload types have seven bits");
        Grammar.requireWord("an encoding", encoding);
        Grammar.require(encoding.indexOf('/') < 0, "an encoding ends at the slash");
        Grammar.require(clockRateHz > 0, "a clock ticks");
        Grammar.require(channels > 0, "at least one channel");
    }

    @Override
    public String attributeName() {
        return "rtpmap";
    }

    @Override
    public String value() {
        String map = payloadType + " " + encoding + "/" + clockRateHz;
        return channels == 1 ? map : map + "/" + channels;
    }

    static @Nullable RtpMap parse(String value) {
        List<String> words = Grammar.words(value);
        if (words.size() < 2) {
            return null;
        }
        String[] parts = words.get(1).split("/", -1);
        int payloadType = Grammar.number(words.get(0), Grammar.MAX_PAYLOAD_TYPE);
        if (payloadType < 0 || parts.length < 2 || parts[0].isEmpty() || parts[0].length() > Grammar.MAX_NAME_CHARS) {
            return null;
        }
        int clockRateHz = Grammar.number(parts[1], 10_000_000);
        // Video may say parameters here that are no channels (RFC 8866 section 6.6); one is the default.
        int channels = parts.length > 2 ? Grammar.number(parts[2], 255) : 1;
        return clockRateHz <= 0 ? null : new RtpMap(payloadType, parts[0], clockRateHz, Math.max(1, channels));
    }
}
