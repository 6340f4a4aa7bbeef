package org.parlour.sfu.feedback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parlour.sfu.peers.Publisher;
import org.parlour.sfu.peers.RehearsedRoom;
import org.parlour.sfu.peers.Screen;
import org.parlour.sfu.peers.Viewer;
import org.parlour.simulation.Address;
import org.parlour.simulation.Arrival;
import org.parlour.simulation.Departure;
import org.parlour.simulation.Fate;
import org.parlour.simulation.Host;
import org.parlour.simulation.Loss;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Reorder;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededNetwork;
import org.parlour.simulation.SeededTest;
import org.parlour.simulation.Simulation;
import org.parlour.wire.rtcp.PacketArrivals;
import org.parlour.wire.rtcp.RtcpCompound;
import org.parlour.wire.rtcp.TransportFeedback;
import org.parlour.wire.rtp.RtpOrRtcp;
import org.parlour.wire.rtp.RtpPacket;

/**
 * Three people on bad lines: their voices and pictures go up and down through the room, what is lost is asked for and
 * sent again, and every viewer's decoder checks what it shows.
 */
class FeedbackSimulationTest {
    private static final Address ROOM = new Address("room");
    private static final int PEOPLE = 3;
    private static final int SECONDS = 8;
    private static final NetworkConditions LINE = NetworkConditions.PERFECT.withDelay(Duration.ofMillis(25));

    private final Map<Integer, Person> people = new LinkedHashMap<>();

    private static Address address(int person) {
        return new Address("person " + person);
    }

    /** A browser at the end of a line. */
    private static final class Person implements Host<byte[]> {
        private final int number;
        private final List<Departure<byte[]>> leaving = new ArrayList<>();
        private final Publisher publisher;
        private final Viewer viewer;
        private final RtpPacket view = new RtpPacket();

        private Person(int number, Run run) {
            this.number = number;
            long nowNanos = run.clock().nowNanos();
            this.publisher = new Publisher(number, this::up, run.chance("person " + number), nowNanos);
            this.viewer = new Viewer(number, this::up, nowNanos);
        }

        private void up(byte[] datagram) {
            leaving.add(new Departure<>(address(number), ROOM, datagram));
        }

        @Override
        public void receive(Arrival<byte[]> arrival, long nowNanos) {
            byte[] datagram = arrival.message();
            if (!RtpOrRtcp.isRtcp(datagram, 0, datagram.length)) {
                if (view.wrap(datagram, 0, datagram.length) != null) {
                    throw new AssertionError("the room sends malformed packets");
                }
                viewer.received(view, nowNanos);
            } else if (RtcpCompound.parse(datagram, 0, datagram.length) instanceof RtcpCompound.Parsed parsed) {
                parsed.packets().forEach(packet -> {
                    publisher.heard(packet);
                    viewer.heard(packet, nowNanos);
                });
            } else {
                throw new AssertionError("the room sends malformed feedback");
            }
        }

        @Override
        public void onDeadline(long nowNanos) {
            publisher.onDeadline(nowNanos);
            if (viewer.nextDeadlineNanos() <= nowNanos) {
                viewer.onDeadline(nowNanos);
            }
        }

        @Override
        public long nextDeadlineNanos() {
            return Math.min(publisher.nextDeadlineNanos(), viewer.nextDeadlineNanos());
        }

        @Override
        public List<Departure<byte[]>> departures() {
            List<Departure<byte[]>> now = List.copyOf(leaving);
            leaving.clear();
            return now;
        }
    }

    /** The room, with an ear for what really arrived. */
    private static final class Room implements Host<byte[]> {
        private final List<Departure<byte[]>> leaving = new ArrayList<>();
        private final RehearsedRoom room;

        private Room(Run run) {
            room = new RehearsedRoom(
                    (person, datagram) -> leaving.add(new Departure<>(ROOM, address(person), datagram)),
                    run.chance("room"));
        }

        @Override
        public void receive(Arrival<byte[]> arrival, long nowNanos) {
            String name = arrival.from().name();
            room.received(Integer.parseInt(name.substring(name.indexOf(' ') + 1)), arrival.message(), nowNanos);
        }

        @Override
        public void onDeadline(long nowNanos) {
            room.onDeadline(nowNanos);
        }

        @Override
        public long nextDeadlineNanos() {
            return room.nextDeadlineNanos();
        }

        @Override
        public List<Departure<byte[]>> departures() {
            List<Departure<byte[]>> now = List.copyOf(leaving);
            leaving.clear();
            return now;
        }
    }

