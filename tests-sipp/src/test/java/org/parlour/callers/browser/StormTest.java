package org.parlour.callers.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parlour.callers.browser.People.DOCTOR;
import static org.parlour.callers.browser.People.PATIENT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.parlour.wire.stun.StunAttribute;
import org.parlour.wire.stun.StunClass;
import org.parlour.wire.stun.StunKey;
import org.parlour.wire.stun.StunWriter;
import org.parlour.wire.stun.TransactionId;

/** Strangers' checks by the thousand at the media port: two who talk notice nothing, and the strangers hear nothing. */
@Tag("peer")
// Lost packets are counted, so nobody else works meanwhile.
@Isolated
class StormTest {
    @RegisterExtension
    static final BrowserHouse HOUSE = BrowserHouse.withDefaults();

    private static final int A_SECOND = 10_000;
    private static final int SECONDS = 5;
    private static final int WAVE_MILLIS = 10;
    private static final int WAVE = A_SECOND * WAVE_MILLIS / 1_000;
    private static final int WAVES = SECONDS * 1_000 / WAVE_MILLIS;
    private static final int KINDS = 256;
    private static final int LISTENING_MILLIS = 300;
    private static final long SEED = 3;

    @Test
    void tenThousandUnknownChecksASecondAreCountedAndNotAnsweredAndCostNoTalkAPacket() throws Exception {
        Meeting meeting = HOUSE.meeting();
        Visitor doctor = HOUSE.visitor(DOCTOR);
        Visitor patient = HOUSE.visitor(PATIENT);
        doctor.enters(meeting.hostLink());
        patient.enters(meeting.guestLink());
        doctor.awaitSeen(patient, Visitor.PATIENCE);
        patient.awaitSeen(doctor, Visitor.PATIENCE);
        long countedBefore = counted();
        int lostBefore = lost(doctor) + lost(patient);
        try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            storm(stranger);
            HOUSE.program()
                    .until("all are counted", Visitor.PATIENCE, () -> counted() - countedBefore == (long) WAVES * WAVE);
            stranger.setSoTimeout(LISTENING_MILLIS);
            assertThatThrownBy(() -> stranger.receive(new DatagramPacket(new byte[1], 1)))
                    .isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(lost(doctor) + lost(patient) - lostBefore)
                .as("packets of sound that the talk lost")
                .isZero();
    }

    private static void storm(DatagramSocket stranger) throws InterruptedException {
        List<byte[]> checks = checks();
        CountDownLatch waves = new CountDownLatch(WAVES);
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            ScheduledFuture<?> storm = clock.scheduleAtFixedRate(
                    () -> {
                        for (int i = 0; i < WAVE && waves.getCount() > 0; i++) {
                            throwAtTheHouse(stranger, checks.get(i % KINDS));
                        }
                        waves.countDown();
                    },
                    0,
                    WAVE_MILLIS,
                    TimeUnit.MILLISECONDS);
            assertThat(waves.await(10L * SECONDS, TimeUnit.SECONDS)).isTrue();
            storm.cancel(false);
        }
    }

    private static void throwAtTheHouse(DatagramSocket stranger, byte[] check) {
        try {
            stranger.send(new DatagramPacket(check, check.length, HOUSE.media()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whole and well signed, for sessions that nobody has. */
    private static List<byte[]> checks() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        StunWriter writer = new StunWriter();
        StunKey key = StunKey.shortTerm("nobodys-password-of-24-c");
        List<byte[]> checks = new ArrayList<>();
        byte[] buffer = new byte[256];
        for (int i = 0; i < KINDS; i++) {
            int length = writer.begin(buffer, 0, StunClass.REQUEST, TransactionId.random(random))
                    .text(StunAttribute.USERNAME, "no%06d:peer".formatted(i))
                    .priority(1_853_824_767)
                    .useCandidate()
                    .integrity(key)
                    .fingerprint()
                    .lengthBytes();
            checks.add(Arrays.copyOf(buffer, length));
        }
        return checks;
    }

    private static long counted() throws IOException, InterruptedException {
        Matcher meter = Pattern.compile("(?m)^parlour_forwarding_unknown_checks_total ([0-9.E]+)")
                .matcher(HOUSE.program().meters());
        assertThat(meter.find()).as("a meter of unknown checks").isTrue();
        return (long) Double.parseDouble(meter.group(1));
    }

    private static int lost(Visitor visitor) throws IOException, InterruptedException {
        return visitor.page().ask("""
            async () => (await window.parlour.stats()).downlink
              .filter((one) => one.type === 'inbound-rtp' && one.kind === 'audio')
              .reduce((sum, one) => sum + one.packetsLost, 0)\
            """).asInt();
    }
}
