package org.parlour.sfu.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.feedback.DownlinkFeedback;
import org.parlour.sfu.feedback.DownlinkStream;
import org.parlour.sfu.feedback.ViewerWish;
import org.parlour.sfu.forward.DownlinkSlot;
import org.parlour.sfu.forward.DownlinkTransport;
import org.parlour.sfu.forward.UplinkTrack;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.sfu.session.SeatEvents.Direction;
import org.parlour.sfu.session.SeatEvents.LineState;
import org.parlour.sfu.session.SeatEvents.SlotView;
import org.parlour.sfu.slots.AudioSlots;
import org.parlour.sfu.slots.Speaker;
import org.parlour.sfu.slots.VideoEffect;
import org.parlour.sfu.slots.VideoEvent;
import org.parlour.sfu.slots.VideoSlots;
import org.parlour.sfu.slots.VideoSource;
import org.parlour.sfu.slots.VideoWish;
import org.parlour.wire.call.Ssrc;
import org.parlour.wire.rtcp.RtcpCompound;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtp.Retransmission;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.MediaKind;
import org.parlour.wire.sdp.Sdp;
import org.parlour.wire.sdp.SessionDescription;
import org.parlour.wire.sdp.browser.AgreedReceive;
import org.parlour.wire.sdp.browser.AgreedSlot;
import org.parlour.wire.sdp.browser.BrowserNegotiation;
import org.parlour.wire.sdp.browser.LocalTransport;
import org.parlour.wire.sdp.browser.ReceiveSettlement;
import org.parlour.wire.sdp.browser.ReceiveSlot;
import org.parlour.wire.sdp.browser.Refused;

/** The PeerConnection on which a browser receives: fixed slots, filled with whoever is to be heard and seen. */
final class Viewing implements Listening, PeerLink.Owner, AudioSlots.Listener {
    private record Downlink(String mid, DownlinkSlot slot, DownlinkStream stream) {}

    private final Seat seat;
    private final Ground ground;
    private final DownlinkTransport transport = new DownlinkTransport();
    private final DownlinkFeedback feedback;
    private final RtcpSending rtcp = new RtcpSending();
    private final UnusablePackets unusable = new UnusablePackets();
    private final byte[] packet = new byte[LARGEST_PACKET_BYTES];
    private List<ReceiveSlot> offeredSlots = List.of();
    private @Nullable SessionDescription offered;
    private List<Downlink> audio = List.of();
    private List<Downlink> video = List.of();
    private AudioSlots audioSlots;
    private VideoSlots videoSlots = new VideoSlots(0);
    private VideoWish wish = VideoWish.SPEAKERS;
    private @Nullable PeerLink link;
    private boolean settled;

    /** What a publisher may send, what a slot or a repair adds, and the tag. */
    private static final int LARGEST_PACKET_BYTES =
            Publishing.LARGEST_PACKET_BYTES + DownlinkSlot.MOST_GROWTH_BYTES + Retransmission.OSN_BYTES + 64;

    Viewing(Seat seat, Ground ground) {
        this.seat = seat;
        this.ground = ground;
        this.feedback = new DownlinkFeedback(Seat.CNAME, ground.unixNanosAtZero(), ground.chance());
        this.audioSlots = new AudioSlots(0, seat::hears, this);
    }

    /** Our offer, the first one or one that restarts ICE. */
    Negotiated offer(SlotCount count, long nowNanos) {
        if (offeredSlots.isEmpty()) {
            offeredSlots = slots(count);
        }
        PeerLink present = link == null || link.isOver() ? begin() : link;
        LocalTransport local = present.invite(nowNanos);
        if (local == null) {
            forgetUnused(present, nowNanos);
            return Seat.BUSY;
        }
        SessionDescription offer =
                BrowserNegotiation.offerReceive(offeredSlots, Seat.CNAME, Seat.CAPABILITIES, local, offered);
        offered = offer;
        return new Negotiated.Agreed(Sdp.print(offer));
    }

    /** Nobody was invited to it, so nobody will come. */
    private void forgetUnused(PeerLink present, long nowNanos) {
        if (offered == null) {
            link = null;
            present.close(nowNanos);
        }
    }

    private PeerLink begin() {
        PeerLink fresh = new PeerLink(ground, this);
        link = fresh;
        offered = null;
        return fresh;
    }

