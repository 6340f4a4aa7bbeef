package org.parlour.sfu.session;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.feedback.UplinkFeedback;
import org.parlour.sfu.feedback.UplinkStream;
import org.parlour.sfu.forward.Passage;
import org.parlour.sfu.forward.PeerClock;
import org.parlour.sfu.forward.UplinkTrack;
import org.parlour.sfu.session.SeatEvents.Direction;
import org.parlour.sfu.session.SeatEvents.LineState;
import org.parlour.wire.rtcp.RtcpCompound;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtcp.SenderReport;
import org.parlour.wire.rtp.RtpExtensions;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.rtp.StreamName;
import org.parlour.wire.sdp.HeaderExtension;
import org.parlour.wire.sdp.MediaDescription;
import org.parlour.wire.sdp.MediaKind;
import org.parlour.wire.sdp.Sdp;
import org.parlour.wire.sdp.SessionDescription;
import org.parlour.wire.sdp.browser.AgreedPublish;
import org.parlour.wire.sdp.browser.AgreedTrack;
import org.parlour.wire.sdp.browser.BrowserNegotiation;
import org.parlour.wire.sdp.browser.LocalTransport;
import org.parlour.wire.sdp.browser.PublishAnswer;
import org.parlour.wire.sdp.browser.Refused;
import org.parlour.wire.sdp.browser.Source;

/** The PeerConnection on which a browser publishes. */
final class Publishing implements PeerLink.Owner {
    /** A datagram of Ethernet. What is longer came in pieces, and would go on in pieces to each who sees it. */
    static final int LARGEST_PACKET_BYTES = 1500;

    private static final long NEVER = Long.MAX_VALUE;

    /** What is heard on one SSRC. */
    record Uplink(Track what, AgreedTrack agreed, UplinkTrack track, UplinkStream stream) {}

    private final Seat seat;
    private final Ground ground;
    private final RtpPacket view = new RtpPacket();
    private final UplinkTable bySsrc = new UplinkTable();
    private final EnumMap<Track, Uplink> byTrack = new EnumMap<>(Track.class);
    private final RtcpSending rtcp = new RtcpSending();
    private final UnusablePackets unusable = new UnusablePackets();
    private PeerClock clock = new PeerClock();
    private UplinkFeedback feedback;
    private Map<Track, AgreedTrack> agreed = Map.of();
    private @Nullable PeerLink link;
    private @Nullable LocalTransport local;
    private @Nullable SessionDescription answered;
    private String peerUfrag = "";
    private @Nullable Uplink lastHeard;

    Publishing(Seat seat, Ground ground) {
        this.seat = seat;
        this.ground = ground;
        this.feedback = feedback();
    }

    private UplinkFeedback feedback() {
        return new UplinkFeedback(ground.chance().nextInt(), Seat.CNAME, UplinkFeedback.Limits.USUAL);
    }

    Negotiated offered(SessionDescription offer, long nowNanos) {
        String ufrag = offer.media().stream()
                .flatMap(line -> offer.iceOf(line).stream())
                .map(ice -> ice.ufrag().value())
                .findFirst()
                .orElse("");
        PeerLink present = link == null || link.isOver() ? begin() : link;
        LocalTransport end = local;
        // RFC 8839 section 4.4.1.1.1: new credentials are how a restart is told.
        if (end == null || !ufrag.equals(peerUfrag)) {
            end = present.invite(nowNanos);
        }
        if (end == null) {
            forgetUnused(nowNanos);
            return Seat.BUSY;
        }
        return switch (BrowserNegotiation.answerPublish(offer, Seat.CAPABILITIES, end, answered)) {
            case Refused refused -> refused(refused, nowNanos);
            case PublishAnswer.Answered answer -> {
                peerUfrag = ufrag;
                local = end;
                answered = answer.answer();
                agreed(offer, answer.agreed());
                present.expect(answer.agreed().peer().fingerprint(), nowNanos);
                yield new Negotiated.Agreed(Sdp.print(answer.answer()));
            }
        };
    }

    private PeerLink begin() {
        PeerLink fresh = new PeerLink(ground, this);
        link = fresh;
        local = null;
        answered = null;
        return fresh;
    }

