package org.parlour.sfu.forward;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.rtcp.SenderReport;
import org.parlour.wire.rtp.AudioLevel;
import org.parlour.wire.rtp.Retransmission;
import org.parlour.wire.rtp.RtpExtensions;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.rtp.Timestamps;
import org.parlour.wire.rtp.TransportSequence;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.HeaderExtension;
import org.parlour.wire.sdp.MediaKind;
import org.parlour.wire.sdp.browser.AgreedTrack;
import org.parlour.wire.sdp.browser.TrackFormat;

/**
 * One stream that a publisher sends. Each of its packets is read once, however many viewers there are; what was read
 * stands here until the next packet, and the slots take it from here.
 *
 * <p>One object for one SSRC, owned by one loop. A packet costs no allocation.
 */
public final class UplinkTrack {
    /** The packet does not say. */
    public static final int UNKNOWN_LEVEL = AudioLevel.UNKNOWN;

    private static final int PAYLOAD_TYPES = 128;
    // Two seconds of a large video: nobody's decoder waits for what is older.
    private static final int VIDEO_WINDOW = 1024;
    private static final int AUDIO_WINDOW = 128;

    private final int ssrc;
    private final int participantNumber;
    private final MediaKind kind;
    private final @Nullable Codec[] codecs = new @Nullable Codec[PAYLOAD_TYPES];
    private final byte[] repairedPayloadTypes = new byte[PAYLOAD_TYPES];
    private final int levelId;
    private final int transportSequenceId;
    private final int captureTimeId;
    private final PeerClock clock;
    private final SequenceLedger ledger;
    private final Vp8Descriptor vp8 = new Vp8Descriptor();
    private final PictureNumbers pictureIds = new PictureNumbers(Vp8Descriptor.LONG_ID_BITS);
    private final PictureNumbers tl0s = new PictureNumbers(8);
    private final PictureNumbers keyIndexes = new PictureNumbers(5);
    private final Map<Passage, Tally> tallies = new EnumMap<>(Passage.class);

    private boolean muted;
    private boolean awaitsKeyFrame;
    private int generation;
    private int newestTimestamp;

    // Of the packet that was read last.
    private long number;
    private int timestamp;
    private int transportSequence = TransportSequence.UNKNOWN;
    private Codec codec;
    private boolean empty;
    private boolean silence;
    private boolean newest;
    private boolean keyFrameStart;
    private boolean retransmitted;
    private int levelMinusDbov = UNKNOWN_LEVEL;
    private long pictureId;
    private long tl0;
    private long keyIndex;

    private boolean reported;
    private long reportedNtp;
    private int reportedTimestamp;

    private static final class Tally {
        private long packets;
    }

    public UplinkTrack(AgreedTrack agreed, int ssrc, ParticipantNumber participant, PeerClock clock) {
        this.ssrc = ssrc;
        this.participantNumber = participant.bits();
        this.kind = agreed.kind();
        this.clock = clock;
        this.codec = agreed.formats().getFirst().codec();
        this.ledger = new SequenceLedger(kind == MediaKind.VIDEO ? VIDEO_WINDOW : AUDIO_WINDOW);
        this.levelId = agreed.extensions().getOrDefault(HeaderExtension.AUDIO_LEVEL, 0);
        this.transportSequenceId = agreed.extensions().getOrDefault(HeaderExtension.TRANSPORT_WIDE_CC, 0);
        this.captureTimeId = agreed.extensions().getOrDefault(HeaderExtension.ABS_CAPTURE_TIME, 0);
        this.awaitsKeyFrame = kind == MediaKind.VIDEO;
        Arrays.fill(repairedPayloadTypes, (byte) -1);
        for (TrackFormat format : agreed.formats()) {
            codecs[format.payloadType()] = format.codec();
            format.repairPayloadType().ifPresent(repair -> repairedPayloadTypes[repair] = (byte) format.payloadType());
        }
    }

    /**
     * Reads a packet of this track or of its retransmissions. One that was sent again is made in place what it was
     * (RFC 4588), so the view may begin two octets later afterwards.
     *
     * <p>What is {@link Passage#FORWARDED} goes to the slots at once; all else ends here.
     */
    public Passage read(RtpPacket packet) {
        Passage passage = passage(packet);
        tallies.computeIfAbsent(passage, first -> new Tally()).packets++;
        return passage;
    }

