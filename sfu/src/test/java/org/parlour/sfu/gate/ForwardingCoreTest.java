package org.parlour.sfu.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.parlour.sfu.loop.MediaLoop;
import org.parlour.sfu.loop.MediaLoops;
import org.parlour.sfu.peers.Handwriting;
import org.parlour.sfu.session.BrowserSeat;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.sfu.session.Negotiated;
import org.parlour.sfu.session.SharedEars;
import org.parlour.sfu.session.SharedSeat;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.sdp.SessionDescription;

@Tag("peer")
class ForwardingCoreTest {
    private static final RoomId ROOM = new RoomId("demo");

    private final WireHouse house = new WireHouse();
    private final MediaLoops loops = house.loops();
    private final ForwardingCore core = house.core();

    @AfterEach
    void closeAll() {
        house.close();
    }

    @Test
    void twoBrowsersHearAndSeeEachOther() throws IOException {
        WireBrowser doctor = house.browser(ROOM, 1, false).connect().talk();
        WireBrowser patient = house.browser(ROOM, 2, false).connect().talk();

        WireHouse.awaitTalk(doctor, 2, 50);
        WireHouse.awaitTalk(patient, 1, 50);

        assertThat(WireHouse.missing(doctor.words(2))).isZero();
        assertThat(WireHouse.missing(patient.words(1))).isZero();
        assertThat(doctor.told()).contains("UPLINK CONNECTED", "DOWNLINK CONNECTED");
        WireHouse.await(
                "who speaks is told",
                () -> patient.told().contains("speaking [1, 2]")
                        || patient.told().contains("speaking [2, 1]"));
        ForwardingCounters counters = house.counted("seats", now -> now.seatsNow() == 2);
        assertThat(counters.roomsNow()).isOne();
        assertThat(counters.pathsNow()).isEqualTo(4);
        assertThat(counters.handshakesNow()).isEqualTo(4);
        assertThat(counters.forwarded()).isGreaterThan(150);
    }

    @Test
    void whomUdpDoesNotReachTalksByTcp() throws IOException {
        WireBrowser doctor = house.browser(ROOM, 1, false).connect().talk();
        WireBrowser patient = house.browser(ROOM, 2, true).connect().talk();

        WireHouse.awaitTalk(doctor, 2, 50);
        WireHouse.awaitTalk(patient, 1, 50);
        assertThat(WireHouse.missing(doctor.words(2))).isZero();
        assertThat(WireHouse.missing(patient.words(1))).isZero();

        patient.uplink().close();
        patient.downlink().close();
        WireHouse.await("it is told", () -> patient.told().contains("UPLINK GONE"));
        house.counted("its connections are gone", now -> now.pathsNow() == 2 && now.handshakesNow() == 2);
    }

    /** All telephones of a room, in real time: a numbered word of one of them every 20 ms. */
    private final class Switchboard implements SharedEars {
        private final MediaLoop loop;
        private final SharedSeat seat;
        private final SharedSeat.PhoneTrack track;
        private final AtomicInteger heard = new AtomicInteger();
        private volatile int browsers;
        private int spoken;
        private boolean over;

        private Switchboard(MediaLoop loop) {
            this.loop = loop;
            this.seat = core.sit(ROOM, this);
            this.track = seat.track(new ParticipantNumber(21));
            say();
        }

        private void say() {
            if (!over) {
                spoken++;
                byte[] opus = {0x78, 21, 28, (byte) (spoken >> 16), (byte) (spoken >> 8), (byte) spoken};
                track.send(opus, 0, opus.length, spoken * 960, 28, loop.nowNanos());
                loop.at(loop.nowNanos() + 20_000_000, this::say);
            }
        }

        private void leave() {
            over = true;
            seat.leave();
            seat.leave();
            house.roomLoops().giveBack(ROOM);
        }

        @Override
        public void taken(int slot, ParticipantNumber by) {}

        @Override
        public void heard(int slot, RtpPacket packet, long nowNanos) {
            heard.incrementAndGet();
        }

        @Override
        public void emptied(int slot) {}

        @Override
        public void browsersAre(int count) {
            browsers = count;
        }
    }

