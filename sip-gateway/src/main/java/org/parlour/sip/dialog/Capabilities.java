package org.parlour.sip.dialog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this house follows, and what it tells others about that. */
final class Capabilities {
    static final HeaderFields ALLOWED =
            HeaderFields.of(HeaderFields.ALLOW, "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE");

    /** The answer to OPTIONS (RFC 3261 section 11.2). */
    static final HeaderFields ALL =
            ALLOWED.and(HeaderFields.ACCEPT, SipBody.SDP).and(HeaderFields.ACCEPT_ENCODING, "identity");

    // How phones write keys into INFO; no RFC has them.
    private static final List<String> KEYS = List.of("application/dtmf-relay", "application/dtmf");

    private Capabilities() {}

    /** Why a request cannot be followed, whatever it wants (RFC 3261 sections 8.2.2.3 and 8.2.3); null where it can. */
    static @Nullable CallFailure flaw(SipRequest request) {
        List<String> required = request.fields().words(HeaderFields.REQUIRE);
        if (!required.isEmpty()) {
            return new CallFailure.BadExtension(required);
        }
        SipBody body = request.body();
        if (body == null || isOptional(request)) {
            return null;
        }
        if (!request.fields()
                .first(HeaderFields.CONTENT_ENCODING)
                .orElse("identity")
                .equalsIgnoreCase("identity")) {
            return new CallFailure.UnsupportedBody(HeaderFields.of(HeaderFields.ACCEPT_ENCODING, "identity"));
        }
        return switch (request.method()) {
            case SipMethod.Known.INVITE, SipMethod.Known.UPDATE -> flawOfSession(body);
            case SipMethod.Known.INFO -> flawOfInfo(request, body);
            case SipMethod.Known _ -> null;
            case SipMethod.Other _ -> null;
        };
    }

    private static @Nullable CallFailure flawOfSession(SipBody body) {
        return body.mediaType().equals(SipBody.SDP)
                ? null
                : new CallFailure.UnsupportedBody(HeaderFields.of(HeaderFields.ACCEPT, SipBody.SDP));
    }

    private static @Nullable CallFailure flawOfInfo(SipRequest info, SipBody body) {
        if (areKeys(body)) {
            return null;
        }
        return info.fields().first(HeaderFields.INFO_PACKAGE).isPresent()
                ? CallFailure.Plain.UNKNOWN_INFO_PACKAGE
                : new CallFailure.UnsupportedBody(HeaderFields.of(HeaderFields.ACCEPT, String.join(", ", KEYS)));
    }

    static boolean areKeys(SipBody body) {
        return KEYS.contains(body.mediaType());
    }

    // RFC 3261 section 20.11: what need not be handled must not be refused.
    private static boolean isOptional(SipRequest request) {
        return request.fields()
                .first(HeaderFields.CONTENT_DISPOSITION)
                .filter(disposition -> disposition.replace(" ", "").contains("handling=optional"))
                .isPresent();
    }
}
