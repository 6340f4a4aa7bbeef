package org.parlour.sfu.feedback;

import java.util.List;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.forward.DownlinkSlot;
import org.parlour.wire.octets.BigEndian;
import org.parlour.wire.rtcp.ReportBlock;
import org.parlour.wire.rtcp.SenderReport;
import org.parlour.wire.rtp.ExtensionElement;
import org.parlour.wire.rtp.Retransmission;
import org.parlour.wire.rtp.RtpExtensions;
import org.parlour.wire.rtp.RtpFault;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.rtp.TransportSequence;
import org.parlour.wire.sdp.Feedback;
import org.parlour.wire.sdp.MediaKind;
import org.parlour.wire.sdp.browser.AgreedSlot;
import org.parlour.wire.sdp.browser.TrackFormat;

/**
 * What one slot has sent: counted for its reports, kept for a while in case the viewer lost it.
 *
 * <p>With a repair stream (RFC 4588) the clear packet is kept and goes out under that stream's names, encrypted anew.
 * Without one the encrypted packet is kept and goes out again as it is: to encrypt twice under one index would give
 * the key away.
 */
public final class DownlinkStream {
    private static final int PAYLOAD_TYPES = 128;
    private static final int MOST_VIDEO_BYTES = 512 * 1024;
    private static final int MOST_AUDIO_BYTES = 32 * 1024;
    private static final long OLDEST_VIDEO_NANOS = 1_000_000_000L;
    private static final long OLDEST_AUDIO_NANOS = 300_000_000L;
    private static final long LEAST_PAUSE_NANOS = 10_000_000L;

    // A viewer may wish for a key frame five times a second, ten times in ten seconds.
    private static final long KEY_FRAME_PAUSE_NANOS = 200_000_000L;
    private static final long KEY_FRAME_NANOS = 1_000_000_000L;
    private static final int MOST_KEY_FRAMES = 10;

    private final DownlinkSlot slot;
    private final boolean repairs;
    private final int repairSsrc;
    private final byte[] repairPayloadTypes = new byte[PAYLOAD_TYPES];
    private final @Nullable SentPackets sent;
    private final RoundTripTime roundTrip;
    private final LongConsumer whenBegun;
    private final RtpPacket view = new RtpPacket();
    private int repairSequence;

    private long packets;
    private long payloadBytes;
    private long repeated;

    private int lastFirNumber = -1;
    private long keyFrameNanos = Long.MIN_VALUE / 2;
    private long keyFrameCreditNanos = MOST_KEY_FRAMES * KEY_FRAME_NANOS;
    private long keyFramesRefused;
    private @Nullable ReportBlock lastReport;

    /** @param whenBegun hears when the first packet is written */
    DownlinkStream(
            AgreedSlot agreed,
            DownlinkSlot slot,
            RoundTripTime roundTrip,
            RandomGenerator chance,
            LongConsumer whenBegun) {
        this.whenBegun = whenBegun;
        this.slot = slot;
        this.roundTrip = roundTrip;
        boolean anyRepair = false;
        boolean asksAgain = false;
        for (TrackFormat format : agreed.formats()) {
            asksAgain |= format.feedback().contains(Feedback.NACK);
            if (format.repairPayloadType().isPresent()) {
                anyRepair = true;
                repairPayloadTypes[format.payloadType()] =
                        (byte) format.repairPayloadType().getAsInt();
            }
        }
        this.repairs = anyRepair && agreed.slot().source().repairSsrc().isPresent();
        this.repairSsrc =
                agreed.slot().source().repairSsrc().map(ssrc -> ssrc.bits()).orElse(0);
        this.repairSequence = chance.nextInt(1 << 15);
        boolean video = slot.kind() == MediaKind.VIDEO;
        this.sent = asksAgain
                ? new SentPackets(
                        video ? MOST_VIDEO_BYTES : MOST_AUDIO_BYTES, video ? OLDEST_VIDEO_NANOS : OLDEST_AUDIO_NANOS)
                : null;
    }

    /** A packet that the slot has just written, still in the clear. */
    public void writing(byte[] bytes, int at, int lengthBytes, long nowNanos) {
        if (packets++ == 0) {
            whenBegun.accept(nowNanos);
        }
        if (view.wrap(bytes, at, lengthBytes) == null) {
            payloadBytes += view.payloadLengthBytes();
        }
        if (repairs && sent != null) {
            sent.keep(BigEndian.unsignedShort(bytes, at + 2), bytes, at, lengthBytes, nowNanos);
        }
    }

