package org.parlour.sfu.peers;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.sfu.session.ForwardingRoom;
import org.parlour.sfu.session.Negotiated;
import org.parlour.sfu.session.Seat;
import org.parlour.sfu.session.SeatEvents;
import org.parlour.sfu.slots.VideoSource;
import org.parlour.sfu.slots.VideoSource.Picture;
import org.parlour.sfu.slots.VideoWish;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.rtcp.RtcpCompound;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Sdp;
import org.parlour.wire.sdp.SessionDescription;

/** A person at a page: two PeerConnections, what is published on one and watched on the other, and what the page hears. */
public final class Browser implements SeatEvents {
    private static final int FIRST_PORT = 40_000;

    private final int person;
    private final Handwriting hand;
    private final SimulatedRoom house;
    private final RandomGenerator chance;
    private final Publisher publisher;
    private final Viewer viewer;
    private final Seat seat;
    private final RtpPacket view = new RtpPacket();
    private final Map<Direction, List<LineState>> lines = new EnumMap<>(Direction.class);
    private final List<List<ParticipantNumber>> speaking = new ArrayList<>();
    private final List<Long> speakingNanos = new ArrayList<>();
    private PeerConnection uplink;
    private PeerConnection downlink;
    private List<SlotView> slots = List.of();
    private Showing showing = new Showing(true, false, false, false);
    private int ports = FIRST_PORT;
    private int negotiations;
    private boolean keepsQuiet;

    Browser(int person, Handwriting hand, SimulatedRoom house, ForwardingRoom room) {
        this.person = person;
        this.hand = hand;
        this.house = house;
        this.chance = house.run().chance("person " + person + " of " + house.joins());
        this.publisher = new Publisher(person, hand, datagram -> uplink().send(datagram), chance);
        this.viewer = new Viewer(person, datagram -> downlink().send(datagram));
        this.uplink = connection(new Published());
        this.downlink = connection(new Watched());
        this.seat = room.join(number(), this);
    }

    public ParticipantNumber number() {
        return new ParticipantNumber(person);
    }

    private PeerConnection connection(PeerConnection.Ear ear) {
        PeerConnection fresh = new PeerConnection(
                nextAddress(), house.ground().profile(), chance, house::fromBrowser, ear, house.nowNanos());
        house.lives(fresh);
        return fresh;
    }

    private InetSocketAddress nextAddress() {
        return new InetSocketAddress(InetAddress.ofLiteral("192.0.2." + person), ports++);
    }

    private final class Published implements PeerConnection.Ear {
        @Override
        public void rtp(byte[] bytes, int lengthBytes, long sentNanos, long nowNanos) {
            throw new AssertionError("broken: nothing is sent where one publishes");
        }

        @Override
        public void rtcp(byte[] bytes, int lengthBytes, long nowNanos) {
            parsed(bytes, lengthBytes).packets().forEach(publisher::heard);
        }
    }

    private final class Watched implements PeerConnection.Ear {
        @Override
        public void rtp(byte[] bytes, int lengthBytes, long sentNanos, long nowNanos) {
            if (view.wrap(bytes, 0, lengthBytes) != null) {
                throw new AssertionError("broken: the house sends RTP that is well formed");
            }
            viewer.received(view, sentNanos, nowNanos);
        }

        @Override
        public void rtcp(byte[] bytes, int lengthBytes, long nowNanos) {
            parsed(bytes, lengthBytes).packets().forEach(viewer::heard);
        }
    }

    private static RtcpCompound.Parsed parsed(byte[] bytes, int lengthBytes) {
        if (RtcpCompound.parse(bytes, 0, lengthBytes) instanceof RtcpCompound.Parsed parsed) {
            return parsed;
        }
        throw new AssertionError("broken: the house sends RTCP that is well formed");
    }

    /** Sends nothing but what the test sends. */
    public Browser keepingQuiet() {
        keepsQuiet = true;
        return this;
    }

    /** Publishes and receives, as a page does when it is let in. */
    public void connect(SlotCount count) {
        publish();
        receive(count);
    }

    public void publish() {
        agree(publish(hand.offer(person, uplink.self())));
    }

    /** Offers this and takes the answer, if there is one. */
    public Negotiated publish(String offer) {
        negotiations++;
        Negotiated said = seat.publish(read(offer), house.nowNanos());
        if (said instanceof Negotiated.Agreed(String answer)) {
            uplink.described(read(answer), house.nowNanos());
        }
        return said;
    }

    public void receive(SlotCount count) {
        answer(offered(count));
    }

    /** Asks for the offer of slots, and knows it: from now on it checks. */
    public SessionDescription offered(SlotCount count) {
        SessionDescription offer = read(agree(seat.receive(count, house.nowNanos())));
        viewer.offered(offer);
        downlink.described(offer, house.nowNanos());
        return offer;
    }