    private Passage passage(RtpPacket packet) {
        empty = true;
        newest = false;
        keyFrameStart = false;
        levelMinusDbov = UNKNOWN_LEVEL;
        transportSequence = TransportSequence.read(packet.buffer(), RtpExtensions.find(packet, transportSequenceId));
        int repaired = repairedPayloadTypes[packet.payloadType()];
        retransmitted = repaired >= 0;
        if (retransmitted && !Retransmission.restore(packet, repaired, ssrc)) {
            return Passage.PROBE;
        }
        if (packet.payloadLengthBytes() == 0) {
            return leaveOut(packet, Passage.PADDING);
        }
        Codec agreed = codecs[packet.payloadType()];
        if (agreed == null) {
            return leaveOut(packet, Passage.UNKNOWN_PAYLOAD);
        }
        codec = agreed;
        int opening = opening(packet);
        if (opening == H264Payload.MALFORMED) {
            return leaveOut(packet, Passage.MALFORMED);
        }
        if (muted) {
            return leaveOut(packet, Passage.MUTED);
        }
        boolean begins = beginsPicture(packet, opening);
        return awaitsKeyFrame && !begins ? leaveOut(packet, Passage.BEFORE_KEY_FRAME) : enter(packet, begins);
    }

    private int opening(RtpPacket packet) {
        byte[] bytes = packet.buffer();
        int at = packet.payloadOffset();
        int length = packet.payloadLengthBytes();
        return switch (codec) {
            case VP8 -> {
                if (!vp8.read(bytes, at, length)) {
                    yield H264Payload.MALFORMED;
                }
                yield vp8.isKeyFrameStart() ? H264Payload.WITH_PARAMETERS : H264Payload.OTHER;
            }
            case H264 -> H264Payload.opening(bytes, at, length);
            case PCMU, PCMA, G722, OPUS, RED, TELEPHONE_EVENT, TELEPHONE_EVENT_48K, COMFORT_NOISE, VP9, AV1 ->
                H264Payload.OTHER;
        };
    }

    /**
     * A picture may begin only with the newest packet: behind it, the rest of it has gone by already. One without
     * parameters must be known to begin here, or the packet that was lost before it held them.
     */
    private boolean beginsPicture(RtpPacket packet, int opening) {
        return switch (opening) {
            case H264Payload.WITH_PARAMETERS -> ledger.isAhead(packet.sequenceNumber());
            case H264Payload.WITHOUT_PARAMETERS ->
                ledger.isNext(packet.sequenceNumber()) && packet.timestamp() != newestTimestamp;
            default -> false;
        };
    }

    private Passage enter(RtpPacket packet, boolean begins) {
        long entered = ledger.enter(packet.sequenceNumber(), true);
        if (entered < 0) {
            return refusal(entered);
        }
        if (generation != ledger.generation()) {
            generation = ledger.generation();
            forgetPictures();
            awaitsKeyFrame = kind == MediaKind.VIDEO;
        }
        number = entered;
        timestamp = packet.timestamp();
        empty = false;
        newest = ledger.isNewest(number);
        keyFrameStart = begins;
        awaitsKeyFrame &= !begins;
        if (newest) {
            newestTimestamp = timestamp;
        }
        levelMinusDbov = AudioLevel.levelMinusDbov(packet.buffer(), RtpExtensions.find(packet, levelId));
        silence = codec == Codec.OPUS && OpusPayload.isSilence(packet.payloadLengthBytes());
        if (codec == Codec.VP8) {
            numberPicture();
        }
        return Passage.FORWARDED;
    }

    private void numberPicture() {
        if (vp8.hasPictureId()) {
            pictureId = pictureIds.extend(vp8.pictureId(), vp8.pictureIdBits());
        }
        if (vp8.hasTl0()) {
            tl0 = tl0s.extend(vp8.tl0(), 8);
        }
        if (vp8.hasKeyIndex()) {
            keyIndex = keyIndexes.extend(vp8.keyIndex(), 5);
        }
    }

    private void forgetPictures() {
        pictureIds.forget();
        tl0s.forget();
        keyIndexes.forget();
    }

