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
import org.parlour.callers.phone.Heard;
import org.parlour.callers.phone.Marker;
import org.parlour.callers.program.TelephoneHouse;

/** Many callers in rooms of one size: signalling and sound together. In each room the first few speak. */
public final class Crowd implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration UNTIL_SEATED = Duration.ofSeconds(90);
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(20);
    // Whoever listens for all speakers of all rooms, listens long.
    private static final int MOST_ROOMS_HEARD_WHOLE = 10;
    private static final int LISTENERS_OF_ONE_ROOM = 10;

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
        this(gateway, size, PhoneCodec.G711, seed);
    }

    public Crowd(InetSocketAddress gateway, Size size, PhoneCodec codec, long seed) throws IOException {
        this.size = size;
        this.seed = seed;
        this.desk = SignalDesk.open(gateway, seed);
        this.legs = new Legs(size, codec, seed);
    }

    /** Everybody calls a number, one after the other, and is answered. */
    public void call(String number) throws IOException {
        call(number, legs.all());
    }

    private void call(String number, List<Leg> callers) throws IOException {
        for (Leg leg : callers) {
            PlacedCall placed = desk.place(number, leg.offer());
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
            type(pins.get(room), callersOf(room));
            desk.pump(BETWEEN_CALLS.multipliedBy(size.perRoom()));
        }
    }

    private static void type(String pin, List<Leg> callers) {
        callers.forEach(leg -> leg.press(pin));
    }

    private List<Leg> callersOf(int room) {
        return legs.all().subList(room * size.perRoom(), (room + 1) * size.perRoom());
    }

    /** Everybody calls, types and sits, one room after the other; others may sit there already. */
    public void sit(TelephoneHouse house, List<TelephoneHouse.Room> rooms) throws IOException, InterruptedException {
        int before = people(house, rooms);
        for (int room = 0; room < size.rooms(); room++) {
            call(rooms.getFirst().number(), callersOf(room));
            type(rooms.get(room).pin(), callersOf(room));
        }
        assertThat(pump(UNTIL_SEATED, () -> people(house, rooms) - before == size.people()))
                .as("%d of %d are seated", people(house, rooms) - before, size.people())
                .isTrue();
    }

    /** Nobody calls: everybody's sound goes there and comes from there. */
    public void talkTo(List<InetSocketAddress> sounds) throws IOException {
        for (int i = 0; i < sounds.size(); i++) {
            legs.all().get(i).towards(sounds.get(i));
        }
    }

    private static int people(TelephoneHouse house, List<TelephoneHouse.Room> rooms) throws IOException {
        try {
            int people = 0;
            for (TelephoneHouse.Room one : rooms) {
                people += house.people(one);
            }
            return people;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
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
     * @param threads which of its threads that was; null when there is none
     * @param ownLateness how late the generator was in sending
     * @param lateness of each packet against the earliest of its own stream's timeline
     * @param echoLateness the same of legs that only talked with an echo beside the generator, meanwhile
     * @param ownCores how many processors the generator took
     * @param lostPercent of the packets that should have been heard
     * @param found how many of the listeners that were listened to heard their room's first speaker
     * @param voices from speakers to listeners, found or not; the first speaker of each listener comes first
     */
    public record Figures(
            Size size,
            double cpuMillis,
            @Nullable ThreadTimes threads,
            double residentMegabytes,
            Spread ownLateness,
            Spread lateness,
            Spread echoLateness,
            double ownCores,
            double lostPercent,
            int found,
            int listeners,
            List<MouthToEar> voices) {
        /** Of the first speakers. */
        public Spread mouthToEar() {
            return Spread.of(voices.stream().limit(listeners).mapToDouble(MouthToEar::millis));
        }
    }

    /** Everybody talks for some seconds; one listener in each room is listened to, or some of a single room. */
    public Figures measure(int seconds, @Nullable Long processId) throws IOException, InterruptedException {
        List<Integer> listeners = listeners();
        legs.beginMeasurement(seconds, listeners);
        Used before = processId == null ? null : Used.by(processId);
        Used ownBefore = Used.by(ProcessHandle.current().pid());
        desk.pump(Duration.ofSeconds(seconds));
        Used after = processId == null ? null : Used.by(processId);
        Used own = Used.by(ProcessHandle.current().pid());
        double elapsedSeconds = own.secondsSince(ownBefore);
        legs.endMeasurement();

        List<MouthToEar> voices = voices(listeners);
        double expected = legs.all().stream()
                .mapToInt(leg -> leg.expectedPackets(elapsedSeconds))
                .sum();
        double heard = legs.all().stream().mapToInt(Leg::heardPackets).sum();
        double callSeconds = elapsedSeconds * size.people();
        return new Figures(
                size,
                before == null || after == null ? Double.NaN : after.cpuMillisSince(before) / callSeconds,
                before == null || after == null
                        ? null
                        : after.threads.since(before.threads).by(callSeconds),
                after == null ? Double.NaN : after.times.residentMegabytes(),
                legs.ownLatenessMillis(),
                legs.latenessMillis(),
                legs.echoLatenessMillis(),
                own.cpuMillisSince(ownBefore) / elapsedSeconds / 1_000,
                100 * (1 - heard / expected),
                (int) voices.stream()
                        .limit(listeners.size())
                        .filter(MouthToEar::found)
                        .count(),
                listeners.size(),
                voices);
    }

    /** What a process had used at a moment. */
    private record Used(long nanos, ProcessTimes times, ThreadTimes threads) {
        static Used by(long processId) throws IOException {
            return new Used(System.nanoTime(), ProcessTimes.of(processId), ThreadTimes.of(processId));
        }

        double secondsSince(Used before) {
            return (nanos - before.nanos) / 1e9;
        }

        double cpuMillisSince(Used before) {
            return times.cpuMillis() - before.times.cpuMillis();
        }
    }

    private List<Integer> listeners() {
        if (size.rooms() > 1) {
            return IntStream.range(0, size.rooms())
                    .map(room -> room * size.perRoom() + size.perRoom() - 1)
                    .boxed()
                    .toList();
        }
        int silent = size.perRoom() - size.speakers();
        int count = Math.clamp(silent, 1, LISTENERS_OF_ONE_ROOM);
        return IntStream.rangeClosed(1, count)
                .map(i -> size.perRoom() - 1 - (count - i) * silent / count)
                .boxed()
                .toList();
    }

    private List<MouthToEar> voices(List<Integer> listeners) {
        List<Heard.Line> lines = listeners.stream()
                .parallel()
                .map(listener -> legs.all().get(listener).line())
                .toList();
        int speakers = size.rooms() > MOST_ROOMS_HEARD_WHOLE ? 1 : size.speakers();
        return IntStream.range(0, speakers * lines.size())
                .parallel()
                .mapToObj(i -> {
                    int listener = listeners.get(i % lines.size());
                    int speaker = listener - listener % size.perRoom() + i / lines.size();
                    return MouthToEar.of(
                            legs.mouthNanos(speaker), lines.get(i % lines.size()), Marker.of(seed + speaker));
                })
                .toList();
    }

    @Override
    public void close() throws IOException {
        desk.hangUpAll();
        desk.close();
        legs.close();
    }
}
