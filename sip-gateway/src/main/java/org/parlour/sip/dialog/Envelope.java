package org.parlour.sip.dialog;

/** Who asks whom, in which call, which time: what a response repeats of its request (RFC 3261 section 8.2.6.2). */
public record Envelope(Party from, Party to, String callId, CSeq cseq) {
    Envelope answeredBy(String localTag) {
        return to.tag() == null ? new Envelope(from, to.tagged(localTag), callId, cseq) : this;
    }
}