    /** Drops a packet and closes its gap; where its number is reserved already, an empty packet fills it. */
    private Passage leaveOut(RtpPacket packet, Passage why) {
        long entered = ledger.enter(packet.sequenceNumber(), false);
        if (entered == SequenceLedger.LEFT_OUT) {
            return why;
        }
        if (entered < 0) {
            return refusal(entered);
        }
        number = entered;
        timestamp = packet.timestamp();
        return Passage.FORWARDED;
    }

    private static Passage refusal(long code) {
        if (code == SequenceLedger.TOO_LATE) {
            return Passage.TOO_LATE;
        }
        return code == SequenceLedger.OUT_OF_LINE ? Passage.OUT_OF_LINE : Passage.REPEATED;
    }

    /**
     * The publisher is muted, by themselves or by the house: nothing passes, whatever they send. A picture comes back
     * with its next key frame.
     */
    public void muted(boolean isMuted) {
        muted = isMuted;
        awaitsKeyFrame |= isMuted && kind == MediaKind.VIDEO;
    }

    /** What the publisher says of its clock; it ends here and is never passed on. */
    public void reported(SenderReport report, long nowNanos) {
        // RFC 3550 6.4.1: a sender that knows no wall clock says 0.
        if (report.ntpTime() != 0) {
            timed(report.ntpTime(), report.rtpTimestamp(), nowNanos);
        }
    }

    /** At that time by the publisher's wall clock, its media clock showed this. */
    public void timed(long ntpTime, int rtpTimestamp, long nowNanos) {
        clock.heard(ntpTime, nowNanos);
        reported = true;
        reportedNtp = ntpTime;
        reportedTimestamp = rtpTimestamp;
    }

    boolean hasClock() {
        return reported;
    }

    /** What the publisher's media clock shows now; only with {@link #hasClock}. */
    int timestampAt(long nowNanos) {
        return reportedTimestamp + (int) Timestamps.ticks(nowNanos - clock.nanosAt(reportedNtp), clockRateHz());
    }

    public int ssrc() {
        return ssrc;
    }

    public MediaKind kind() {
        return kind;
    }

    public int clockRateHz() {
        return codec.clockRateHz();
    }

    public boolean isMuted() {
        return muted;
    }

    /** Of the last packet: a decoder that knows nothing can begin with it. */
    public boolean isKeyFrameStart() {
        return keyFrameStart;
    }

    /** Of the last packet: it was sent again, so it tells nothing of the line's jitter. */
    public boolean isRetransmitted() {
        return retransmitted;
    }

    /** Of the last packet: 0 (loudest) to 127, or {@link #UNKNOWN_LEVEL}. */
    public int levelMinusDbov() {
        return levelMinusDbov;
    }

    /** Of the last packet: a sign of life without sound (Opus DTX). */
    public boolean isSilence() {
        return silence;
    }

    /** Of the last packet, whatever became of it: its transport-wide number, or {@link TransportSequence#UNKNOWN}. */
    public int transportSequence() {
        return transportSequence;
    }

    public long count(Passage passage) {
        Tally tally = tallies.get(passage);
        return tally == null ? 0 : tally.packets;
    }

    int participantNumber() {
        return participantNumber;
    }

    /** Grows when the publisher began anew under the same name: what was before has nothing to do with what comes. */
    public int generation() {
        return generation;
    }

    long number() {
        return number;
    }

    int timestamp() {
        return timestamp;
    }

    Codec codec() {
        return codec;
    }

    /** Nothing of the packet goes on but its number, which the viewer waits for. */
    public boolean isEmpty() {
        return empty;
    }

    boolean isNewest() {
        return newest;
    }

    int captureTimeId() {
        return captureTimeId;
    }

    Vp8Descriptor vp8() {
        return vp8;
    }

    long pictureId() {
        return pictureId;
    }

    long tl0() {
        return tl0;
    }

    long keyIndex() {
        return keyIndex;
    }

    @Override
    public String toString() {
        return "UplinkTrack[%s/%d ssrc=%s%s, %d forwarded]"
                .formatted(
                        codec,
                        clockRateHz(),
                        Integer.toUnsignedString(ssrc),
                        muted ? " muted" : "",
                        count(Passage.FORWARDED));
    }
}
