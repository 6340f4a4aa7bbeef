package org.parlour.sfu.peers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.feedback.DownlinkFeedback;
import org.parlour.sfu.feedback.DownlinkStream;
import org.parlour.sfu.feedback.UplinkFeedback;
import org.parlour.sfu.feedback.UplinkStream;
import org.parlour.sfu.feedback.ViewerWish;
import org.parlour.sfu.forward.DownlinkSlot;
import org.parlour.sfu.forward.DownlinkTransport;
import org.parlour.sfu.forward.Passage;
import org.parlour.sfu.forward.PeerClock;
import org.parlour.sfu.forward.UplinkTrack;
import org.parlour.sfu.slots.AudioSlots;
import org.parlour.sfu.slots.Speaker;
import org.parlour.sfu.slots.Speaker.Sound;
import org.parlour.sfu.slots.VideoEffect;
import org.parlour.sfu.slots.VideoEvent;
import org.parlour.sfu.slots.VideoSlots;
import org.parlour.sfu.slots.VideoSource;
import org.parlour.sfu.slots.VideoSource.Picture;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.octets.BigEndian;
import org.parlour.wire.rtcp.RtcpCompound;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtcp.RtcpRule;
import org.parlour.wire.rtcp.SenderReport;
import org.parlour.wire.rtp.RtpOrRtcp;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.browser.AgreedSlot;
import org.parlour.wire.sdp.browser.AgreedTrack;

/** One person's place in a {@link RehearsedRoom}: a microphone and a camera up, slots down. */
public final class RehearsedSeat {
    public static final int AUDIO_SLOTS = 3;
    public static final int VIDEO_SLOTS = 4;

    private static final long UNIX_NANOS_AT_ZERO = 1_795_248_000_000_000_000L;
    private static final int MOST_BYTES = 1600;

    private final RehearsedRoom room;
    private final int person;
    private final RehearsedRoom.Wire wire;
    private final Speaker speaker;
    private final VideoSource camera;
    private final Uplink sound;
    private final Uplink picture;
    private final UplinkFeedback uplinkFeedback;
    private final DownlinkFeedback downlinkFeedback;
    private final List<Downlink> audio = new ArrayList<>();
    private final List<Downlink> video = new ArrayList<>();
    private final AudioSlots audioSlots;
    private final VideoSlots videoSlots = new VideoSlots(VIDEO_SLOTS);
    private final RtpPacket view = new RtpPacket();
    private final byte[] into = new byte[MOST_BYTES];
    private final Set<Long> used = new HashSet<>();
    private boolean cameraOn;

    private record Uplink(UplinkTrack track, UplinkStream stream) {}

    private record Downlink(DownlinkSlot slot, DownlinkStream stream) {}

    RehearsedSeat(RehearsedRoom room, int person, RehearsedRoom.Wire wire, RandomGenerator chance, long nowNanos) {
        this.room = room;
        this.person = person;
        this.wire = wire;
        ParticipantNumber number = new ParticipantNumber(person);
        this.speaker = new Speaker(number, Sound.MICROPHONE);
        this.camera = new VideoSource(number, Picture.CAMERA);
        this.uplinkFeedback = new UplinkFeedback(Names.ROOM, "parlour", UplinkFeedback.Limits.USUAL);
        this.downlinkFeedback = new DownlinkFeedback("parlour", UNIX_NANOS_AT_ZERO, chance);
        PeerClock clock = new PeerClock();
        this.sound = uplink(Agreements.microphone(), Names.microphone(person), clock, nowNanos);
        this.picture = uplink(Agreements.camera(), Names.camera(person), clock, nowNanos);
        DownlinkTransport transport = new DownlinkTransport();
        for (int i = 0; i < AUDIO_SLOTS; i++) {
            audio.add(downlink(Agreements.audioSlot(i, Names.audioSlot(i)), transport, chance, nowNanos));
        }
        for (int i = 0; i < VIDEO_SLOTS; i++) {
            video.add(downlink(
                    Agreements.videoSlot(i, Names.videoSlot(i), Names.videoRepair(i)), transport, chance, nowNanos));
        }
        this.audioSlots = new AudioSlots(AUDIO_SLOTS, other -> other != speaker, new AudioSlots.Listener() {
            @Override
            public void taken(int slot, Speaker by) {}

            @Override
            public void emptied(int slot) {
                audio.get(slot).slot().release();
            }
        });
    }

