package org.parlour.sip.dialog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request.
 *
 * @param maxForwards 70 where a request of theirs names none (RFC 3261 section 16.6)
 * @param routes the Route header; in requests of theirs, what is left of it behind us
 */
public record SipRequest(
        Envelope envelope,
        SipUri uri,
        int maxForwards,
        @Nullable SipAddress contact,
        List<SipAddress> recordRoutes,
        List<SipAddress> routes,
        HeaderFields fields,
        @Nullable SipBody body)
        implements SipMessage {
    public static final int MAX_FORWARDS = 70;

    public SipRequest {
        recordRoutes = List.copyOf(recordRoutes);
        routes = List.copyOf(routes);
    }

    /** The answer to this request, with nothing but what every answer has. */
    public SipResponse response(int status, String reason, String localTag) {
        return new SipResponse(envelope.answeredBy(localTag), status, reason, null, List.of(), HeaderFields.NONE, null);
    }

    /** The answer that says why not. */
    public SipResponse refusal(CallFailure failure, String localTag) {
        return response(failure.sipStatus(), failure.phrase(), localTag).with(failure.fields());
    }

    @Override
    public String toString() {
        return method().name() + " " + cseq().number() + (body == null ? "" : ", " + body);
    }
}