    private List<ReceiveSlot> slots(SlotCount count) {
        Set<Ssrc> used = new HashSet<>();
        List<ReceiveSlot> slots = new ArrayList<>();
        for (int i = 0; i < count.audio(); i++) {
            slots.add(ReceiveSlot.audio(i, ssrc(used)));
        }
        for (int i = 0; i < count.video(); i++) {
            slots.add(ReceiveSlot.video(i, ssrc(used), ssrc(used)));
        }
        return List.copyOf(slots);
    }

    private Ssrc ssrc(Set<Ssrc> used) {
        Ssrc ssrc = new Ssrc(ground.chance().nextInt());
        return used.add(ssrc) ? ssrc : ssrc(used);
    }

    Negotiated answered(SessionDescription answer, long nowNanos) {
        PeerLink present = link;
        if (present == null || present.isOver() || offered == null) {
            return new Negotiated.Refused("not_offered", "there is no offer that this could answer; ask for one");
        }
        return switch (BrowserNegotiation.settleReceive(offeredSlots, answer, Seat.CAPABILITIES)) {
            case Refused refused -> Seat.refused(refused);
            case ReceiveSettlement.Settled done -> {
                if (!settled) {
                    settle(done.agreed());
                }
                present.expect(done.agreed().peer().fingerprint(), nowNanos);
                yield new Negotiated.Agreed("");
            }
        };
    }

    private void settle(AgreedReceive agreed) {
        settled = true;
        List<Downlink> sounds = new ArrayList<>();
        List<Downlink> pictures = new ArrayList<>();
        for (AgreedSlot each : agreed.slots()) {
            DownlinkSlot slot = new DownlinkSlot(each, transport, ground.chance());
            Downlink downlink = new Downlink(each.slot().mid(), slot, feedback.open(each, slot));
            (each.slot().kind() == MediaKind.AUDIO ? sounds : pictures).add(downlink);
        }
        audio = List.copyOf(sounds);
        video = List.copyOf(pictures);
        audioSlots = new AudioSlots(audio.size(), seat::hears, this);
    }

    /** A decoder that knows nothing of what was sent before. */
    @Override
    public void opened(long nowNanos) {
        audio.forEach(downlink -> downlink.slot().release());
        video.forEach(downlink -> downlink.slot().release());
        videoSlots = new VideoSlots(video.size());
        tell(new VideoEvent.Wished(wish), nowNanos);
        seat.describeTheRoom(nowNanos);
        tell(new VideoEvent.Opened(), nowNanos);
        tellSlots();
    }

    @Override
    public void line(LineState state) {
        if (state == LineState.GONE) {
            // Nobody is asked for key frames that nobody sees; whoever receives anew begins anew.
            videoSlots = new VideoSlots(video.size());
        }
        seat.line(Direction.DOWNLINK, state);
    }

    @Override
    public void rtp(byte[] bytes, int offset, int lengthBytes, long nowNanos) {
        // We receive nothing here; a browser that sends all the same is not heard.
        unusable.unknownStreams++;
    }

    @Override
    public void rtcp(byte[] bytes, int offset, int lengthBytes, long nowNanos) {
        if (RtcpCompound.parse(bytes, offset, lengthBytes) instanceof RtcpCompound.Parsed parsed) {
            for (RtcpPacket said : parsed.packets()) {
                feedback.heard(said, nowNanos).forEach(wished -> grant(wished, nowNanos));
            }
            if (feedback.isRoundTripMeasured()) {
                seat.measured(feedback.roundTripNanos());
            }
        } else {
            unusable.malformed++;
        }
    }

    @Override
    public void sealed() {
        unusable.sealed++;
    }

    SeatStatistics statistics() {
        return unusable.read();
    }

    private void grant(ViewerWish wished, long nowNanos) {
        switch (wished) {
            case ViewerWish.Again again ->
                again.sequences().forEach(sequence -> repeat(again.stream(), sequence, nowNanos));
            case ViewerWish.KeyFrame keyFrame -> {
                VideoSource shown = shownIn(keyFrame.stream());
                if (shown != null) {
                    seat.askKeyFrame(shown);
                }
            }
        }
    }

