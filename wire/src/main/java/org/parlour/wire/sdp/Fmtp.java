package org.parlour.wire.sdp;

import org.jspecify.annotations.Nullable;

/** {@code a=fmtp}: the particulars of a payload type (RFC 8866 section 6.15). */
public record Fmtp(int payloadType, FormatParameters parameters) implements Attribute {
    public Fmtp {
        Grammar.require(Grammar.isPayloadType(payloadType), "payload types have seven bits");
    }

    @Override
    public String attributeName() {
        return "fmtp";
    }

    @Override
    public String value() {
        return payloadType + " " + parameters.text();
    }

    static @Nullable Fmtp parse(String value) {
        int blank = value.indexOf(' ');
        if (blank < 0) {
            return null;
        }
        int payloadType = Grammar.number(value.substring(0, blank), Grammar.MAX_PAYLOAD_TYPE);
        String parameters = value.substring(blank + 1).strip();
        return payloadType < 0 || parameters.isEmpty() ? null : new Fmtp(payloadType, new FormatParameters(parameters));
    }
}