    private Uplink uplink(AgreedTrack agreed, int ssrc, PeerClock clock, long nowNanos) {
        UplinkStream stream = uplinkFeedback.open(agreed, ssrc, nowNanos);
        if (stream == null) {
            throw new AssertionError("a seat has two streams");
        }
        return new Uplink(new UplinkTrack(agreed, ssrc, new ParticipantNumber(person), clock), stream);
    }

    private Downlink downlink(AgreedSlot agreed, DownlinkTransport transport, RandomGenerator chance, long nowNanos) {
        DownlinkSlot slot = new DownlinkSlot(agreed, transport, chance);
        return new Downlink(slot, downlinkFeedback.open(agreed, slot, nowNanos));
    }

    void received(byte[] datagram, long nowNanos) {
        if (RtpOrRtcp.isRtcp(datagram, 0, datagram.length)) {
            if (RtcpCompound.parse(datagram, 0, datagram.length) instanceof RtcpCompound.Parsed parsed) {
                parsed.packets().forEach(packet -> heard(packet, nowNanos));
            }
        } else if (view.wrap(datagram, 0, datagram.length) == null) {
            arrived(nowNanos);
        }
        flush(nowNanos);
    }

    private void arrived(long nowNanos) {
        boolean isVoice = view.ssrc() == Names.microphone(person);
        Uplink from = isVoice ? sound : picture;
        UplinkTrack track = from.track();
        Passage passage = track.read(view);
        uplinkFeedback.arrived(track.transportSequence(), nowNanos);
        if (passage != Passage.PROBE) {
            from.stream().arrived(view.sequenceNumber(), view.timestamp(), track.isRetransmitted(), nowNanos);
        }
        if (track.isKeyFrameStart()) {
            from.stream().keyFrameArrived(view.sequenceNumber());
        }
        if (passage == Passage.BEFORE_KEY_FRAME) {
            from.stream().wantKeyFrame();
        }
        if (passage != Passage.FORWARDED) {
            return;
        }
        if (isVoice) {
            room.speakers.heard(speaker, track.levelMinusDbov(), track.isSilence(), nowNanos);
        }
        for (RehearsedSeat other : room.seats.values()) {
            if (other != this) {
                other.forward(isVoice ? speaker : null, camera, track, view, nowNanos);
            }
        }
    }

    private void forward(
            @Nullable Speaker voice, VideoSource source, UplinkTrack track, RtpPacket packet, long nowNanos) {
        if (voice != null) {
            int slot = audioSlots.slotFor(voice, nowNanos);
            if (slot != AudioSlots.NONE) {
                write(audio.get(slot), track, packet, nowNanos);
            }
            return;
        }
        int slot = videoSlots.slotFor(source, track.isKeyFrameStart());
        if (slot != VideoSlots.NONE
                && write(video.get(slot), track, packet, nowNanos)
                && track.isKeyFrameStart()
                && videoSlots.awaits(slot, source)) {
            tell(new VideoEvent.KeyFrameForwarded(slot), nowNanos);
        }
    }

    private boolean write(Downlink to, UplinkTrack track, RtpPacket packet, long nowNanos) {
        int lengthBytes = to.slot().write(track, packet, into, 0, nowNanos);
        if (lengthBytes == DownlinkSlot.NOTHING) {
            return false;
        }
        to.stream().writing(into, 0, lengthBytes, nowNanos);
        to.stream().sending(into, 0, lengthBytes, nowNanos);
        // The encryption below us dies of one index that is used twice.
        long index = ((long) to.slot().ssrc() << 16) | BigEndian.unsignedShort(into, 2);
        if (!used.add(index)) {
            throw new AssertionError("two packets have one number: " + to.slot());
        }
        wire.send(person, Arrays.copyOf(into, lengthBytes));
        return true;
    }

