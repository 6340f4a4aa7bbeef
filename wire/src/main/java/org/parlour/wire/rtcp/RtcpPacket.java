package org.parlour.wire.rtcp;

/**
 * One RTCP packet. Immutable; equal when every field that travels is equal.
 *
 * <p>The set is total: a type or feedback format without a record of its own is {@link Unknown}.
 */
public sealed interface RtcpPacket extends Decoded
        permits SenderReport,
                ReceiverReport,
                SourceDescription,
                Goodbye,
                ApplicationDefined,
                GenericNack,
                TransportFeedback,
                CongestionControlFeedback,
                PictureLossIndication,
                FullIntraRequest,
                ReceiverEstimatedMaximumBitrate,
                ExtendedReport,
                Unknown {

    /** The length on the wire, header included, a multiple of four. */
    int lengthBytes();

    /**
     * Writes the packet and says how many bytes that took; the caller has made sure that {@link #lengthBytes()} bytes
     * fit.
     */
    int writeTo(byte[] buffer, int offset);
}
