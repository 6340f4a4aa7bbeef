package org.parlour.sip.dialog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A response. */
public record SipResponse(
        Envelope envelope,
        int status,
        String reason,
        @Nullable SipAddress contact,
        List<SipAddress> recordRoutes,
        HeaderFields fields,
        @Nullable SipBody body)
        implements SipMessage {
    public SipResponse {
        recordRoutes = List.copyOf(recordRoutes);
        if (status < 100 || status > 699) {
            throw new IllegalArgumentException("no response has the status " + status);
        }
    }

    public boolean isFinal() {
        return status >= 200;
    }

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    SipResponse with(HeaderFields more) {
        return new SipResponse(envelope, status, reason, contact, recordRoutes, fields.and(more), body);
    }

    /** With what only those responses bear that make a dialog or refresh its target (RFC 3261 section 12.1.1). */
    SipResponse withRoute(SipAddress ourContact, List<SipAddress> theirRecordRoutes) {
        return new SipResponse(envelope, status, reason, ourContact, theirRecordRoutes, fields, body);
    }

    SipResponse with(SipBody newBody) {
        return new SipResponse(envelope, status, reason, contact, recordRoutes, fields, newBody);
    }

    @Override
    public String toString() {
        return status + " to " + cseq() + (body == null ? "" : ", " + body);
    }
}