    private Negotiated refused(Refused why, long nowNanos) {
        forgetUnused(nowNanos);
        return Seat.refused(why);
    }

    /** Where nothing was ever agreed nobody will come. */
    private void forgetUnused(long nowNanos) {
        PeerLink unused = link;
        if (answered == null && unused != null) {
            link = null;
            unused.close(nowNanos);
        }
    }

    /** Which line is what: the first of a kind is the person, the second the shared screen. */
    private void agreed(SessionDescription offer, AgreedPublish publish) {
        Map<String, AgreedTrack> byMid = new HashMap<>();
        publish.tracks().forEach(track -> byMid.put(track.mid(), track));
        Map<Track, AgreedTrack> tracks = new EnumMap<>(Track.class);
        EnumMap<MediaKind, Integer> seen = new EnumMap<>(MediaKind.class);
        for (MediaDescription line : offer.media()) {
            for (MediaKind kind : MediaKind.values()) {
                if (line.is(kind)) {
                    Track what = Track.of(kind, seen.merge(kind, 1, Integer::sum));
                    AgreedTrack track = byMid.get(line.mid());
                    if (what != null && track != null) {
                        tracks.put(what, track);
                    }
                }
            }
        }
        agreed = tracks;
    }

    @Override
    public void opened(long nowNanos) {
        // A handshake more is a PeerConnection more: its streams, counts and clock are its own.
        bySsrc.clear();
        byTrack.clear();
        lastHeard = null;
        feedback = feedback();
        clock = new PeerClock();
    }

    @Override
    public void line(LineState state) {
        seat.line(Direction.UPLINK, state);
    }

    @Override
    public void rtp(byte[] bytes, int offset, int lengthBytes, long nowNanos) {
        if (lengthBytes > LARGEST_PACKET_BYTES) {
            unusable.oversized++;
            return;
        }
        if (view.wrap(bytes, offset, lengthBytes) != null) {
            unusable.malformed++;
            return;
        }
        Uplink uplink = uplink(view.ssrc(), nowNanos);
        if (uplink == null) {
            unusable.unknownStreams++;
            return;
        }
        arrived(uplink, nowNanos);
        if (nowNanos >= feedback.nextDeadlineNanos()) {
            flush(nowNanos);
        }
        seat.dueAt(feedback.nextDeadlineNanos());
    }

    private void arrived(Uplink uplink, long nowNanos) {
        UplinkTrack track = uplink.track();
        Passage passage = track.read(view);
        feedback.arrived(track.transportSequence(), nowNanos);
        if (passage != Passage.PROBE) {
            uplink.stream().arrived(view.sequenceNumber(), view.timestamp(), track.isRetransmitted(), nowNanos);
        }
        if (track.isKeyFrameStart()) {
            uplink.stream().keyFrameArrived(view.sequenceNumber());
        }
        if (passage == Passage.BEFORE_KEY_FRAME) {
            uplink.stream().wantKeyFrame();
        }
        if (passage == Passage.FORWARDED) {
            seat.publish(uplink, view, nowNanos);
        }
    }

    private @Nullable Uplink uplink(int ssrc, long nowNanos) {
        Uplink last = lastHeard;
        if (last != null && last.track().ssrc() == ssrc) {
            return last;
        }
        Uplink known = bySsrc.get(ssrc);
        Uplink uplink = known == null ? bind(ssrc, nowNanos) : known;
        lastHeard = uplink;
        return uplink;
    }

    /** A stream that is heard for the first time: announced in the offer, or named by the packet (RFC 9143 section 9.2). */
    private @Nullable Uplink bind(int ssrc, long nowNanos) {
        for (Map.Entry<Track, AgreedTrack> entry : agreed.entrySet()) {
            AgreedTrack track = entry.getValue();
            for (Source source : track.sources()) {
                if (source.ssrc().bits() == ssrc) {
                    return open(entry.getKey(), track, ssrc, nowNanos);
                }
                if (source.repairSsrc().isPresent() && source.repairSsrc().get().bits() == ssrc) {
                    int repaired = source.ssrc().bits();
                    Uplink main = bySsrc.get(repaired);
                    return known(ssrc, main == null ? open(entry.getKey(), track, repaired, nowNanos) : main);
                }
            }
        }
        for (Map.Entry<Track, AgreedTrack> entry : agreed.entrySet()) {
            if (names(entry.getValue())) {
                return isRepair(entry.getValue())
                        ? known(ssrc, byTrack.get(entry.getKey()))
                        : open(entry.getKey(), entry.getValue(), ssrc, nowNanos);
            }
        }
        return null;
    }