    private Simulation<byte[]> rehearse(Run run, NetworkConditions conditions) {
        Simulation<byte[]> simulation =
                new Simulation<>(SeededNetwork.ofDatagrams(run).with(conditions));
        Room room = new Room(run);
        simulation.attach(ROOM, room);
        for (int number = 1; number <= PEOPLE; number++) {
            Person person = new Person(number, run);
            people.put(number, person);
            room.room.join(number, run.clock().nowNanos());
            simulation.attach(address(number), person);
        }
        simulation.progress(Duration.ofSeconds(SECONDS));
        people.values().forEach(person -> check(person, room.room, run));
        return simulation;
    }

    private void check(Person person, RehearsedRoom room, Run run) {
        for (Screen screen : person.viewer.screens().values()) {
            if (screen.longestFreezeNanos() > 2_000_000_000L
                    || run.clock().nowNanos() - screen.shownNanos() > 2_000_000_000L) {
                throw run.failure("%d's picture of %d froze for %d ms"
                        .formatted(person.number, screen.person(), screen.longestFreezeNanos() / 1_000_000));
            }
            if (screen.pictures() < SECONDS * 11) {
                throw run.failure(person.number + " saw only " + screen.pictures() + " pictures");
            }
        }
        if (person.viewer.screens().size() != PEOPLE - 1) {
            throw run.failure(person.number + " sees " + person.viewer.screens().size() + " people");
        }
        if (person.publisher.keyFrames() > SECONDS) {
            throw run.failure(person.number + " was made to send " + person.publisher.keyFrames() + " key frames");
        }
        long roundTripMillis = room.seat(person.number).downlinkFeedback().roundTripNanos() / 1_000_000;
        if (roundTripMillis < 45 || roundTripMillis > 120) {
            throw run.failure("a line of 50 ms there and back measures " + roundTripMillis);
        }
        checkArrivals(person, run);
    }

    /** Each transport number is reported on, and the times are those of one clock that runs forward. */
    private static void checkArrivals(Person person, Run run) {
        TreeMap<Integer, Long> arrivals = new TreeMap<>();
        int last = -1;
        int lostMessages = 0;
        for (TransportFeedback feedback : person.publisher.feedback()) {
            lostMessages += last < 0 ? 0 : (feedback.feedbackCount() - last - 1) & 0xFF;
            last = Math.max(last, 0) < 0 ? 0 : feedback.feedbackCount();
            feedback.arrivals().forEach(new PacketArrivals.Reader() {
                @Override
                public void received(int sequence, long arrivalMicros) {
                    Long before = arrivals.putIfAbsent(sequence, arrivalMicros);
                    // Cut to the grid of 250 µs.
                    if (before != null && Math.abs(before - arrivalMicros) > 250) {
                        throw run.failure("packet " + sequence + " came twice, at " + before + " and " + arrivalMicros);
                    }
                }

                @Override
                public void lost(int sequence) {}
            });
        }
        int sent = person.publisher.transportPackets();
        if (lostMessages < 5 && (arrivals.size() > sent || arrivals.size() < sent * 85 / 100)) {
            throw run.failure("of " + sent + " packets " + arrivals.size() + " are reported");
        }
    }

    @SeededTest
    void nothingIsLostOnAGoodLine(Run run) {
        rehearse(run, LINE);
        for (Person person : people.values()) {
            if (person.publisher.repaired() > 0 || person.viewer.repairs() > 0) {
                throw run.failure("on a line that loses nothing something was sent again");
            }
        }
    }

    @SeededTest
    void fivePercentRandomLossIsMended(Run run) {
        rehearse(run, LINE.withLoss(Loss.scattered(0.05)));
    }

    @SeededTest
    void threePercentInBurstsAreMended(Run run) {
        rehearse(run, LINE.withLoss(Loss.bursts(0.03, 6)));
    }

    @SeededTest
    void reorderedPacketsAreNotTakenForLost(Run run) {
        Simulation<byte[]> simulation = rehearse(
                run, LINE.withReorder(new Reorder(0.05, Duration.ofMillis(8))).withDuplicateRatio(0.02));
        int sent = simulation.network().count(address(1), ROOM, Fate.SENT);
        int repaired = people.values().stream()
                .mapToInt(person -> person.publisher.repaired())
                .sum();
        if (repaired * 100 > sent * PEOPLE) {
            throw run.failure(repaired + " packets were asked for that were only late, of " + sent);
        }
    }
}
