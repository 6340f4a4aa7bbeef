package org.parlour.sip.dialog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a request was sent, RFC 3326.
 *
 * @param protocol whose causes are counted: {@code SIP}, {@code Q.850}
 * @param text for people; may be empty
 */
public record Reason(String protocol, int cause, String text) {
    private static final Pattern CAUSE = Pattern.compile("(?i);\\s*cause\\s*=\\s*(\\d{1,3})\\b");
    private static final Pattern TEXT = Pattern.compile("(?i);\\s*text\\s*=\\s*\"([^\"]{0,200})\"");

    /** A reason whose causes are SIP's own statuses. */
    public static Reason sip(int status, String text) {
        return new Reason("SIP", status, text);
    }

    /** The first that a message gives; empty where it gives none or one without a cause. */
    static Optional<Reason> of(SipMessage message) {
        return message.fields().first(HeaderFields.REASON).flatMap(Reason::parse);
    }

    private static Optional<Reason> parse(String value) {
        Matcher cause = CAUSE.matcher(value);
        if (!cause.find()) {
            return Optional.empty();
        }
        Matcher text = TEXT.matcher(value);
        return Optional.of(new Reason(
                value.split(";", 2)[0].strip(), Integer.parseInt(cause.group(1)), text.find() ? text.group(1) : ""));
    }

    /** Without the text, in which anything may stand. */
    @Override
    public String toString() {
        return protocol + ";cause=" + cause;
    }

    HeaderFields fields() {
        return HeaderFields.of(
                HeaderFields.REASON, protocol + ";cause=" + cause + ";text=" + HeaderFields.quoted(text));
    }
}
