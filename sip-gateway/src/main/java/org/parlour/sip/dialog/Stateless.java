package org.parlour.sip.dialog;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What becomes of a request that no dialog claims. It needs no memory. */
public final class Stateless {
    /** What to do with such a request. */
    public sealed interface Verdict {
        /** Say this. */
        record Answer(SipResponse response) implements Verdict {}

        /** It opens a call: {@link CallDialog#inbound}. */
        record NewCall() implements Verdict {}

        /** Say nothing. */
        record Silence() implements Verdict {}
    }

    private Stateless() {}

    public static Verdict verdict(SipRequest request) {
        if (request.method() == SipMethod.Known.ACK) {
            return new Verdict.Silence();
        }
        CallFailure failure = failure(request);
        if (failure != null) {
            return new Verdict.Answer(request.refusal(failure, tag(request)));
        }
        return request.method() == SipMethod.Known.INVITE
                ? new Verdict.NewCall()
                : new Verdict.Answer(request.response(200, "OK", tag(request)).with(Capabilities.ALL));
    }

    private static @Nullable CallFailure failure(SipRequest request) {
        if (request.to().tag() != null) {
            return CallFailure.Plain.NO_DIALOG;
        }
        return switch (request.method()) {
            case SipMethod.Known.INVITE -> failureOfInvite(request);
            case SipMethod.Known.OPTIONS -> Capabilities.flaw(request);
            case SipMethod.Known.BYE,
                    SipMethod.Known.CANCEL,
                    SipMethod.Known.INFO,
                    SipMethod.Known.UPDATE,
                    SipMethod.Known.PRACK,
                    SipMethod.Known.NOTIFY -> CallFailure.Plain.NO_DIALOG;
            case SipMethod.Known _ -> CallFailure.Plain.METHOD_NOT_ALLOWED;
            case SipMethod.Other _ -> CallFailure.Plain.UNKNOWN_METHOD;
        };
    }

    /** In the order of RFC 3261 section 8.2. */
    private static @Nullable CallFailure failureOfInvite(SipRequest invite) {
        if (!isSip(invite.uri()) && !invite.uri().scheme().equals("tel")) {
            return CallFailure.Plain.BAD_SCHEME;
        }
        // A call that comes with nothing left goes in circles. OPTIONS may: it asks who is there (section 11).
        if (invite.maxForwards() <= 0) {
            return CallFailure.Plain.TOO_MANY_HOPS;
        }
        SipAddress contact = invite.contact();
        if (contact == null || !isSip(contact.uri())) {
            return CallFailure.Plain.NO_CONTACT;
        }
        return Capabilities.flaw(invite);
    }

    private static boolean isSip(SipUri uri) {
        return uri.scheme().equals("sip") || uri.scheme().equals("sips");
    }

    /** RFC 3261 section 8.2.7: who has no memory gives every repeat of a request the same tag. */
    private static String tag(SipRequest request) {
        int hash = Objects.hash(
                request.callId(),
                request.from().tag(),
                request.cseq().number(),
                request.method().name());
        return "stateless-" + Integer.toHexString(hash);
    }
}
