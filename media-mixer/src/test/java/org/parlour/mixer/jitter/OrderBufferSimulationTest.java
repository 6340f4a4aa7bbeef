package org.parlour.mixer.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.rig.Sounds;
import org.parlour.simulation.Address;
import org.parlour.simulation.Arrival;
import org.parlour.simulation.Jitter;
import org.parlour.simulation.Loss;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededNetwork;
import org.parlour.simulation.SeededTest;
import org.parlour.wire.sdp.Codec;

/** Whatever the network does: forward only, at once where nothing is missing, and soon where something is. */
class OrderBufferSimulationTest {
    private static final int FRAME = OrderBuffer.FRAME_TICKS;
    private static final long MILLI = 1_000_000L;
    private static final int SECONDS = 12;

    private final OrderBuffer buffer = OrderBuffer.ofG711();
    private final short[] taken = new short[SECONDS * 2 * 8_000];
    private final short[] source = Sounds.noise(3, SECONDS * 8_000, -12);
    private int frames;
    private long lastTicks;
    private long longestHeldNanos;
    private long heldSinceNanos;
    private long playedBefore;

    @SeededTest
    void onALineThatLosesNothingNothingWaits(Run run) {
        play(run, NetworkConditions.LAN.withJitter(Jitter.uniform(Duration.ofMillis(15))), 20);
        assertThat(buffer.counters().waiting()).isZero();
        assertThat(buffer.counters().concealedTicks()).isZero();
        assertThat(longestHeldNanos).isZero();
        assertThat(frames).isEqualTo(50 * SECONDS);
    }

    @SeededTest
    void whatWasLostIsMissedForOnePacketMore(Run run) {
        play(run, NetworkConditions.LAN.withLoss(Loss.scattered(0.03)), 20);
        assertThat(longestHeldNanos).isLessThanOrEqualTo(21 * MILLI);
        assertThat(buffer.counters().late()).isZero();
        // All but the longest losses are filled.
        assertThat(frames).isBetween(50 * SECONDS - 12, 50 * SECONDS);
    }

    @SeededTest(atLeast = 60)
    void whateverTheNetworkDoesItGoesForwardOnlyAndIsCounted(Run run) {
        RandomGenerator chance = run.chance("networks");
        int[] lengths = {10, 20, 30, 40, 60};
        play(run, NetworkConditions.drawn(chance), lengths[chance.nextInt(lengths.length)]);
        assertThat(longestHeldNanos).isLessThanOrEqualTo(121 * MILLI);
        assertThat(new Listening(source).forwardOnly(Arrays.copyOf(taken, frames * FRAME)))
                .as("forwardOnly")
                .isGreaterThan(8_000);
    }

    private void play(Run run, NetworkConditions conditions, int packetMillis) {
        for (int i = 0; i < source.length; i++) {
            source[i] = Law.A.expand(Law.A.compress(source[i]));
        }
        SeededNetwork<byte[]> network = SeededNetwork.ofDatagrams(run).with(Address.A, Address.B, conditions);
        RtpStream talker = new RtpStream(Law.A, source);
        long beganNanos = run.clock().nowNanos();
        long tickNanos = beganNanos + run.chance("phase").nextLong(20 * MILLI);
        long sendNanos = beganNanos;
        long endNanos = beganNanos + SECONDS * 1_000 * MILLI;
        while (sendNanos < endNanos || network.nextArrivalNanos() < endNanos + 900 * MILLI) {
            long next = Math.min(Math.min(sendNanos, tickNanos), network.nextArrivalNanos());
            run.clock().advanceTo(Math.max(next, run.clock().nowNanos()));
            long nowNanos = run.clock().nowNanos();
            Optional<Arrival<byte[]>> arrival = network.arrival(nowNanos);
            if (arrival.isPresent()) {
                buffer.arrived(Codec.PCMA, RtpStream.view(arrival.get().message()), nowNanos);
                take(nowNanos);
            } else if (next == tickNanos) {
                take(nowNanos);
                tickNanos += 20 * MILLI;
            } else if (sendNanos < endNanos) {
                network.send(Address.A, Address.B, talker.next(packetMillis * 8), nowNanos);
                sendNanos += packetMillis * MILLI;
            } else {
                sendNanos = Long.MAX_VALUE;
            }
        }
        assertThat(buffer.counters().addUp()).as(buffer.counters().toString()).isTrue();
    }

    private void take(long nowNanos) {
        while (buffer.take(taken, frames * FRAME, nowNanos)) {
            assertThat(buffer.frameTicks()).as("time runs on").isGreaterThanOrEqualTo(lastTicks + FRAME);
            lastTicks = buffer.frameTicks();
            frames++;
        }
        JitterStatistics counters = buffer.counters();
        boolean moves = counters.waiting() == 0 || counters.played() > playedBefore || heldSinceNanos == 0;
        playedBefore = counters.played();
        heldSinceNanos = moves ? nowNanos : heldSinceNanos;
        longestHeldNanos = Math.max(longestHeldNanos, nowNanos - heldSinceNanos);
        heldSinceNanos = counters.waiting() > 0 ? heldSinceNanos : 0;
    }
}
