package org.parlour.callers.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parlour.callers.phone.Delay;
import org.parlour.callers.phone.Ear;
import org.parlour.callers.phone.Heard;
import org.parlour.callers.phone.Marker;
import org.parlour.callers.phone.Offer;

/** Many callers in rooms of one size: signalling and sound together. In each room the first few speak. */
public final class Crowd implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(20);

    private final Size size;
    private final long seed;
    private final SignalDesk desk;
    private final Legs legs;
    private final List<PlacedCall> calls = new ArrayList<>();

    /** How many rooms of how many, and how many speak in each. */
    public record Size(int rooms, int perRoom, int speakers) {
        public int people() {
            return rooms * perRoom;
        }

        @Override
        public String toString() {
            return "%d × %d, %s"
                    .formatted(
                            rooms,
                            perRoom,
                            speakers == perRoom ? "all speak" : speakers + " speak" + (speakers == 1 ? "s" : ""));
        }
    }

    public Crowd(InetSocketAddress gateway, Size size, long seed) throws IOException {
        this.size = size;
        this.seed = seed;
        this.desk = SignalDesk.open(gateway, seed);
        this.legs = new Legs(size.people(), seed);
        for (int i = 0; i < size.people(); i++) {
            legs.all().get(i).speak(i % size.perRoom() < size.speakers());
        }
    }

    /** Everybody calls a number, one after the other, and is answered. */
    public void call(String number) throws IOException {
        for (Leg leg : legs.all()) {
            PlacedCall placed =
                    desk.place(number, new Offer("127.0.0.1", leg.port(), Leg.law(), 101, 20, "sendrecv", 1).text());
            calls.add(placed);
            assertThat(desk.pump(PATIENCE, () -> placed.isStanding() || placed.isOver()))
                    .isTrue();
            InetSocketAddress sound = placed.sound();
            assertThat(sound)
                    .as("where call %d sounds (status %d)", calls.size(), placed.failedStatus())
                    .isNotNull();
            leg.towards(Objects.requireNonNull(sound));
            desk.pump(BETWEEN_CALLS);
        }
    }

    /** Everybody types what opens their room, one room after the other. */
    public void type(List<String> pins) throws IOException {
        for (int room = 0; room < size.rooms(); room++) {
            for (int i = 0; i < size.perRoom(); i++) {
                legs.all().get(room * size.perRoom() + i).press(pins.get(room));
            }
            desk.pump(BETWEEN_CALLS.multipliedBy(size.perRoom()));
        }
    }

    public boolean pump(Duration atMost, Until until) throws IOException {
        long untilNanos = System.nanoTime() + atMost.toNanos();
        while (!until.isSo()) {
            if (System.nanoTime() > untilNanos) {
                return false;
            }
            desk.pump(Duration.ofMillis(200));
        }
        return true;
    }

    /** A question that may be asked over a wire. */
    @FunctionalInterface
    public interface Until {
        boolean isSo() throws IOException;
    }

    /**
     * What came of a measurement.
     *
     * @param cpuMillis of the process, for each call and second; NaN when there is none
     * @param ownLateness how late the generator was in sending
     * @param lateness of each packet against the earliest of its own stream's timeline
     * @param lostPercent of the packets that should have been heard
     * @param found how many of the listeners that were listened to heard their room's first speaker
     */
    public record Figures(
            Size size,
            double cpuMillis,
            double residentMegabytes,
            Spread ownLateness,
            Spread lateness,
            double lostPercent,
            int found,
            int listeners,
            Spread mouthToEar) {}

    /** Everybody talks for some seconds; one listener in each room is listened to. */
    public Figures measure(int seconds, @Nullable Long processId) throws IOException, InterruptedException {
        List<Integer> listeners = IntStream.range(0, size.rooms())
                .map(room -> room * size.perRoom() + size.perRoom() - 1)
                .boxed()
                .toList();
        legs.beginMeasurement(seconds, listeners);
        ProcessTimes before = processId == null ? null : ProcessTimes.of(processId);
        long beginNanos = System.nanoTime();
        desk.pump(Duration.ofSeconds(seconds));
        double elapsedSeconds = (System.nanoTime() - beginNanos) / 1e9;
        ProcessTimes after = processId == null ? null : ProcessTimes.of(processId);
        legs.endMeasurement();

        Spread delays = Spread.of(listeners.stream().mapToDouble(this::mouthToEarMillis));
        double expected = legs.all().stream()
                .mapToInt(leg -> leg.expectedPackets(elapsedSeconds))
                .sum();
        double heard = legs.all().stream().mapToInt(Leg::heardPackets).sum();
        return new Figures(
                size,
                before == null || after == null
                        ? Double.NaN
                        : (after.cpuMillis() - before.cpuMillis()) / elapsedSeconds / size.people(),
                after == null ? Double.NaN : after.residentMegabytes(),
                legs.ownLatenessMillis(),
                legs.latenessMillis(),
                100 * (1 - heard / expected),
                delays.count(),
                listeners.size(),
                delays);
    }

    private double mouthToEarMillis(int listener) {
        int speaker = listener - listener % size.perRoom();
        Heard.Line line = legs.all().get(listener).line();
        int length = Math.min(line.samples().length, 2 * Ear.WINDOW_SAMPLES);
        return Delay.mouthToEarMillis(legs.mouthNanos(speaker), line.first(length), Marker.of(seed + speaker));
    }

    @Override
    public void close() throws IOException {
        desk.hangUpAll();
        desk.close();
        legs.close();
    }
}
