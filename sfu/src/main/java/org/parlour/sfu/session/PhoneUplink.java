package org.parlour.sfu.session;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.parlour.sfu.forward.OpusPayload;
import org.parlour.sfu.forward.Passage;
import org.parlour.sfu.forward.PeerClock;
import org.parlour.sfu.forward.UplinkTrack;
import org.parlour.sfu.slots.Speaker;
import org.parlour.sfu.slots.Speaker.Sound;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.rtcp.NtpTime;
import org.parlour.wire.rtp.AudioLevel;
import org.parlour.wire.rtp.RtpHeaderWriter;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;
import org.parlour.wire.sdp.FormatParameters;
import org.parlour.wire.sdp.HeaderExtension;
import org.parlour.wire.sdp.MediaKind;
import org.parlour.wire.sdp.browser.AgreedTrack;
import org.parlour.wire.sdp.browser.TrackFormat;

/**
 * A telephone's track: its sound becomes RTP as a browser would have sent it, and is read by what reads theirs. A packet
 * costs no allocation.
 */
final class PhoneUplink implements SharedSeat.PhoneTrack {
    private static final int OPUS = 111;
    private static final int LEVEL_ID = HeaderExtension.AUDIO_LEVEL.ownId();
    private static final AgreedTrack AGREED = new AgreedTrack(
            "",
            MediaKind.AUDIO,
            true,
            List.of(new TrackFormat(Codec.OPUS, OPUS, OptionalInt.empty(), Set.of(), FormatParameters.NONE)),
            Map.of(HeaderExtension.AUDIO_LEVEL, LEVEL_ID),
            List.of(),
            List.of(),
            true);
    private static final int HEADER_BYTES = RtpPacket.FIXED_HEADER_BYTES + 4 + 4;
    // As often as a browser reports.
    private static final long CLOCK_NANOS = 1_000_000_000L;

    private final ForwardingRoom room;
    private final PhonesSeat seat;
    private final Ground ground;
    private final Speaker voice;
    private final UplinkTrack track;
    private final RtpHeaderWriter header = new RtpHeaderWriter();
    private final RtpPacket view = new RtpPacket();
    private final byte[] packet = new byte[Publishing.LARGEST_PACKET_BYTES];
    private int sequence;
    private int followingTimestamp;
    private boolean began;
    private boolean left;
    private long clockDueNanos = Long.MIN_VALUE;

    PhoneUplink(ForwardingRoom room, PhonesSeat seat, ParticipantNumber participant, Ground ground) {
        this.room = room;
        this.seat = seat;
        this.ground = ground;
        this.voice = new Speaker(participant, Sound.TELEPHONE);
        this.track = new UplinkTrack(AGREED, ground.chance().nextInt(), participant, new PeerClock());
        // RFC 3550 section 5.1: it begins at random.
        this.sequence = ground.chance().nextInt(1 << 16);
    }

    @Override
    public boolean isWanted() {
        return !left && room.isListenedTo();
    }

    @Override
    public void send(byte[] opus, int offset, int lengthBytes, int timestamp, int levelMinusDbov, long nowNanos) {
        if (left) {
            return;
        }
        if (lengthBytes < 1 || lengthBytes > packet.length - HEADER_BYTES) {
            room.unfit();
            return;
        }
        // RFC 3551 section 4.1: the first packet after a pause says so.
        boolean begins = !began || timestamp != followingTimestamp;
        began = true;
        followingTimestamp = timestamp + OpusPayload.ticks(opus, offset, lengthBytes);
        header.begin(packet, 0)
                .marker(begins)
                .payloadType(OPUS)
                .sequenceNumber(sequence++)
                .timestamp(timestamp)
                .ssrc(track.ssrc())
                .oneByteExtension();
        int level = Math.clamp(levelMinusDbov, 0, AudioLevel.SILENCE_MINUS_DBOV);
        AudioLevel.write(packet, header.element(LEVEL_ID, AudioLevel.LENGTH_BYTES), false, level);
        int headerBytes = header.finish();
        System.arraycopy(opus, offset, packet, headerBytes, lengthBytes);
        if (nowNanos >= clockDueNanos) {
            clockDueNanos = nowNanos + CLOCK_NANOS;
            track.timed(NtpTime.fromUnixNanos(ground.unixNanosAtZero() + nowNanos), timestamp, nowNanos);
        }
        if (view.wrap(packet, 0, headerBytes + lengthBytes) == null && track.read(view) == Passage.FORWARDED) {
            room.hear(voice, track, view, nowNanos);
        }
    }

    @Override
    public void hushed() {
        if (!left) {
            room.hushed(voice);
        }
    }

    @Override
    public void leave() {
        left = true;
        seat.left(this);
    }

    Speaker voice() {
        return voice;
    }

    @Override
    public String toString() {
        return "PhoneUplink(" + voice.participant() + ", " + track + ")";
    }
}
