package org.parlour.callers.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.parlour.callers.phone.Offer;
import org.parlour.callers.phone.RtpPeer;
import org.parlour.callers.program.TelephoneHouse;

/**
 * {@code ./test --load}: crowds and storms against one program, and docs/measurements/telephone.md written from them. What
 * is demanded is that everybody is answered, seated and heard and that nothing is left; how fast is only written down.
 */
@Tag("load")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
// Its figures would be those of the neighbours.
@Isolated
class TelephoneLoadTest {
    private static final int MEASURED_SECONDS = Integer.getInteger("parlour.load.seconds", 20);
    private static final long SEED = Long.getLong("parlour.seed", 20_261_121L);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    // What speaks first is the prompt; who talks into it, interrupts it. Levels and buffers have settled after this.
    private static final Duration SETTLING = Duration.ofSeconds(4);

    @TempDir
    private static Path room;

    private TelephoneHouse house;
    private ProcessTimes atRest;
    private final List<Crowd.Figures> crowds = new ArrayList<>();
    private final List<Storm> storms = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** A storm and what it cost. */
    record Storm(int aSecond, List<PlacedCall> calls, int repeats, double cpuMillisPerCall) {}

    @BeforeAll
    void start() throws Exception {
        house = TelephoneHouse.asShipped(room.resolve("data"));
        atRest = ProcessTimes.of(house.program().processId());
    }

    @AfterAll
    void end() throws IOException {
        house.close();
        if (!crowds.isEmpty() && !storms.isEmpty()) {
            Path page = Path.of(
                    System.getProperty("parlour.module.folder", "."), "..", "docs", "measurements", "telephone.md");
            Files.writeString(page, new TelephonePage(crowds, storms, remarks, MEASURED_SECONDS).text());
        }
    }

    /** A JVM that has never taken a call or mixed a voice is measured by nobody: 2,000 calls and a crowd first. */
    @Test
    @Order(1)
    void warmsUp() throws Exception {
        storm(100, 2_000);
        everybodyIsSeatedAndHeard(new Crowd.Size(5, 10, 3));
        storms.clear();
        crowds.clear();
        atRest = ProcessTimes.of(house.program().processId());
    }

    @ParameterizedTest
    @Order(2)
    @MethodSource("rates")
    void everyCallOfAStormIsAnswered(int aSecond, int calls) throws Exception {
        Storm storm = storm(aSecond, calls);
        assertThat(storm.calls().stream().filter(PlacedCall::succeeded).count()).isEqualTo(calls);
    }

    static Stream<Arguments> rates() {
        return Stream.of(Arguments.of(50, 1_000), Arguments.of(200, 4_000));
    }

    private Storm storm(int aSecond, int calls) throws Exception {
        TelephoneHouse.Room called = house.room();
        // Every call's sound goes to one peer that answers nothing, so that the storm is one of signalling.
        try (RtpPeer sink = RtpPeer.open(SEED);
                SignalDesk desk = SignalDesk.open(house.sip(), SEED)) {
            sink.vanish();
            ProcessTimes before = ProcessTimes.of(house.program().processId());
            List<PlacedCall> placed = desk.storm(
                    calls,
                    aSecond,
                    Duration.ofSeconds(1),
                    called.number(),
                    Offer.of(sink).text());
            double cpuMillis = ProcessTimes.of(house.program().processId()).cpuMillis() - before.cpuMillis();
            Storm storm = new Storm(aSecond, placed, desk.repeats(), cpuMillis / calls);
            storms.add(storm);
            house.untilNobodyCalls();
            house.close(called);
            return storm;
        }
    }

    @ParameterizedTest
    @Order(3)
    @MethodSource("sizes")
    void everybodyIsSeatedAndHeard(Crowd.Size size) throws Exception {
        List<TelephoneHouse.Room> rooms = new ArrayList<>();
        for (int i = 0; i < size.rooms(); i++) {
            rooms.add(house.room(size.perRoom()));
        }
        try (Crowd crowd = new Crowd(house.sip(), size, SEED)) {
            crowd.sit(house, rooms);
            crowd.pump(SETTLING, () -> false);
            Crowd.Figures figures =
                    crowd.measure(MEASURED_SECONDS, house.program().processId());
            crowds.add(figures);
            assertThat(figures.found())
                    .as("listeners who hear their room's first speaker")
                    .isEqualTo(figures.listeners());
        }
        house.untilNobodyCalls();
        for (TelephoneHouse.Room one : rooms) {
            house.close(one);
        }
    }

    static Stream<Crowd.Size> sizes() {
        return Stream.of(
                new Crowd.Size(1, 10, 3),
                new Crowd.Size(5, 10, 3),
                new Crowd.Size(10, 10, 3),
                new Crowd.Size(20, 10, 3),
                new Crowd.Size(1, 100, 3),
                new Crowd.Size(1, 200, 3));
    }

    @Test
    @Order(4)
    void nothingIsLeft() throws Exception {
        house.untilNobodyCalls();
        // A pool of threads or a log may have opened a file or two; a call that leaks one has leaked thousands.
        house.until("descriptors as at rest", PATIENCE, () -> {
            ProcessTimes now = ProcessTimes.of(house.program().processId());
            return now.openFiles() <= atRest.openFiles() + 20;
        });
        ProcessTimes now = ProcessTimes.of(house.program().processId());
        remarks.add("After all of it the program holds %d descriptors (%d before) and %.0f MB (%.0f before)."
                .formatted(now.openFiles(), atRest.openFiles(), now.residentMegabytes(), atRest.residentMegabytes()));
    }
}
