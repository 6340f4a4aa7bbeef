package org.parlour.sfu.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.parlour.sfu.loop.MediaLoop;
import org.parlour.sfu.loop.MediaLoops;
import org.parlour.sfu.session.BrowserSeat;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.sdp.Candidate;
import org.parlour.wire.sdp.SessionDescription;
import org.parlour.wire.stun.StunAttribute;
import org.parlour.wire.stun.StunClass;
import org.parlour.wire.stun.StunKey;
import org.parlour.wire.stun.StunWriter;
import org.parlour.wire.stun.TransactionId;

/** What strangers send to the media ports, and what browsers send that is none. */
@Tag("peer")
class ForwardingGarbageTest {
    private static final RoomId ROOM = new RoomId("demo");

    private final WireHouse house = new WireHouse();
    private final MediaLoops loops = house.loops();
    private final ForwardingCore core = house.core();

    @AfterEach
    void closeAll() {
        house.close();
    }

    private List<Candidate> candidates() {
        BrowserSeat seat = core.sit(new RoomId("asked"), new ParticipantNumber(1), new Deaf());
        SessionDescription offer = WireBrowser.agreed(then -> seat.receive(new SlotCount(1, 1), then));
        seat.leave();
        return offer.media().getFirst().all(Candidate.class);
    }

    private static byte[] check(String ufrag, SecureRandom chance) {
        byte[] buffer = new byte[200];
        int lengthBytes = new StunWriter()
                .begin(buffer, 0, StunClass.REQUEST, TransactionId.random(chance))
                .text(StunAttribute.USERNAME, ufrag + ":flood")
                .role(StunAttribute.ICE_CONTROLLING, 1)
                .priority(1)
                .integrity(StunKey.shortTerm("a-password-that-nobody-has"))
                .fingerprint()
                .lengthBytes();
        return Arrays.copyOf(buffer, lengthBytes);
    }

    /** Datagrams that the kernel had no room for, at a port. */
    private static long droppedByTheKernel(int port) throws IOException {
        String place = ":%04X ".formatted(port);
        try (var lines = Files.lines(Path.of("/proc/net/udp"))) {
            return lines.filter(line -> line.indexOf(place) > 0 && line.indexOf(place) < 20)
                    .mapToLong(line -> Long.parseLong(line.strip().replaceAll(".* ", "")))
                    .sum();
        }
    }

