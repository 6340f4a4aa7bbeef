package org.parlour.wire.sdp;

/** The two kinds of media that the house carries as RTP. */
public enum MediaKind {
    AUDIO("audio"),
    VIDEO("video");

    private final String media;

    MediaKind(String media) {
        this.media = media;
    }

    /** The first word of the {@code m=} line. */
    public String media() {
        return media;
    }
}
