package org.parlour.mixer.jitter;

import java.util.Arrays;
import java.util.Optional;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.rig.Sounds;
import org.parlour.simulation.Address;
import org.parlour.simulation.Arrival;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededNetwork;
import org.parlour.simulation.Simulation;

/** A talker, a network, a jitter buffer that is pulled every 20 ms, and what came out of it. */
final class LinePlayed {
    private static final int FRAME = JitterBuffer.FRAME_TICKS;
    private static final long FRAME_NANOS = 20_000_000L;
    private static final int MOST_SECONDS = 62;
    // Talk for a second, pause for half of one: noise, so that each sample is found again.
    private static final int TALK = 8_000;
    private static final int TURN = 12_000;

    final JitterBuffer buffer = new JitterBuffer(new LawSound());
    int most;

    private final Run run;
    private final SeededNetwork<byte[]> network;
    private final short[] source;
    private final RtpStream talker;
    private final int packetMillis;
    private final double clockError;
    private final short[] played = new short[MOST_SECONDS * 8_000];
    private int frames;
    private long nextSendNanos;
    private long nextTickNanos;

    LinePlayed(Run run, int packetMillis, double clockError) {
        this.run = run;
        this.packetMillis = packetMillis;
        this.clockError = clockError;
        this.network = SeededNetwork.ofDatagrams(run);
        this.source = Sounds.noise(run.seed(), MOST_SECONDS * 8_000, -12);
        for (int i = 0; i < source.length; i++) {
            source[i] = i % TURN < TALK ? Law.A.expand(Law.A.compress(source[i])) : 0;
        }
        this.talker = new RtpStream(Law.A, source);
        this.nextSendNanos = run.clock().nowNanos();
        this.nextTickNanos = nextSendNanos + run.chance("phase").nextLong(FRAME_NANOS);
    }

    LinePlayed over(NetworkConditions conditions) {
        network.with(Address.A, Address.B, conditions);
        return this;
    }

    LinePlayed seconds(double seconds) {
        long endNanos = run.clock().nowNanos() + (long) (seconds * 1e9);
        while (true) {
            long next = Math.min(Math.min(nextSendNanos, nextTickNanos), network.nextArrivalNanos());
            if (next > endNanos || next == Simulation.NEVER) {
                run.clock().advanceTo(endNanos);
                return this;
            }
            run.clock().advanceTo(Math.max(next, run.clock().nowNanos()));
            long nowNanos = run.clock().nowNanos();
            Optional<Arrival<byte[]>> arrival = network.arrival(nowNanos);
            if (arrival.isPresent()) {
                buffer.arrived(Law.A.codec(), RtpStream.view(arrival.get().message()), nowNanos);
            } else if (next == nextSendNanos) {
                network.send(Address.A, Address.B, talker.next(packetMillis * 8), nowNanos);
                nextSendNanos += (long) (packetMillis * 1e6 * (1 + clockError));
            } else {
                buffer.pull(played, frames++ * FRAME, nowNanos);
                most = Math.max(most, buffer.delayMillis());
                nextTickNanos += FRAME_NANOS;
            }
        }
    }

    JitterStatistics counters() {
        return buffer.counters();
    }

    long concealedMillis() {
        return counters().concealedTicks() / 8;
    }

    /** Fails if anything was played twice or out of order. */
    int forwardOnly() {
        return new Listening(Arrays.copyOf(source, Math.min(source.length, (frames + 1) * FRAME)))
                .forwardOnly(Arrays.copyOf(played, frames * FRAME));
    }

    @Override
    public String toString() {
        return "delay %d ms (most %d), target %d ms, %s"
                .formatted(buffer.delayMillis(), most, buffer.targetMillis(), counters());
    }
}
