package org.parlour.sfu.session;

/** What became of a description. */
public sealed interface Negotiated {
    /**
     * It is agreed.
     *
     * @param description ours, SDP; empty where nothing was to be described
     */
    record Agreed(String description) implements Negotiated {
        /** It holds a password. */
        @Override
        public String toString() {
            return "Agreed[****]";
        }
    }

    /**
     * It is not.
     *
     * @param reason one word for programs: {@code sdp_no_media} …
     * @param sentence for whoever reads the page's error
     */
    record Refused(String reason, String sentence) implements Negotiated {}
}