    public void answer(SessionDescription offer) {
        negotiations++;
        agree(seat.received(read(hand.answer(offer, downlink.self())), house.nowNanos()));
    }

    private static String agree(Negotiated said) {
        if (said instanceof Negotiated.Agreed(String description)) {
            return description;
        }
        throw new AssertionError("broken: a good description is agreed on, not " + said);
    }

    public static SessionDescription read(String text) {
        return switch (Sdp.parse(text)) {
            case Sdp.Parsed(SessionDescription description) -> description;
            case Sdp.Malformed malformed -> throw new AssertionError(malformed.sentence() + " in\n" + text);
        };
    }

    /** ICE restarts on both, the way to us a new one. */
    public void restart(SlotCount count) {
        uplink.restart();
        downlink.restart();
        connect(count);
    }

    /** Another PeerConnection to publish on; the old one is forgotten without a word. */
    public PeerConnection renewUplink() {
        PeerConnection before = uplink;
        uplink = connection(new Published());
        return before;
    }

    public PeerConnection renewDownlink() {
        PeerConnection before = downlink;
        downlink = connection(new Watched());
        return before;
    }

    /** Both lines from another address, as on the way out of the house. */
    public void move() {
        for (PeerConnection connection : List.of(uplink, downlink)) {
            connection.moveTo(nextAddress());
            house.lives(connection);
        }
    }

    /** A stream of the test's own, as this browser writes them. */
    public Stream stream(int ssrc, int payloadType) {
        Stream stream = new Stream(ssrc, payloadType, 1_000, 1_000_000);
        stream.hand = hand;
        return stream;
    }

    /** What the page's switches say, to the room and to the browser. */
    public void show(Showing now) {
        publisher.cameraOn(now.camera());
        publisher.screenOn(now.screen());
        publisher.screenPlays(now.screenSound());
        tellRoom(now);
    }

    /** As {@link #show}, by a browser that goes on sending what it sent. */
    public void tellRoom(Showing now) {
        showing = now;
        seat.show(now, house.nowNanos());
    }

    public Showing showing() {
        return showing;
    }

    public void wish(VideoWish wish) {
        seat.wish(wish, house.nowNanos());
    }

    void leave() {
        seat.leave(house.nowNanos());
        uplink.close();
        downlink.close();
    }

    void onDeadline(long nowNanos) {
        uplink.onDeadline(nowNanos);
        downlink.onDeadline(nowNanos);
        if (uplink.isOpen() && !keepsQuiet) {
            publisher.start(nowNanos);
            publisher.onDeadline(nowNanos);
        }
        viewer.onDeadline(nowNanos);
    }

    @Override
    public void line(Direction direction, LineState state) {
        lines(direction).add(state);
    }

    @Override
    public void slots(List<SlotView> now) {
        slots = now;
        viewer.shown(now, house.nowNanos());
    }

    @Override
    public void speaking(List<ParticipantNumber> speakers) {
        speaking.add(speakers);
        speakingNanos.add(house.nowNanos());
    }

    public List<LineState> lines(Direction direction) {
        return lines.computeIfAbsent(direction, first -> new ArrayList<>());
    }

    public List<SlotView> slots() {
        return slots;
    }

    /** Whom the page shows, slot by slot; empty slots are left out. */
    public List<VideoSource> tiles() {
        List<VideoSource> tiles = new ArrayList<>();
        for (SlotView slot : slots) {
            ParticipantNumber whose = slot.participant();
            Picture what = slot.picture();
            if (whose != null && what != null) {
                tiles.add(new VideoSource(whose, what));
            }
        }
        return tiles;
    }

    /** What the page was told, in order. */
    public List<List<ParticipantNumber>> speakingEvents() {
        return speaking;
    }

    public List<Long> speakingNanos() {
        return speakingNanos;
    }

    /** Who speaks, by what the page was told last. */
    public List<ParticipantNumber> speakers() {
        return speaking.isEmpty() ? List.of() : speaking.getLast();
    }

    public boolean isConnected() {
        return uplink.isOpen() && downlink.isOpen();
    }

    public VideoSource camera() {
        return new VideoSource(number(), Picture.CAMERA);
    }

    public VideoSource screen() {
        return new VideoSource(number(), Picture.SCREEN);
    }

    /** How often it offered or answered. */
    public int negotiations() {
        return negotiations;
    }

    public int person() {
        return person;
    }

    public Handwriting hand() {
        return hand;
    }

    public Publisher publisher() {
        return publisher;
    }

    public Viewer viewer() {
        return viewer;
    }

    public PeerConnection uplink() {
        return uplink;
    }

    public PeerConnection downlink() {
        return downlink;
    }

    public Seat seat() {
        return seat;
    }

    /** The screen that shows that person, or nobody's. */
    public @Nullable Screen sees(int other) {
        return viewer.screenOf(other);
    }

    @Override
    public String toString() {
        return "Browser(" + person + ", " + hand + ")";
    }
}
