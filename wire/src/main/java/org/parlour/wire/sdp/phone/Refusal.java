package org.parlour.wire.sdp.phone;

import java.util.Locale;

/** Why a call cannot have media, with the warning that RFC 3261 section 20.43 has for it. */
public enum Refusal {
    NO_AUDIO(304),
    NO_COMMON_CODEC(305),
    TRANSPORT_UNKNOWN(302),
    NO_ADDRESS(301),
    OTHER_ADDRESS_FAMILY(301),
    SRTP_REQUIRED(302),
    SRTP_FORBIDDEN(302),
    NO_USABLE_KEY(306),
    NOT_AN_ANSWER(399);

    private final int warningCode;

    Refusal(int warningCode) {
        this.warningCode = warningCode;
    }

    public int warningCode() {
        return warningCode;
    }

    public String metricName() {
        return "sdp_" + name().toLowerCase(Locale.ROOT);
    }
}
