package org.parlour.mixer.jitter;

import java.util.Optional;
import org.parlour.mixer.rig.G722Stream;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.simulation.Address;
import org.parlour.simulation.Arrival;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededNetwork;
import org.parlour.simulation.Simulation;
import org.parlour.wire.sdp.Codec;

/** A wideband phone that speaks, a network, a jitter buffer that is pulled every 20 ms, and what came out of it. */
final class G722Line {
    static final int RATE_HZ = 16_000;
    private static final int FRAME = 320;
    private static final long FRAME_NANOS = 20_000_000L;
    private static final int MOST_SECONDS = 32;

    final JitterBuffer buffer = new JitterBuffer(new G722Sound());
    final G722Stream talker;
    final short[] played = new short[MOST_SECONDS * RATE_HZ];
    int most;
    int frames;

    private final Run run;
    private final SeededNetwork<byte[]> network;
    private final int packetMillis;
    private final double clockError;
    private long nextSendNanos;
    private long nextTickNanos;

    G722Line(Run run, short[] says, int packetMillis, double clockError) {
        this.run = run;
        this.packetMillis = packetMillis;
        this.clockError = clockError;
        this.network = SeededNetwork.ofDatagrams(run);
        this.talker = new G722Stream(says);
        this.nextSendNanos = run.clock().nowNanos();
        this.nextTickNanos = nextSendNanos + run.chance("phase").nextLong(FRAME_NANOS);
    }

    G722Line over(NetworkConditions conditions) {
        network.with(Address.A, Address.B, conditions);
        return this;
    }

    G722Line seconds(double seconds) {
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
                buffer.arrived(Codec.G722, RtpStream.view(arrival.get().message()), nowNanos);
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

    @Override
    public String toString() {
        return "delay %d ms (most %d), target %d ms, %s"
                .formatted(buffer.delayMillis(), most, buffer.targetMillis(), counters());
    }
}
