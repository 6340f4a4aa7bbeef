package org.parlour.callers.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.jitter.JitterStatistics;
import org.parlour.mixer.rig.RtpStream;

/**
 * One call whose packets come unevenly, as another telephone of the room hears it. Delay is what the room adds to a
 * packet that took the quickest way: waiting, filters, and up to a tick until it is due.
 */
final class JitteredCall {
    private static final int NARROW_HZ = 8_000;
    private static final int PACKET = 160;
    private static final long TICK_NANOS = 20_000_000L;
    private static final long BEGIN_NANOS = 10_000_000_000L;
    private static final double NANOS_A_MILLI = 1e6;
    // Softer than this a packet's lateness is nobody's loss.
    private static final int LEAST_PEAK = 300;

    private final short[] said;
    private final Arrivals arrivals;
    private final long[] latenessNanos;
    private final long phaseNanos;
    private final List<Chart.Point> delays = new ArrayList<>();
    private final JitterStatistics statistics;
    private final int ticks;

    /**
     * @param said at 8 kHz
     * @param latenessNanos of each packet
     */
    JitteredCall(short[] said, Arrivals arrivals, long[] latenessNanos, long seed) {
        this.said = said;
        this.arrivals = arrivals;
        this.latenessNanos = latenessNanos;
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(~seed);
        phaseNanos = chance.nextLong(TICK_NANOS);
        int packets = Math.min(latenessNanos.length, said.length / PACKET);
        ticks = packets;
        RoomLine room = new RoomLine(false);
        RtpStream stream = new RtpStream(Law.A, said);
        int sent = 0;
        for (int tick = 0; tick < ticks; tick++) {
            long dueNanos = phaseNanos + tick * TICK_NANOS;
            while (sent < packets && arrivals.sentNanos(sent) + latenessNanos[sent] <= dueNanos) {
                room.arrived(stream.next(PACKET), BEGIN_NANOS + arrivals.sentNanos(sent) + latenessNanos[sent]);
                sent++;
            }
            room.tick(BEGIN_NANOS + dueNanos);
        }
        statistics = room.jitter();
        trace(room.heard());
    }

    static JitteredCall drawn(short[] said, Arrivals arrivals, long seed) {
        return new JitteredCall(said, arrivals, arrivals.latenessNanos(said.length / PACKET, seed), seed);
    }

    private void trace(short[] heard) {
        short[] narrow = new short[heard.length / 2];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = heard[2 * i];
        }
        for (DelayTrace.Found found : new DelayTrace(said, narrow).found()) {
            double heardSeconds = phaseNanos / 1e9 + found.heardAt() / (double) NARROW_HZ;
            int sample = found.heardAt() - found.lateSamples();
            double saidSeconds = arrivals.sentNanos(sample / PACKET) / 1e9 + sample % PACKET / (double) NARROW_HZ;
            delays.add(new Chart.Point(heardSeconds, 1_000 * (heardSeconds - saidSeconds)));
        }
    }

    /** In milliseconds, over the seconds of the call, wherever it could be heard. */
    List<Chart.Point> delays() {
        return delays;
    }

    List<Double> delaysAfter(double seconds) {
        return delays.stream()
                .filter(point -> point.across() >= seconds)
                .map(Chart.Point::up)
                .toList();
    }

    /** The packets with a voice in them that came when their place had been played over, or silence had stood for it. */
    double latePercent(double fromSeconds) {
        int late = 0;
        int counted = 0;
        int place = 0;
        for (int i = (int) (fromSeconds * NARROW_HZ) / PACKET; i < ticks; i++) {
            double seconds = (arrivals.sentNanos(i) + latenessNanos[i]) / 1e9;
            while (place + 1 < delays.size() && delays.get(place + 1).across() < seconds) {
                place++;
            }
            if (isVoice(i) && !delays.isEmpty()) {
                counted++;
                late += latenessNanos[i] / NANOS_A_MILLI > delays.get(place).up() ? 1 : 0;
            }
        }
        return 100.0 * late / Math.max(1, counted);
    }

    private boolean isVoice(int packet) {
        int peak = 0;
        for (int i = packet * PACKET; i < (packet + 1) * PACKET; i++) {
            peak = Math.max(peak, Math.abs(said[i]));
        }
        return peak > LEAST_PEAK;
    }

    double concealedPercent() {
        return percent(statistics.concealedTicks());
    }

    double stretchedPercent() {
        return percent(statistics.stretchedTicks());
    }

    /** Left out again, with frames that were dropped. */
    double shrunkPercent() {
        return percent(statistics.shrunkTicks());
    }

    private double percent(long itsTicks) {
        return 100.0 * itsTicks / ((double) ticks * PACKET);
    }
}
