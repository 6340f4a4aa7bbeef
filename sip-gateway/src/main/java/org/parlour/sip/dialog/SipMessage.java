package org.parlour.sip.dialog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SIP message, as much of it as a dialog needs. Vias are the driver's: it knows a transaction of theirs by its {@link
 * Branch}, and one of ours by its {@link CSeq}, which never repeats within a dialog.
 */
public sealed interface SipMessage permits SipRequest, SipResponse {
    Envelope envelope();

    @Nullable
    SipAddress contact();

    /** As they stand, topmost first. */
    List<SipAddress> recordRoutes();

    HeaderFields fields();

    @Nullable
    SipBody body();

    default Party from() {
        return envelope().from();
    }

    default Party to() {
        return envelope().to();
    }

    default String callId() {
        return envelope().callId();
    }

    default CSeq cseq() {
        return envelope().cseq();
    }

    default SipMethod method() {
        return cseq().method();
    }

    /** The session description, if there is one. */
    default @Nullable SipBody sdp() {
        SipBody body = body();
        return body != null && body.mediaType().equals(SipBody.SDP) ? body : null;
    }
}
