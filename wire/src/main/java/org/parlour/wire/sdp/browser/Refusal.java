package org.parlour.wire.sdp.browser;

import java.util.Locale;

/** Why a browser cannot have media. */
public enum Refusal {
    NO_MEDIA,
    NO_ICE,
    NO_FINGERPRINT,
    WRONG_DTLS_ROLE,
    RTCP_NOT_MULTIPLEXED,
    NOT_AN_ANSWER;

    public String metricName() {
        return "sdp_" + name().toLowerCase(Locale.ROOT);
    }
}
