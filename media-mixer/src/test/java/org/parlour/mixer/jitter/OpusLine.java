package org.parlour.mixer.jitter;

import java.util.Optional;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusDecoder;
import org.parlour.mixer.opus.OpusEncoder;
import org.parlour.mixer.opus.OpusSettings;
import org.parlour.mixer.rig.OpusStream;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.simulation.Address;
import org.parlour.simulation.Arrival;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededNetwork;
import org.parlour.simulation.Simulation;
import org.parlour.wire.sdp.Codec;

/** A browser that speaks, a network, a jitter buffer that is pulled every 20 ms, and what came out of it. */
final class OpusLine implements AutoCloseable {
    static final int RATE_HZ = 16_000;
    private static final int FRAME = 320;
    private static final long FRAME_NANOS = 20_000_000L;
    private static final int MOST_SECONDS = 32;

    final JitterBuffer buffer;
    final OpusStream talker;
    final short[] played = new short[MOST_SECONDS * RATE_HZ];
    int most;
    int frames;

    private final Run run;
    private final SeededNetwork<byte[]> network;
    private final OpusDecoder decoder;
    private final OpusEncoder encoder;
    private final double clockError;
    private final boolean pauses;
    private long nextSendNanos;
    private long nextTickNanos;

    OpusLine(Run run, short[] says, double clockError, boolean pauses) {
        this.run = run;
        this.clockError = clockError;
        this.pauses = pauses;
        OpusCodecs codecs = OpusCodecs.open();
        this.network = SeededNetwork.ofDatagrams(run);
        this.decoder = codecs.newDecoder(RATE_HZ);
        this.encoder = codecs.newEncoder(
                OpusSettings.speech(RATE_HZ).withSilenceUnsent(pauses).withExpectedLoss(10));
        this.buffer = JitterBuffer.ofOpus(decoder);
        this.talker = new OpusStream(encoder, says);
        this.nextSendNanos = run.clock().nowNanos();
        this.nextTickNanos = nextSendNanos + run.chance("phase").nextLong(FRAME_NANOS);
    }

    OpusLine over(NetworkConditions conditions) {
        network.with(Address.A, Address.B, conditions);
        return this;
    }

    OpusLine seconds(double seconds) {
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
                buffer.arrived(Codec.OPUS, RtpStream.view(arrival.get().message()), nowNanos);
            } else if (next == nextSendNanos) {
                send(nowNanos);
                nextSendNanos += (long) (FRAME_NANOS * (1 + clockError));
            } else {
                buffer.pull(played, frames++ * FRAME, nowNanos);
                most = Math.max(most, buffer.delayMillis());
                nextTickNanos += FRAME_NANOS;
            }
        }
    }

    private void send(long nowNanos) {
        byte[] packet = pauses ? talker.nextWorthSending(20) : talker.next(20);
        if (packet != null) {
            network.send(Address.A, Address.B, packet, nowNanos);
        }
    }

    JitterStatistics counters() {
        return buffer.counters();
    }

    /** What no packet's own sound was there for. */
    long mendedMillis() {
        return (counters().concealedTicks() + counters().repairedTicks()) / 8;
    }

    @Override
    public void close() {
        decoder.close();
        encoder.close();
    }

    @Override
    public String toString() {
        return "delay %d ms (most %d), target %d ms, %s"
                .formatted(buffer.delayMillis(), most, buffer.targetMillis(), counters());
    }
}
