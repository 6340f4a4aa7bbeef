package org.parlour.wire.sdp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code a=rtcp-fb}: one kind of feedback for one payload type, or for all (RFC 4585 section 4.2). */
public record RtcpFeedback(int payloadType, String feedback) implements Attribute {
    /** Written as {@code *}. */
    public static final int ALL = -1;

    public RtcpFeedback {
        Grammar.require(payloadType == ALL || Grammar.isPayloadType(payloadType), "payload types have seven bits");
        Grammar.requireText("feedback", feedback);
        Grammar.require(!feedback.isBlank(), "feedback has a name");
    }

    public boolean concerns(int asked) {
        return payloadType == ALL || payloadType == asked;
    }

    @Override
    public String attributeName() {
        return "rtcp-fb";
    }

    @Override
    public String value() {
        return (payloadType == ALL ? "*" : String.valueOf(payloadType)) + " " + feedback;
    }

    static @Nullable RtcpFeedback parse(String value) {
        List<String> words = Grammar.words(value);
        if (words.size() < 2) {
            return null;
        }
        String feedback = String.join(" ", words.subList(1, words.size()));
        if (words.get(0).equals("*")) {
            return new RtcpFeedback(ALL, feedback);
        }
        int payloadType = Grammar.number(words.get(0), Grammar.MAX_PAYLOAD_TYPE);
        return payloadType < 0 ? null : new RtcpFeedback(payloadType, feedback);
    }
}
