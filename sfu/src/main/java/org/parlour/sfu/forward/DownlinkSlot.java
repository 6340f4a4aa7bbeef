package org.parlour.sfu.forward;

import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.rtp.AbsSendTime;
import org.parlour.wire.rtp.AudioLevel;
import org.parlour.wire.rtp.ExtensionElement;
import org.parlour.wire.rtp.RtpExtensions;
import org.parlour.wire.rtp.RtpHeaderWriter;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.rtp.Timestamps;
import org.parlour.wire.rtp.TransportSequence;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.HeaderExtension;
import org.parlour.wire.sdp.MediaKind;
import org.parlour.wire.sdp.browser.AgreedSlot;
import org.parlour.wire.sdp.browser.TrackFormat;

/**
 * One fixed stream towards a viewer. Whoever is put into it, the viewer sees one sender who never stops: the same
 * SSRC, sequence numbers and picture ids without a gap, a timestamp that runs with the wall clock. The person travels
 * as contributing source.
 *
 * <p>A video that did not begin with a key frame is not written, whoever asks for it: the viewer's decoder would paint
 * one person's movements on another one's face, and count no error.
 *
 * <p>Owned by one loop. A packet costs no allocation.
 */
public final class DownlinkSlot {
    /** How much longer than the publisher's a written packet may be: a source, extensions, a longer picture id. */
    public static final int MOST_GROWTH_BYTES = 4 + 4 + (2 + 3 + 4 + 17 + 3) + Vp8Descriptor.MOST_GROWTH_BYTES;

    /** Nothing was written; a counter says why. */
    public static final int NOTHING = 0;

    private static final int MAX_ONE_BYTE_ID = RtpExtensions.MAX_ONE_BYTE_ID;
    private static final int[] CAPTURE_TIME_BYTES = {8, 16};

    private final int ssrc;
    private final MediaKind kind;
    private final int clockRateHz;
    private final Map<Codec, Integer> payloadTypes = new EnumMap<>(Codec.class);
    private final int levelId;
    private final int transportSequenceId;
    private final int sendTimeId;
    private final int captureTimeId;
    private final DownlinkTransport transport;
    private final RtpHeaderWriter header = new RtpHeaderWriter();
    private final PictureShift shift = new PictureShift();

    private @Nullable UplinkTrack track;
    private int generation;
    private long firstNumber;
    private long sequenceOffset;
    private int timestampOffset;
    private boolean talkspurtBegins;

    private boolean used;
    private long highestSequence;
    private int highestTimestamp;
    private long highestTimestampNanos;

    private long packets;
    private long turns;
    private long behindTurn;
    private long beforeKeyFrame;
    private long formatsRefused;

    public DownlinkSlot(AgreedSlot agreed, DownlinkTransport transport, RandomGenerator chance) {
        this.ssrc = agreed.slot().source().ssrc().bits();
        this.kind = agreed.slot().kind();
        this.clockRateHz = agreed.formats().getFirst().codec().clockRateHz();
        this.transport = transport;
        for (TrackFormat format : agreed.formats()) {
            // One stream has one clock (RFC 3550 5.2); a codec with another one would need a slot of its own.
            if (format.codec().clockRateHz() == clockRateHz) {
                payloadTypes.put(format.codec(), format.payloadType());
            }
        }
        this.levelId = id(agreed, HeaderExtension.AUDIO_LEVEL);
        this.transportSequenceId = id(agreed, HeaderExtension.TRANSPORT_WIDE_CC);
        this.sendTimeId = id(agreed, HeaderExtension.ABS_SEND_TIME);
        this.captureTimeId = id(agreed, HeaderExtension.ABS_CAPTURE_TIME);
        // RFC 3550 5.1: both begin at random. The upper half is left free, so that a first loss cannot confuse the
        // receiver's count of rounds (RFC 3711 3.3.1).
        this.highestSequence = chance.nextInt(1 << 15);
        this.highestTimestamp = chance.nextInt();
    }

    /** What we offer has ids up to 14, and the answer repeats them; another one is no id of ours. */
    private static int id(AgreedSlot agreed, HeaderExtension extension) {
        int id = agreed.extensions().getOrDefault(extension, 0);
        return id <= MAX_ONE_BYTE_ID ? id : 0;
    }

    /**
     * Writes the packet that {@code from} has just read. The array must have room for its length and
     * {@link #MOST_GROWTH_BYTES} more, besides what the caller appends.
     *
     * @return the length of what was written, or {@link #NOTHING}
     */
    public int write(UplinkTrack from, RtpPacket packet, byte[] into, int at, long nowNanos) {
        Integer payloadType = payloadTypes.get(from.codec());
        if (payloadType == null) {
            formatsRefused++;
            return NOTHING;
        }
        if ((from != track || from.generation() != generation) && !turnTo(from, nowNanos)) {
            return NOTHING;
        }
        if (from.number() < firstNumber) {
            behindTurn++;
            return NOTHING;
        }
        packets++;
        header.begin(into, at).payloadType(payloadType).ssrc(ssrc);
        int headerBytes = writeHeader(from, packet, into, nowNanos);
        return from.isEmpty() ? headerBytes : headerBytes + writePayload(from, packet, into, at + headerBytes);
    }