    @Test
    void floodOfUnknownChecksDisturbsNobody() throws Exception {
        WireBrowser doctor = house.browser(ROOM, 1, false).connect().talk();
        WireBrowser patient = house.browser(ROOM, 2, false).connect().talk();
        WireHouse.awaitTalk(patient, 1, 20);
        WireHouse.awaitTalk(doctor, 2, 20);
        InetSocketAddress place =
                WireLine.place(WireBrowser.agreed(then -> doctor.seat().receive(new SlotCount(1, 1), then)), false);
        long before = core.counters().unknownChecks();
        long droppedBefore = droppedByTheKernel(place.getPort());
        AtomicInteger answers = new AtomicInteger();
        SecureRandom chance = new SecureRandom();
        byte[] check = check("floodxyz", chance);
        CountDownLatch sent = new CountDownLatch(2_000);

        try (WireSocket stranger = WireSocket.udp(place, datagram -> answers.incrementAndGet())) {
            ScheduledExecutorService flood = Executors.newSingleThreadScheduledExecutor();
            Future<?> _ = flood.scheduleAtFixedRate(
                    () -> {
                        for (int i = 0; i < 10 && sent.getCount() > 0; i++) {
                            stranger.send(check);
                        }
                        sent.countDown();
                    },
                    0,
                    1,
                    TimeUnit.MILLISECONDS);
            assertThat(sent.await(WireHouse.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            flood.shutdown();
            assertThat(flood.awaitTermination(WireHouse.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            WireHouse.awaitTalk(patient, 1, 20);
            WireHouse.awaitTalk(doctor, 2, 20);
            long dropped = droppedByTheKernel(place.getPort()) - droppedBefore;
            house.counted("each is counted", now -> now.unknownChecks() - before + dropped >= 20_000);

            assertThat(core.counters().unknownChecks() - before).isBetween(20_000 - dropped, 20_000L);
            assertThat(answers.get()).isZero();
            // What the kernel had no room for, on a machine that is busy with something else, never reached us.
            assertThat((long) WireHouse.missing(patient.words(1)) + WireHouse.missing(doctor.words(2)))
                    .isLessThanOrEqualTo(dropped);
        }
    }

    @Test
    void garbageOfEveryKindIsCountedAndNotAnswered() throws Exception {
        WireBrowser doctor = house.browser(ROOM, 1, false).connect().talk();
        WireBrowser patient = house.browser(ROOM, 2, false).connect().talk();
        WireHouse.awaitTalk(patient, 1, 20);
        SessionDescription offer = WireBrowser.agreed(then -> doctor.seat().receive(new SlotCount(1, 1), then));
        SecureRandom chance = new SecureRandom();
        byte[] broken = check("floodxyz", chance);
        broken[3]++;
        byte[] indication = check("floodxyz", chance);
        indication[1] |= 0x10;
        List<byte[]> noise = List.of(
                new byte[0], new byte[] {0}, filled(16, 50), filled(64, 50), filled(80, 50), filled(255, 1_400));
        List<byte[]> strangers = List.of(filled(22, 100), filled(128, 100), rtcp(100), filled(23, 1_400));
        AtomicInteger answers = new AtomicInteger();
        ForwardingCounters before = house.counted("seats", now -> now.seatsNow() == 2);

        try (WireSocket stranger =
                WireSocket.udp(WireLine.place(offer, false), datagram -> answers.incrementAndGet())) {
            for (int i = 0; i < 100; i++) {
                noise.forEach(stranger::send);
                strangers.forEach(stranger::send);
                stranger.send(broken);
                stranger.send(indication);
            }
            house.counted("noise", now -> now.noise() - before.noise() == 100L * noise.size());
            house.counted("strangers", now -> now.unknownMedia() - before.unknownMedia() == 100L * strangers.size());
            house.counted("broken", now -> now.refusedChecks() - before.refusedChecks() == 200);
        }
        // From one of ours it reaches the session, the cipher and the handshake, and no further.
        for (int i = 0; i < 100; i++) {
            strangers.forEach(doctor.uplink()::sendRaw);
            noise.forEach(doctor.uplink()::sendRaw);
        }
        try (WireSocket stranger = WireSocket.tcp(WireLine.place(offer, true), datagram -> answers.incrementAndGet())) {
            strangers.forEach(stranger::send);
        }

        WireHouse.awaitTalk(patient, 1, 50);
        assertThat(answers.get()).isZero();
        house.counted("what the keys do not open", now -> now.unusable() >= 200);
        assertThat(WireHouse.missing(patient.words(1))).isZero();
        assertThat(doctor.told()).doesNotContain("UPLINK GONE");
        for (MediaLoop loop : loops.all()) {
            assertThat(loop.counters().failures()).as("nothing was thrown").isZero();
        }
    }

    private static byte[] filled(int first, int lengthBytes) {
        byte[] bytes = new byte[lengthBytes];
        Arrays.fill(bytes, (byte) 0xA5);
        bytes[0] = (byte) first;
        return bytes;
    }

    private static byte[] rtcp(int lengthBytes) {
        byte[] bytes = filled(128, lengthBytes);
        bytes[1] = (byte) 200;
        return bytes;
    }

    @Test
    void connectionOnWhichNobodyProvesAnythingIsClosed() throws IOException {
        List<Candidate> candidates = candidates();
        AtomicInteger answers = new AtomicInteger();
        InetSocketAddress place = new InetSocketAddress(
                WireHouse.HERE,
                candidates.stream()
                        .filter(one -> one.transport().equalsIgnoreCase("tcp"))
                        .findFirst()
                        .orElseThrow()
                        .port());
        try (WireSocket stranger = WireSocket.tcp(place, datagram -> answers.incrementAndGet())) {
            stranger.send(check("floodxyz", new SecureRandom()));
            house.counted("it is unknown", now -> now.unknownChecks() == 1);
            WireHouse.await("it is closed after ten seconds", stranger.ended()::isDone);
            assertThat(answers.get()).as("and never answered").isZero();
        }
    }
}