    private boolean names(AgreedTrack track) {
        int id = track.extensions().getOrDefault(HeaderExtension.MID, 0);
        byte[] mid = track.mid().getBytes(StandardCharsets.US_ASCII);
        return id != 0 && StreamName.matches(view.buffer(), RtpExtensions.find(view, id), mid);
    }

    private boolean isRepair(AgreedTrack track) {
        return track.formats().stream()
                .anyMatch(format -> format.repairPayloadType().orElse(-1) == view.payloadType());
    }

    private @Nullable Uplink known(int ssrc, @Nullable Uplink uplink) {
        if (uplink != null) {
            bySsrc.put(ssrc, uplink);
        }
        return uplink;
    }

    private @Nullable Uplink open(Track what, AgreedTrack track, int ssrc, long nowNanos) {
        Uplink before = byTrack.get(what);
        if (before != null) {
            // A browser that begins a stream anew does not go on with the old one.
            feedback.close(before.stream());
            bySsrc.remove(what);
        }
        UplinkStream stream = feedback.open(track, ssrc, nowNanos);
        if (stream == null) {
            return null;
        }
        Uplink uplink = new Uplink(what, track, new UplinkTrack(track, ssrc, seat.participant(), clock), stream);
        uplink.track().muted(!seat.shows(what));
        byTrack.put(what, uplink);
        bySsrc.put(ssrc, uplink);
        return uplink;
    }

    @Override
    public void rtcp(byte[] bytes, int offset, int lengthBytes, long nowNanos) {
        if (RtcpCompound.parse(bytes, offset, lengthBytes) instanceof RtcpCompound.Parsed parsed) {
            for (RtcpPacket packet : parsed.packets()) {
                heard(packet, nowNanos);
            }
        } else {
            unusable.malformed++;
        }
    }

    @Override
    public void sealed() {
        unusable.sealed++;
    }

    private void heard(RtcpPacket packet, long nowNanos) {
        if (packet instanceof SenderReport report) {
            Uplink uplink = bySsrc.get(report.senderSsrc());
            if (uplink != null && uplink.track().ssrc() == report.senderSsrc()) {
                uplink.track().reported(report, nowNanos);
            }
        }
        feedback.heard(packet, nowNanos);
    }

    void showing() {
        byTrack.forEach((what, uplink) -> uplink.track().muted(!seat.shows(what)));
    }

    void wantKeyFrame(Track what) {
        Uplink uplink = byTrack.get(what);
        if (uplink != null) {
            uplink.stream().wantKeyFrame();
            seat.dueAt(feedback.nextDeadlineNanos());
        }
    }

    /** The other PeerConnection of the same browser measured the line. */
    void measured(long roundTripNanos) {
        feedback.measured(roundTripNanos);
        seat.dueAt(feedback.nextDeadlineNanos());
    }

    long nextDeadlineNanos() {
        PeerLink present = link;
        return present == null || present.isOver()
                ? NEVER
                : Math.min(present.nextDeadlineNanos(), feedback.nextDeadlineNanos());
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
        if (nowNanos >= feedback.nextDeadlineNanos()) {
            flush(nowNanos);
        }
    }

    private void flush(long nowNanos) {
        PeerLink present = link;
        if (present != null) {
            rtcp.send(feedback.due(nowNanos), present);
        }
    }

    void close(long nowNanos) {
        if (link != null) {
            link.close(nowNanos);
        }
    }

    SeatStatistics statistics() {
        return unusable.read();
    }

    @Override
    public String toString() {
        return "Publishing(" + link + ", " + byTrack.values() + ")";
    }
}
