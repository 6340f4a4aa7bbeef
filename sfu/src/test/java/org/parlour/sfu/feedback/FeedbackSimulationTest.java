package org.parlour.sfu.feedback;

import java.time.Duration;
import java.util.TreeMap;
import org.parlour.sfu.peers.Browser;
import org.parlour.sfu.peers.Screen;
import org.parlour.sfu.peers.SimulatedRoom;
import org.parlour.simulation.Address;
import org.parlour.simulation.Fate;
import org.parlour.simulation.Loss;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Reorder;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededTest;
import org.parlour.wire.rtcp.PacketArrivals;
import org.parlour.wire.rtcp.TransportFeedback;

/**
 * Three people on bad lines: their voices and pictures go up and down through the room, what is lost is asked for and
 * sent again, and every viewer's decoder checks what it shows.
 */
class FeedbackSimulationTest {
    private static final int PEOPLE = 3;
    private static final int SECONDS = 8;
    private static final NetworkConditions LINE = NetworkConditions.PERFECT.withDelay(Duration.ofMillis(25));

    private SimulatedRoom meet(Run run, NetworkConditions conditions) {
        SimulatedRoom room = new SimulatedRoom(run, conditions);
        for (int number = 1; number <= PEOPLE; number++) {
            room.join(number);
        }
        room.progress(Duration.ofSeconds(SECONDS));
        room.browsers().forEach(person -> check(person, run));
        return room;
    }

    private static void check(Browser person, Run run) {
        for (Screen screen : person.viewer().screens()) {
            if (screen.longestFreezeNanos() > 2_000_000_000L
                    || run.clock().nowNanos() - screen.shownNanos() > 2_000_000_000L) {
                throw run.failure("%d's picture of %d froze for %d ms"
                        .formatted(person.person(), screen.person(), screen.longestFreezeNanos() / 1_000_000));
            }
            if (screen.pictures() < SECONDS * 11) {
                throw run.failure(person.person() + " saw only " + screen.pictures() + " pictures");
            }
        }
        if (person.viewer().screens().size() != PEOPLE - 1) {
            throw run.failure(
                    person.person() + " sees " + person.viewer().screens().size() + " people");
        }
        if (person.publisher().keyFrames() > SECONDS) {
            throw run.failure(
                    person.person() + " was made to send " + person.publisher().keyFrames() + " key frames");
        }
        checkArrivals(person, run);
    }

    /** Each transport number is reported on, and the times are those of one clock that runs forward. */
    private static void checkArrivals(Browser person, Run run) {
        TreeMap<Integer, Long> arrivals = new TreeMap<>();
        int last = -1;
        int lostMessages = 0;
        for (TransportFeedback feedback : person.publisher().feedback()) {
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
        int sent = person.publisher().transportPackets();
        if (lostMessages < 5 && (arrivals.size() > sent || arrivals.size() < sent * 85 / 100)) {
            throw run.failure("of " + sent + " packets " + arrivals.size() + " are reported");
        }
    }

    @SeededTest
    void nothingIsLostOnAGoodLine(Run run) {
        SimulatedRoom room = meet(run, LINE);
        for (Browser person : room.browsers()) {
            if (person.publisher().repaired() > 0 || person.viewer().repairs() > 0) {
                throw run.failure("on a line that loses nothing something was sent again");
            }
        }
    }

    @SeededTest
    void fivePercentRandomLossIsMended(Run run) {
        meet(run, LINE.withLoss(Loss.scattered(0.05)));
    }

    @SeededTest
    void threePercentInBurstsAreMended(Run run) {
        meet(run, LINE.withLoss(Loss.bursts(0.03, 6)));
    }

    @SeededTest
    void reorderedPacketsAreNotTakenForLost(Run run) {
        SimulatedRoom room = meet(
                run, LINE.withReorder(new Reorder(0.05, Duration.ofMillis(8))).withDuplicateRatio(0.02));
        Address first = room.name(room.browser(1).uplink().home());
        int sent = room.network().count(first, SimulatedRoom.HOUSE, Fate.SENT);
        int repaired = room.browsers().stream()
                .mapToInt(person -> person.publisher().repaired())
                .sum();
        if (repaired * 100 > sent * PEOPLE) {
            throw run.failure(repaired + " packets were asked for that were only late, of " + sent);
        }
    }
}
