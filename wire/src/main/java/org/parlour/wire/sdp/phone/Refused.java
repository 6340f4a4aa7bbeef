package org.parlour.wire.sdp.phone;

/** No media; the sentence is for the admin who asks why. */
public record Refused(Refusal refusal, String sentence) implements PhoneAnswer, PhoneSettlement, ProtectionAgreement {
    /** Not Acceptable Here (RFC 3261 section 21.4.26). In a re-INVITE it leaves the session as it was. */
    public int sipStatus() {
        return 488;
    }
}