    private void heard(RtcpPacket packet, long nowNanos) {
        if (packet instanceof SenderReport report) {
            (report.senderSsrc() == sound.track().ssrc() ? sound : picture)
                    .track()
                    .reported(report, nowNanos);
        }
        uplinkFeedback.heard(packet, nowNanos);
        for (ViewerWish wish : downlinkFeedback.heard(packet, nowNanos)) {
            switch (wish) {
                case ViewerWish.Again again ->
                    again.sequences().forEach(sequence -> repeat(again.stream(), sequence, nowNanos));
                case ViewerWish.KeyFrame keyFrame -> {
                    VideoSource shown = shownIn(keyFrame.stream());
                    if (shown != null) {
                        room.wantKeyFrame(shown);
                    }
                }
            }
        }
    }

    private void repeat(DownlinkStream stream, int sequence, long nowNanos) {
        int lengthBytes = stream.repeat(sequence, into, 0, nowNanos);
        if (lengthBytes > 0) {
            wire.send(person, Arrays.copyOf(into, lengthBytes));
        }
    }

    private @Nullable VideoSource shownIn(DownlinkStream stream) {
        for (int i = 0; i < video.size(); i++) {
            if (video.get(i).stream() == stream) {
                return videoSlots.shown(i);
            }
        }
        return null;
    }

    void tell(VideoEvent event, long nowNanos) {
        for (VideoEffect effect : videoSlots.on(event, nowNanos)) {
            switch (effect) {
                case VideoEffect.AskKeyFrame ask -> room.wantKeyFrame(ask.source());
                case VideoEffect.Shown shown -> {}
                case VideoEffect.Emptied emptied ->
                    video.get(emptied.slot()).slot().release();
            }
        }
    }

    void wantKeyFrame() {
        picture.stream().wantKeyFrame();
    }

    void onDeadline(long nowNanos) {
        if (nowNanos >= videoSlots.nextDeadlineNanos()) {
            tell(new VideoEvent.DeadlineReached(), nowNanos);
        }
        flush(nowNanos);
    }

    private void flush(long nowNanos) {
        if (nowNanos >= uplinkFeedback.nextDeadlineNanos()) {
            send(uplinkFeedback.due(nowNanos));
        }
        if (nowNanos >= downlinkFeedback.nextDeadlineNanos()) {
            if (downlinkFeedback.isRoundTripMeasured()) {
                uplinkFeedback.measured(downlinkFeedback.roundTripNanos());
            }
            send(downlinkFeedback.due(nowNanos));
        }
    }

    private void send(List<RtcpPacket> packets) {
        List<RtcpPacket> left = packets;
        while (!left.isEmpty()) {
            byte[] datagram = new byte[1200];
            RtcpCompound.Written written =
                    RtcpCompound.write(left, RtcpRule.REDUCED_SIZE, datagram, 0, datagram.length);
            wire.send(person, Arrays.copyOf(datagram, written.lengthBytes()));
            left = written.left();
        }
    }

    long nextDeadlineNanos() {
        return Math.min(
                videoSlots.nextDeadlineNanos(),
                Math.min(uplinkFeedback.nextDeadlineNanos(), downlinkFeedback.nextDeadlineNanos()));
    }

    void forget(Speaker gone) {
        audioSlots.left(gone);
    }

    boolean cameraOn(boolean on) {
        boolean changed = cameraOn != on;
        cameraOn = on;
        picture.track().muted(!on);
        return changed;
    }

    void muted(boolean muted) {
        sound.track().muted(muted);
    }

    public boolean isCameraOn() {
        return cameraOn;
    }

    public boolean isMuted() {
        return sound.track().isMuted();
    }

    public int person() {
        return person;
    }

    public Speaker speaker() {
        return speaker;
    }

    public VideoSource camera() {
        return camera;
    }

    public AudioSlots audioSlots() {
        return audioSlots;
    }

    public VideoSlots videoSlots() {
        return videoSlots;
    }

    public UplinkStream cameraStream() {
        return picture.stream();
    }

    public UplinkFeedback uplinkFeedback() {
        return uplinkFeedback;
    }

    public DownlinkFeedback downlinkFeedback() {
        return downlinkFeedback;
    }

    public DownlinkStream videoStream(int slot) {
        return video.get(slot).stream();
    }
}
