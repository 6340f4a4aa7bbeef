package org.parlour.sfu.dtls;

/** How an association ended. */
public enum DtlsEnd {
    /** close_notify from the peer: its page was closed. */
    PEER_CLOSED("peer_closed"),
    /** We left. */
    CLOSED_HERE("closed_here"),
    /** A certificate that the peer's description does not name. */
    WRONG_FINGERPRINT("wrong_fingerprint"),
    /** A second description named another certificate than the first. */
    FINGERPRINT_CHANGED("fingerprint_changed"),
    /** No use_srtp, or none of its profiles is ours. */
    NO_COMMON_PROFILE("no_common_profile"),
    /** A fatal alert from the peer. */
    PEER_ALERT("peer_alert"),
    /** What it sent is no DTLS 1.2 as we speak it. */
    PROTOCOL("protocol"),
    /** The handshake was begun and not finished. */
    TIMED_OUT("timed_out"),
    /** Too many handshakes wait for their turn. */
    BUSY("busy");

    private final String metricName;

    DtlsEnd(String metricName) {
        this.metricName = metricName;
    }

    public String metricName() {
        return metricName;
    }
}
