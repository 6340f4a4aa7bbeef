package org.parlour.wire.rtcp;

/** The FMT numbers of feedback messages (IANA "FMT Values for RTPFB/PSFB Payload Types"). */
final class FeedbackFormat {
    /** RTPFB, RFC 4585 §6.2.1. */
    static final int GENERIC_NACK = 1;

    /** RTPFB, RFC 8888. */
    static final int CONGESTION_CONTROL = 11;

    /** RTPFB, draft-holmer-rmcat-transport-wide-cc-extensions-01. */
    static final int TRANSPORT_WIDE = 15;

    /** PSFB, RFC 4585 §6.3.1. */
    static final int PICTURE_LOSS_INDICATION = 1;

    /** PSFB, RFC 5104 §4.3.1. */
    static final int FULL_INTRA_REQUEST = 4;

    /** PSFB, RFC 4585 §6.4; what lies within names itself by its first four octets. */
    static final int APPLICATION_LAYER = 15;

    private FeedbackFormat() {}
}