    private boolean turnTo(UplinkTrack from, long nowNanos) {
        if (!from.isNewest()) {
            behindTurn++;
            return false;
        }
        if (kind == MediaKind.VIDEO && !from.isKeyFrameStart()) {
            beforeKeyFrame++;
            return false;
        }
        track = from;
        generation = from.generation();
        firstNumber = from.number();
        sequenceOffset = highestSequence + 1 - firstNumber;
        timestampOffset = highestTimestamp + elapsedTicks(nowNanos) - from.timestamp();
        talkspurtBegins = kind == MediaKind.AUDIO;
        shift.turn();
        turns++;
        return true;
    }

    /** At least one tick: two pictures of one timestamp would be one. */
    private int elapsedTicks(long nowNanos) {
        return used ? Math.max(1, (int) Timestamps.ticks(nowNanos - highestTimestampNanos, clockRateHz)) : 0;
    }

    private int writeHeader(UplinkTrack from, RtpPacket packet, byte[] into, long nowNanos) {
        long sequence = from.number() + sequenceOffset;
        int timestamp = from.timestamp() + timestampOffset;
        if (!used || Timestamps.isNewer(timestamp, highestTimestamp)) {
            highestTimestamp = timestamp;
            highestTimestampNanos = nowNanos;
            used = true;
        }
        highestSequence = Math.max(highestSequence, sequence);
        header.marker(!from.isEmpty() && (packet.marker() || talkspurtBegins))
                .sequenceNumber((int) sequence)
                .timestamp(timestamp)
                .csrc(from.participantNumber())
                .oneByteExtension();
        talkspurtBegins &= from.isEmpty();
        writeExtensions(from, packet, into, nowNanos);
        return header.finish();
    }

    private void writeExtensions(UplinkTrack from, RtpPacket packet, byte[] into, long nowNanos) {
        if (levelId != 0 && from.levelMinusDbov() != UplinkTrack.UNKNOWN_LEVEL) {
            AudioLevel.write(into, header.element(levelId, AudioLevel.LENGTH_BYTES), false, from.levelMinusDbov());
        }
        if (transportSequenceId != 0) {
            int value = header.element(transportSequenceId, TransportSequence.LENGTH_BYTES);
            TransportSequence.write(into, value, transport.nextSequenceNumber());
        }
        if (sendTimeId != 0) {
            AbsSendTime.write(into, header.element(sendTimeId, AbsSendTime.LENGTH_BYTES), AbsSendTime.at(nowNanos));
        }
        if (captureTimeId != 0 && from.captureTimeId() != 0) {
            passCaptureTime(packet, RtpExtensions.find(packet, from.captureTimeId()), into);
        }
    }

    /** When the sample was taken is true on every leg, so it goes on as it came. */
    private void passCaptureTime(RtpPacket packet, long element, byte[] into) {
        int lengthBytes = ExtensionElement.lengthBytes(element);
        if (lengthBytes == CAPTURE_TIME_BYTES[0] || lengthBytes == CAPTURE_TIME_BYTES[1]) {
            int value = header.element(captureTimeId, lengthBytes);
            System.arraycopy(packet.buffer(), ExtensionElement.offset(element), into, value, lengthBytes);
        }
    }

    private int writePayload(UplinkTrack from, RtpPacket packet, byte[] into, int at) {
        int source = packet.payloadOffset();
        int length = packet.payloadLengthBytes();
        int readBytes = 0;
        int writtenBytes = 0;
        if (from.codec() == Codec.VP8) {
            shift.shift(from, from.vp8());
            readBytes = from.vp8().lengthBytes();
            writtenBytes = from.vp8().write(packet.buffer(), source, into, at, shift);
        }
        System.arraycopy(packet.buffer(), source + readBytes, into, at + writtenBytes, length - readBytes);
        return writtenBytes + length - readBytes;
    }

    /**
     * Nobody is here any more. Whoever comes next, even the same one again, begins anew: what went by in between is
     * no loss.
     */
    public void release() {
        track = null;
    }

    /** The slot's media clock now, for its sender reports. */
    public int timestampAt(long nowNanos) {
        UplinkTrack shown = track;
        return shown != null && shown.hasClock()
                ? shown.timestampAt(nowNanos) + timestampOffset
                : highestTimestamp + (int) Timestamps.ticks(nowNanos - highestTimestampNanos, clockRateHz);
    }

    public int ssrc() {
        return ssrc;
    }

    public MediaKind kind() {
        return kind;
    }

    /** Where the transport-wide number stands in what is written; 0 where it was not agreed. */
    public int transportSequenceId() {
        return transportSequenceId;
    }

    public DownlinkTransport transport() {
        return transport;
    }

    public long packets() {
        return packets;
    }

    /** How often somebody else was put here. */
    public long turns() {
        return turns;
    }

    /** Dropped: packets from before the turn that came late. */
    public long behindTurn() {
        return behindTurn;
    }

    /** Dropped: a video that had not begun with a key frame. */
    public long beforeKeyFrame() {
        return beforeKeyFrame;
    }

    /** Dropped: the viewer does not take this codec. */
    public long formatsRefused() {
        return formatsRefused;
    }

    @Override
    public String toString() {
        return "DownlinkSlot[%s ssrc=%s, %d packets, %d turns] ← %s"
                .formatted(kind, Integer.toUnsignedString(ssrc), packets, turns, track == null ? "nobody" : track);
    }
}
