package org.parlour.wire.rtp;

/** The names under which the header extensions that we use are offered in SDP ({@code a=extmap}). */
public final class ExtensionUri {
    /** RFC 6464. */
    public static final String AUDIO_LEVEL = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";
    /** RFC 6465. */
    public static final String MIXER_AUDIO_LEVELS = "urn:ietf:params:rtp-hdrext:csrc-audio-level";
    /** RFC 8843 15.2. */
    public static final String MID = "urn:ietf:params:rtp-hdrext:sdes:mid";
    /** RFC 8852. */
    public static final String RID = "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id";
    /** RFC 8852: the stream that a retransmission repairs. */
    public static final String REPAIRED_RID = "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id";
    /** Not of the IETF: every browser offers it. */
    public static final String ABS_SEND_TIME = "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time";
    /** draft-holmer-rmcat-transport-wide-cc-extensions-01, as every browser offers it. */
    public static final String TRANSPORT_SEQUENCE =
            "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";

    private ExtensionUri() {}
}