    /** The same packet, encrypted, as it goes on the wire. */
    public void sending(byte[] bytes, int at, int lengthBytes, long nowNanos) {
        if (!repairs && sent != null) {
            sent.keep(BigEndian.unsignedShort(bytes, at + 2), bytes, at, lengthBytes, nowNanos);
        }
    }

    /**
     * Writes a packet once more, if it is still here and not on its way already. Needs room for it and
     * {@link Retransmission#OSN_BYTES} more, besides what the caller appends.
     *
     * @return the length, or 0; what was written {@link #isRepeatedEncrypted} or not
     */
    public int repeat(int sequenceNumber, byte[] into, int at, long nowNanos) {
        if (sent == null) {
            return 0;
        }
        long pauseNanos = Math.max(LEAST_PAUSE_NANOS, roundTrip.nanos() * 3 / 4);
        int lengthBytes = sent.repeat(sequenceNumber, into, at, pauseNanos, nowNanos);
        if (lengthBytes == 0) {
            return 0;
        }
        repeated++;
        return repairs ? disguise(into, at, lengthBytes) : lengthBytes;
    }

    private int disguise(byte[] into, int at, int lengthBytes) {
        RtpFault fault = view.wrap(into, at, lengthBytes);
        int payloadType = fault == null ? repairPayloadTypes[view.payloadType()] : 0;
        if (payloadType == 0
                || !Retransmission.disguise(view, payloadType, repairSsrc, repairSequence++, into.length)) {
            return 0;
        }
        if (slot.transportSequenceId() != 0) {
            // Sent again, it is another packet of the transport.
            long element = RtpExtensions.find(view, slot.transportSequenceId());
            if (element != ExtensionElement.NONE) {
                TransportSequence.write(
                        into, ExtensionElement.offset(element), slot.transport().nextSequenceNumber());
            }
        }
        return view.lengthBytes();
    }

    /** Whether {@link #repeat} writes packets that are encrypted already and must not be encrypted again. */
    public boolean isRepeatedEncrypted() {
        return !repairs;
    }

    /** A PLI; whether it is to be obeyed. */
    boolean wishesKeyFrame(long nowNanos) {
        long sinceNanos = nowNanos - keyFrameNanos;
        if (sinceNanos < KEY_FRAME_PAUSE_NANOS) {
            keyFramesRefused++;
            return false;
        }
        keyFrameCreditNanos = Math.min(MOST_KEY_FRAMES * KEY_FRAME_NANOS, keyFrameCreditNanos + sinceNanos);
        keyFrameNanos = nowNanos;
        if (keyFrameCreditNanos < KEY_FRAME_NANOS) {
            keyFramesRefused++;
            return false;
        }
        keyFrameCreditNanos -= KEY_FRAME_NANOS;
        return true;
    }

    /** RFC 5104 4.3.1.2: a number that came before is the same wish, repeated. */
    boolean isNewFir(int commandSequence) {
        boolean fresh = commandSequence != lastFirNumber;
        lastFirNumber = commandSequence;
        return fresh;
    }

    void reported(ReportBlock report) {
        lastReport = report;
    }

    boolean hasSent() {
        return packets > 0;
    }

    SenderReport report(long ntpTime, long nowNanos) {
        return new SenderReport(
                slot.ssrc(),
                ntpTime,
                slot.timestampAt(nowNanos),
                packets & 0xFFFF_FFFFL,
                payloadBytes & 0xFFFF_FFFFL,
                List.of());
    }

    public int ssrc() {
        return slot.ssrc();
    }

    /** What the viewer said last of this slot: its losses, its jitter. */
    public @Nullable ReportBlock lastReport() {
        return lastReport;
    }

    public long packets() {
        return packets;
    }

    /** Packets sent again. */
    public long repeated() {
        return repeated;
    }

    /** Packets asked for that were no longer here. */
    public long repeatsGone() {
        return sent == null ? 0 : sent.gone();
    }

    /** Packets asked for that were on their way already, or had been sent too often. */
    public long repeatsRefused() {
        return sent == null ? 0 : sent.tooSoon() + sent.tooOften();
    }

    /** Wishes for a key frame beyond what one viewer may have. */
    public long keyFramesRefused() {
        return keyFramesRefused;
    }
}
