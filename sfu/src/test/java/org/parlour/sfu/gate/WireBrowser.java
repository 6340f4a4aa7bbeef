package org.parlour.sfu.gate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.peers.Browser;
import org.parlour.sfu.peers.Handwriting;
import org.parlour.sfu.peers.Names;
import org.parlour.sfu.peers.Pictures;
import org.parlour.sfu.peers.Stream;
import org.parlour.sfu.session.BrowserRooms;
import org.parlour.sfu.session.BrowserSeat;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.sfu.session.Negotiated;
import org.parlour.sfu.session.SeatEvents;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.rtp.RtpOrRtcp;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.sdp.SessionDescription;

/** A browser that sits in the real core and talks in real time: a numbered word and a key frame every 20 ms. */
final class WireBrowser implements SeatEvents, AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;
    private static final long WORD_MILLIS = 20;

    private final int person;
    private final boolean byTcp;
    private final BrowserSeat seat;
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final ConcurrentHashMap<Integer, List<Integer>> words = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, Integer> pictures = new ConcurrentHashMap<>();
    private final ScheduledExecutorService talking = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("browser-talks").unstarted(task));
    private final Stream voice;
    private final Stream picture;
    private volatile List<SlotView> slots = List.of();
    private @Nullable WireLine uplink;
    private @Nullable WireLine downlink;
    private @Nullable Future<?> talk;
    private int spoken;

    WireBrowser(BrowserRooms rooms, RoomId room, int person, boolean byTcp) {
        this.person = person;
        this.byTcp = byTcp;
        this.seat = rooms.sit(room, new ParticipantNumber(person), this);
        this.voice = new Stream(Names.microphone(person), Handwriting.CHROMIUM.opus(), 100, 0);
        this.picture = new Stream(Names.camera(person), Handwriting.CHROMIUM.vp8(), 200, 0);
    }

    static SessionDescription agreed(Consumer<Consumer<Negotiated>> ask) {
        return Browser.read(described(ask));
    }

    private static String described(Consumer<Consumer<Negotiated>> ask) {
        CompletableFuture<Negotiated> said = new CompletableFuture<>();
        ask.accept(said::complete);
        Negotiated answer = said.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        if (answer instanceof Negotiated.Agreed(String description)) {
            return description;
        }
        throw new AssertionError("not agreed: " + answer);
    }

    /** Receives and publishes. */
    WireBrowser connect() throws IOException {
        SessionDescription offer = agreed(then -> seat.receive(new SlotCount(2, 2), then));
        Fingerprint house = offer.fingerprintOf(offer.media().getFirst()).orElseThrow();
        WireLine watching = new WireLine(house, byTcp, this::heard);
        downlink = watching;
        described(then -> seat.received(Handwriting.CHROMIUM.answer(offer, watching.self()), then));
        watching.connect(offer);
        WireLine publishing = new WireLine(house, byTcp, said -> {});
        uplink = publishing;
        SessionDescription answer =
                agreed(then -> seat.publish(Handwriting.CHROMIUM.offer(person, publishing.self()), then));
        publishing.connect(answer);
        seat.show(new Showing(true, true, false, false));
        return this;
    }

    /** From now on, until the test ends. */
    WireBrowser talk() {
        talk = talking.scheduleAtFixedRate(this::say, 0, WORD_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    WireBrowser hush() {
        Future<?> now = talk;
        if (now != null) {
            now.cancel(false);
        }
        return this;
    }

    private void say() {
        WireLine line = uplink;
        if (line != null) {
            int number = spoken++;
            voice.timestamp += 960;
            voice.level = 28;
            line.send(voice.next(
                    (byte) 0x78, (byte) person, (byte) 28, (byte) (number >> 16), (byte) (number >> 8), (byte) number));
            picture.timestamp += 1_800;
            picture.marker = true;
            line.send(picture.next(new Pictures(person, number, true, 0, 1).payload()));
        }
    }

    private void heard(byte[] plain) {
        RtpPacket packet = new RtpPacket();
        if (RtpOrRtcp.isRtcp(plain, 0, plain.length) || packet.wrap(plain, 0, plain.length) != null) {
            return;
        }
        int at = packet.payloadOffset();
        if (plain[at] == 0x78) {
            int number = (plain[at + 3] & 0xFF) << 16 | (plain[at + 4] & 0xFF) << 8 | (plain[at + 5] & 0xFF);
            words.computeIfAbsent(packet.csrc(0), first -> new CopyOnWriteArrayList<>())
                    .add(number);
        } else {
            pictures.merge(packet.csrc(0), 1, Integer::sum);
        }
    }

    /** The numbers of the words that were heard of somebody, in the order in which they came. */
    List<Integer> words(int of) {
        return new ArrayList<>(words.getOrDefault(of, List.of()));
    }

    int pictures(int of) {
        return pictures.getOrDefault(of, 0);
    }

    List<SlotView> slots() {
        return slots;
    }

    /** {@code UPLINK CONNECTED}, … in the order in which the page was told. */
    List<String> told() {
        return told;
    }

    BrowserSeat seat() {
        return seat;
    }

    WireLine uplink() {
        WireLine line = uplink;
        if (line == null) {
            throw new AssertionError("not connected");
        }
        return line;
    }

    WireLine downlink() {
        WireLine line = downlink;
        if (line == null) {
            throw new AssertionError("not connected");
        }
        return line;
    }

    @Override
    public void line(Direction direction, LineState state) {
        told.add(direction + " " + state);
    }

    @Override
    public void slots(List<SlotView> now) {
        slots = now;
    }

    @Override
    public void speaking(List<ParticipantNumber> speakers) {
        told.add("speaking " + speakers);
    }

    /** Its window is closed; the seat stays. */
    @Override
    public void close() {
        talking.shutdownNow();
        if (uplink != null) {
            uplink.close();
        }
        if (downlink != null) {
            downlink.close();
        }
    }
}