    private void repeat(DownlinkStream stream, int sequence, long nowNanos) {
        PeerLink open = open();
        int lengthBytes = open == null ? 0 : stream.repeat(sequence, packet, 0, nowNanos);
        if (open == null || lengthBytes <= 0) {
            return;
        }
        int readyBytes = stream.isRepeatedEncrypted() ? lengthBytes : open.protect(packet, 0, lengthBytes);
        if (readyBytes != PeerLink.NOTHING) {
            open.send(packet, 0, readyBytes);
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

    private @Nullable PeerLink open() {
        PeerLink present = link;
        return present != null && present.isOpen() ? present : null;
    }

    /** Whether what is sent may arrive. */
    boolean isOpen() {
        return open() != null;
    }

    @Override
    public void hear(Speaker speaker, UplinkTrack from, RtpPacket read, long nowNanos) {
        PeerLink open = open();
        if (open == null) {
            return;
        }
        int slot = audioSlots.slotFor(speaker, nowNanos);
        if (slot != AudioSlots.NONE) {
            write(open, audio.get(slot), from, read, nowNanos);
        }
    }

    void see(VideoSource source, UplinkTrack from, RtpPacket read, long nowNanos) {
        PeerLink open = open();
        if (open == null) {
            return;
        }
        boolean begins = from.isKeyFrameStart();
        int slot = videoSlots.slotFor(source, begins);
        if (slot != VideoSlots.NONE
                && write(open, video.get(slot), from, read, nowNanos)
                && begins
                && videoSlots.awaits(slot, source)) {
            tell(new VideoEvent.KeyFrameForwarded(slot), nowNanos);
        }
    }

    private boolean write(PeerLink open, Downlink to, UplinkTrack track, RtpPacket read, long nowNanos) {
        int lengthBytes = to.slot().write(track, read, packet, 0, nowNanos);
        if (lengthBytes == DownlinkSlot.NOTHING) {
            return false;
        }
        to.stream().writing(packet, 0, lengthBytes, nowNanos);
        seat.dueAt(feedback.nextDeadlineNanos());
        int readyBytes = open.protect(packet, 0, lengthBytes);
        if (readyBytes == PeerLink.NOTHING) {
            return false;
        }
        to.stream().sending(packet, 0, readyBytes, nowNanos);
        open.send(packet, 0, readyBytes);
        seat.forwarded();
        return true;
    }

    void wish(VideoWish wished, long nowNanos) {
        wish = wished;
        tell(new VideoEvent.Wished(wished), nowNanos);
    }

    void tell(VideoEvent event, long nowNanos) {
        boolean changed = false;
        for (VideoEffect effect : videoSlots.on(event, nowNanos)) {
            switch (effect) {
                case VideoEffect.AskKeyFrame ask -> seat.askKeyFrame(ask.source());
                case VideoEffect.Shown _ -> changed = true;
                case VideoEffect.Emptied emptied -> {
                    video.get(emptied.slot()).slot().release();
                    changed = true;
                }
            }
        }
        seat.dueAt(videoSlots.nextDeadlineNanos());
        if (changed) {
            tellSlots();
        }
    }

    private void tellSlots() {
        List<SlotView> slots = new ArrayList<>();
        for (int i = 0; i < video.size(); i++) {
            VideoSource shown = videoSlots.shown(i);
            slots.add(new SlotView(
                    video.get(i).mid(),
                    shown == null ? null : shown.participant(),
                    shown == null ? null : shown.picture()));
        }
        seat.slots(List.copyOf(slots));
    }

    @Override
    public void forget(Speaker gone) {
        audioSlots.left(gone);
    }

    @Override
    public void taken(int slot, Speaker by) {
        // The packet itself says who it is of.
    }

    @Override
    public void emptied(int slot) {
        audio.get(slot).slot().release();
    }

    long nextDeadlineNanos() {
        PeerLink present = link;
        if (present == null || present.isOver()) {
            return VideoSlots.NEVER;
        }
        long next = Math.min(present.nextDeadlineNanos(), videoSlots.nextDeadlineNanos());
        return settled ? Math.min(next, feedback.nextDeadlineNanos()) : next;
    }

    @Override
    public void dueAt(long deadlineNanos) {
        seat.dueAt(deadlineNanos);
    }

    void tick(long nowNanos) {
        PeerLink present = link;
        if (present == null || present.isOver()) {
            return;
        }
        present.tick(nowNanos);
        if (nowNanos >= videoSlots.nextDeadlineNanos()) {
            tell(new VideoEvent.DeadlineReached(), nowNanos);
        }
        if (settled && nowNanos >= feedback.nextDeadlineNanos()) {
            rtcp.send(feedback.due(nowNanos), present);
        }
    }

    void close(long nowNanos) {
        if (link != null) {
            link.close(nowNanos);
        }
    }

    @Override
    public String toString() {
        return "Viewing(" + link + ", " + audio.size() + " sounds, " + video.size() + " pictures)";
    }
}
