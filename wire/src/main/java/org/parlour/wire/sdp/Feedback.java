package org.parlour.wire.sdp;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The RTCP feedback that the house speaks, under the names of {@code a=rtcp-fb}. */
public enum Feedback {
    /** RFC 4585 section 6.2.1. */
    NACK("nack"),
    /** RFC 4585 section 6.3.1. */
    NACK_PLI("nack pli"),
    /** RFC 5104 section 4.3.1. */
    CCM_FIR("ccm fir"),
    /** The transport-wide feedback of draft-holmer-rmcat-transport-wide-cc-extensions-01. */
    TRANSPORT_CC("transport-cc"),
    /** draft-alvestrand-rmcat-remb-03. */
    GOOG_REMB("goog-remb");

    private final String text;

    Feedback(String text) {
        this.text = text;
    }

    public RtcpFeedback on(int payloadType) {
        return new RtcpFeedback(payloadType, text);
    }

    /** What a kind of media has use for: a picture can be asked for again, a sound cannot. */
    public static Set<Feedback> usefulFor(MediaKind kind) {
        return switch (kind) {
            case AUDIO -> EnumSet.of(NACK, TRANSPORT_CC);
            case VIDEO -> EnumSet.allOf(Feedback.class);
        };
    }

    /** Those of ours that a description allows for a payload type. */
    public static Set<Feedback> allowed(MediaDescription media, int payloadType, MediaKind kind) {
        List<RtcpFeedback> lines = media.all(RtcpFeedback.class);
        Set<Feedback> allowed = EnumSet.noneOf(Feedback.class);
        for (Feedback feedback : usefulFor(kind)) {
            boolean named = lines.stream()
                    .anyMatch(line ->
                            line.concerns(payloadType) && line.feedback().equalsIgnoreCase(feedback.text));
            if (named) {
                allowed.add(feedback);
            }
        }
        return allowed;
    }
}
