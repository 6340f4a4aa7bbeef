package org.parlour.wire.rtcp;

import org.jspecify.annotations.Nullable;

/** The frame that all RTCP packets share: version, padding, count, type, length (RFC 3550 §6.4.1). */
final class RtcpFrame {
    static final int HEADER_BYTES = 4;
    private static final int PADDING = 0x20;
    // RFC 5761 §4: types that no RTP packet with a sane payload type can be mistaken for.
    private static final int LOWEST_TYPE = 192;
    private static final int HIGHEST_TYPE = 223;

    private RtcpFrame() {}

    static int packetType(byte[] buffer, int at) {
        return buffer[at + 1] & 0xff;
    }

    /** The five bits that are a count, a subtype or a format. */
    static int count(byte[] buffer, int at) {
        return buffer[at] & 0x1f;
    }

    static int lengthBytes(byte[] buffer, int at) {
        return ((((buffer[at + 2] & 0xff) << 8) | (buffer[at + 3] & 0xff)) + 1) * Integer.BYTES;
    }

    static boolean isPadded(byte[] buffer, int at) {
        return (buffer[at] & PADDING) != 0;
    }

    /** RFC 3550 A.2, or that part of it which RFC 5506 leaves; null when all is well. */
    static RtcpCompound.@Nullable Malformed check(byte[] buffer, int offset, int length, RtcpRule rule) {
        if (length == 0) {
            return new RtcpCompound.Malformed(RtcpFlaw.HEADER_TRUNCATED, 0);
        }
        int end = offset + length;
        int at = offset;
        for (int packets = 0; at < end; packets++) {
            RtcpFlaw flaw =
                    packets == RtcpCompound.MAX_PACKETS ? RtcpFlaw.TOO_MANY_PACKETS : headerFlaw(buffer, at, end, rule);
            if (flaw == null && packets == 0 && rule == RtcpRule.COMPOUND && !isReport(buffer, at)) {
                flaw = RtcpFlaw.FIRST_NOT_A_REPORT;
            }
            if (flaw != null) {
                return new RtcpCompound.Malformed(flaw, at - offset);
            }
            at += lengthBytes(buffer, at);
        }
        return null;
    }

    private static @Nullable RtcpFlaw headerFlaw(byte[] buffer, int at, int end, RtcpRule rule) {
        if (end - at < HEADER_BYTES) {
            return RtcpFlaw.HEADER_TRUNCATED;
        }
        if ((buffer[at] & 0xff) >>> 6 != 2) {
            return RtcpFlaw.VERSION;
        }
        int type = packetType(buffer, at);
        if (type < LOWEST_TYPE || type > HIGHEST_TYPE) {
            return RtcpFlaw.PACKET_TYPE;
        }
        int length = lengthBytes(buffer, at);
        if (length > end - at) {
            return RtcpFlaw.LENGTH_BEYOND_DATAGRAM;
        }
        boolean last = length == end - at;
        boolean wronglyPadded = isPadded(buffer, at) && !last && !isTransportFeedback(buffer, at);
        return rule == RtcpRule.COMPOUND && wronglyPadded ? RtcpFlaw.PADDING_BEFORE_LAST : null;
    }

    private static boolean isReport(byte[] buffer, int at) {
        int type = packetType(buffer, at);
        return type == RtcpType.SR.number() || type == RtcpType.RR.number();
    }

    /**
     * Transport-wide feedback is the one packet whose padding bit says nothing: browsers set it wherever the deltas end
     * between two words, and published captures carry counts of zero and counts that reach into the deltas. Its own
     * status count says where it ends.
     */
    private static boolean isTransportFeedback(byte[] buffer, int at) {
        return packetType(buffer, at) == RtcpType.RTPFB.number() && count(buffer, at) == FeedbackFormat.TRANSPORT_WIDE;
    }

    /** Decodes the packet at a place where {@link #check} has found a good frame. */
    static Decoded decode(byte[] buffer, int at) {
        int length = lengthBytes(buffer, at) - HEADER_BYTES;
        if (isPadded(buffer, at) && !isTransportFeedback(buffer, at)) {
            int padding = length == 0 ? 0 : buffer[at + HEADER_BYTES + length - 1] & 0xff;
            // RFC 3550 §6.4.1: the count includes itself and is a multiple of four.
            if (padding == 0 || padding % Integer.BYTES != 0 || padding > length) {
                return RtcpFlaw.PADDING_COUNT;
            }
            length -= padding;
        }
        PacketReader body = new PacketReader(buffer, at + HEADER_BYTES, length);
        int number = packetType(buffer, at);
        int count = count(buffer, at);
        RtcpType type = RtcpType.of(number);
        return switch (type) {
            case null -> Unknown.decode(body, number, count);
            case SR -> SenderReport.decode(body, count);
            case RR -> ReceiverReport.decode(body, count);
            case SDES -> SourceDescription.decode(body, count);
            case BYE -> Goodbye.decode(body, count);
            case APP -> ApplicationDefined.decode(body, count);
            case RTPFB -> transportLayer(body, count);
            case PSFB -> payloadSpecific(body, count);
            case XR -> ExtendedReport.decode(body);
        };
    }

    private static Decoded transportLayer(PacketReader body, int format) {
        return switch (format) {
            case FeedbackFormat.GENERIC_NACK -> GenericNack.decode(body);
            case FeedbackFormat.CONGESTION_CONTROL -> CongestionControlFeedback.decode(body);
            case FeedbackFormat.TRANSPORT_WIDE -> TransportFeedback.decode(body);
            default -> Unknown.decodeFeedback(body, RtcpType.RTPFB, format);
        };
    }

    private static Decoded payloadSpecific(PacketReader body, int format) {
        return switch (format) {
            case FeedbackFormat.PICTURE_LOSS_INDICATION -> PictureLossIndication.decode(body);
            case FeedbackFormat.FULL_INTRA_REQUEST -> FullIntraRequest.decode(body);
            case FeedbackFormat.APPLICATION_LAYER -> ReceiverEstimatedMaximumBitrate.decodeApplicationLayer(body);
            default -> Unknown.decodeFeedback(body, RtcpType.PSFB, format);
        };
    }
}