    @Test
    void telephonesMeetTheBrowsersOfTheirRoomOnItsLoop() throws IOException {
        MediaLoop loop = house.roomLoops().hold(ROOM);
        CompletableFuture<Switchboard> sitting = new CompletableFuture<>();
        loop.execute(() -> sitting.complete(new Switchboard(loop)));
        Switchboard phones = sitting.orTimeout(WireHouse.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        assertThat(phones.track.isWanted()).isFalse();
        WireBrowser doctor = house.browser(ROOM, 1, false).connect().talk();
        int before = doctor.words(21).size();

        WireHouse.await("the telephone is heard", () -> doctor.words(21).size() > before + 50);
        WireHouse.await("the browser is heard", () -> phones.heard.get() > 50);

        assertThat(WireHouse.missing(doctor.words(21))).isZero();
        assertThat(phones.browsers).isOne();
        house.counted("both are there", now -> now.seatsNow() == 1 && now.phonesNow() == 1 && now.roomsNow() == 1);
        assertThat(loop.legs()).as("telephones count their legs themselves").isOne();
        doctor.seat().leave();
        house.counted("the room stays", now -> now.seatsNow() == 0 && now.roomsNow() == 1);
        loop.execute(phones::leave);
        house.counted("nobody is left", now -> now.phonesNow() == 0 && now.roomsNow() == 0);
        WireHouse.await("its loop is given back", () -> house.roomLoops().roomsNow() == 0);
        assertThat(loop.counters().failures()).isZero();
    }

    @Test
    void telephonesSitDownOnTheirLoopAndOnce() {
        assertThatIllegalStateException().isThrownBy(() -> core.sit(ROOM, new NobodyHears()));
        MediaLoop loop = house.roomLoops().hold(ROOM);
        CompletableFuture<SharedSeat> second = new CompletableFuture<>();
        loop.execute(() -> {
            SharedSeat first = core.sit(ROOM, new NobodyHears());
            try {
                second.complete(core.sit(ROOM, new NobodyHears()));
            } catch (IllegalStateException taken) {
                second.completeExceptionally(taken);
            }
            first.leave();
            house.roomLoops().giveBack(ROOM);
        });
        assertThat(second).failsWithin(WireHouse.PATIENCE).withThrowableThat().withMessageContaining("one seat");
        WireHouse.await("its loop is given back", () -> house.roomLoops().roomsNow() == 0);
    }

    private static final class NobodyHears implements SharedEars {
        @Override
        public void taken(int slot, ParticipantNumber by) {}

        @Override
        public void heard(int slot, RtpPacket packet, long nowNanos) {}

        @Override
        public void emptied(int slot) {}

        @Override
        public void browsersAre(int count) {}
    }

    /** The UDP port of whoever serves that room now; nothing is left of the question. */
    private int portOf(RoomId room) {
        BrowserSeat seat = core.sit(room, new ParticipantNumber(99), new Deaf());
        SessionDescription offer = WireBrowser.agreed(then -> seat.receive(new SlotCount(1, 1), then));
        seat.leave();
        return WireLine.place(offer, false).getPort();
    }

    @Test
    void roomsShareTheLoopsAndAnEmptyOneMayReturnElsewhere() throws IOException {
        RoomId other = new RoomId("other");
        WireBrowser doctor = house.browser(ROOM, 1, false).connect().talk();
        WireBrowser patient = house.browser(ROOM, 2, false).connect().talk();
        WireHouse.awaitTalk(patient, 1, 10);
        int first = WireLine.place(WireBrowser.agreed(then -> doctor.seat().receive(new SlotCount(1, 1), then)), false)
                .getPort();

        WireBrowser student = house.browser(other, 1, false).connect().talk();
        WireBrowser nurse = house.browser(other, 2, false).connect().talk();
        WireHouse.awaitTalk(nurse, 1, 10);
        assertThat(portOf(other)).as("another loop").isNotEqualTo(first);
        assertThat(nurse.words(2)).as("nobody hears another room").isEmpty();

        doctor.seat().leave();
        patient.seat().leave();
        house.counted("they have left", now -> now.seatsNow() == 2);
        assertThat(student.told()).doesNotContain("UPLINK GONE");
        assertThat(portOf(ROOM)).as("the least loaded loop").isEqualTo(first);
    }

    @Test
    void closingSaysFarewellAndLeavesNothing() throws Exception {
        WireBrowser doctor = house.browser(ROOM, 1, false).connect().talk();
        WireBrowser patient = house.browser(ROOM, 2, true).connect().talk();
        WireHouse.awaitTalk(patient, 1, 10);
        SessionDescription offer = WireBrowser.agreed(then -> doctor.seat().receive(new SlotCount(1, 1), then));

        core.close();

        for (WireBrowser browser : List.of(doctor, patient)) {
            browser.uplink().awaitFarewell();
            browser.downlink().awaitFarewell();
        }
        WireHouse.await("the sockets are closed", () -> loops.all().stream()
                .allMatch(loop ->
                        loop.counters().portsNow() == 0 && loop.counters().connectionsNow() == 0));
        new DatagramSocket(WireLine.place(offer, false)).close();
        new ServerSocket(WireLine.place(offer, true).getPort(), 1, WireHouse.HERE).close();
        assertThat(core.counters().handshakesNow()).isZero();
        WireHouse.await("nobody ticks any more", () -> core.counters().roomsNow() == 0);

        BrowserSeat late = core.sit(ROOM, new ParticipantNumber(3), new Deaf());
        assertThat(refusal(late)).isEqualTo("trouble");
        core.close();
    }

    private static String refusal(BrowserSeat seat) throws InterruptedException {
        List<Negotiated> said = new ArrayList<>();
        CountDownLatch heard = new CountDownLatch(1);
        seat.receive(new SlotCount(1, 1), answer -> {
            said.add(answer);
            heard.countDown();
        });
        assertThat(heard.await(WireHouse.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        return said.getFirst() instanceof Negotiated.Refused refused ? refused.reason() : "";
    }

    @Test
    void closedLoopsAreTroubleAndNoException() throws InterruptedException {
        BrowserSeat seat = core.sit(ROOM, new ParticipantNumber(1), new Deaf());
        core.close();
        loops.close();

        assertThat(refusal(seat)).isEqualTo("trouble");
        seat.leave();
        BrowserSeat late = core.sit(ROOM, new ParticipantNumber(2), new Deaf());
        assertThat(refusal(late)).isEqualTo("trouble");
        late.leave();
        assertThat(core.counters().unheard()).isPositive();
    }

    @Test
    void whoComesAndGoesFromManyThreadsLeavesNothing() throws Exception {
        int threads = 8;
        int rounds = 100;
        Fingerprint somebody = Fingerprint.sha256(new byte[32]);
        CountDownLatch agreed = new CountDownLatch(threads * rounds * 2);
        try (ExecutorService callers = Executors.newFixedThreadPool(threads)) {
            IntStream.range(0, threads)
                    .forEach(thread -> callers.execute(() -> {
                        for (int round = 0; round < rounds; round++) {
                            WireLine line = new WireLine(somebody, false, said -> {});
                            BrowserSeat seat = core.sit(
                                    new RoomId("room" + round % 5),
                                    new ParticipantNumber(1 + thread * rounds + round),
                                    new Deaf());
                            seat.publish(Handwriting.CHROMIUM.offer(1, line.self()), answer -> agreed.countDown());
                            seat.receive(SlotCount.USUAL, answer -> agreed.countDown());
                            seat.show(new BrowserSeat.Showing(true, true, true, true));
                            seat.leave();
                            seat.leave();
                        }
                    }));
        }
        assertThat(agreed.await(WireHouse.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();

        ForwardingCounters counters = house.counted("all have left", now -> now.seatsNow() == 0 && now.roomsNow() == 0);

        assertThat(counters.pathsNow()).isZero();
        assertThat(counters.handshakesNow()).isZero();
        assertThat(counters.crowded()).isZero();
        for (MediaLoop loop : loops.all()) {
            WireHouse.await("no leg is left", () -> loop.legs() == 0);
            assertThat(loop.counters().failures()).isZero();
        }
    }

    @Test
    void takenPortIsNamedAndNothingStaysOpen() throws Exception {
        try (DatagramSocket taken = new DatagramSocket(new InetSocketAddress(WireHouse.HERE, 0))) {
            int port = taken.getLocalPort();
            MediaPlaces places = new MediaPlaces(List.of(WireHouse.HERE), port, null);

            assertThatThrownBy(() -> ForwardingCore.open(house.roomLoops(), places, new SecureRandom(), 0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("127.0.0.1: UDP port " + port);
        }
        try (ServerSocket taken = new ServerSocket(0, 1, WireHouse.HERE)) {
            int port = taken.getLocalPort();
            MediaPlaces places = new MediaPlaces(List.of(WireHouse.HERE), port, null);

            assertThatThrownBy(() -> ForwardingCore.open(house.roomLoops(), places, new SecureRandom(), 0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("127.0.0.1: TCP port " + port);
            WireHouse.await("its UDP port is free again", () -> isFree(port));
        }
    }

    private static boolean isFree(int port) {
        try {
            new DatagramSocket(new InetSocketAddress(WireHouse.HERE, port)).close();
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
