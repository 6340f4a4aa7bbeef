package org.parlour.wire.rtcp;

import org.jspecify.annotations.Nullable;

/** The SDES items that are one text (IANA "RTCP SDES Item Types"); PRIV is {@link SdesItem.Private}. */
public enum SdesType {
    CNAME(1, true),
    NAME(2, true),
    EMAIL(3, true),
    PHONE(4, true),
    LOC(5, true),
    TOOL(6, false),
    NOTE(7, true),
    /** RFC 8852 §3.1, the rid of a simulcast layer. */
    RTP_STREAM_ID(12, false),
    /** RFC 8852 §3.2, the rid that a repair stream repairs. */
    REPAIRED_RTP_STREAM_ID(13, false),
    /** RFC 8843, the media section of a bundle. */
    MID(15, false);

    private static final SdesType[] ALL = values();

    private final int number;
    private final boolean personal;

    SdesType(int number, boolean personal) {
        this.number = number;
        this.personal = personal;
    }

    public int number() {
        return number;
    }

    /** May hold a name, an address or a telephone number; a phone's CNAME often is all three. */
    boolean isPersonal() {
        return personal;
    }

    static @Nullable SdesType of(int number) {
        for (SdesType type : ALL) {
            if (type.number == number) {
                return type;
            }
        }
        return null;
    }
}
