package org.parlour.callers.oneroom.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.parlour.callers.program.TelephoneHouse;
import org.parlour.mixer.opus.OpusCodecs;

/** What {@code ./measure one-room} measures is there: voices are found at both ends, and work has a cost. */
@Tag("peer")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated
class OneRoomFiguresTest {
    private static final Duration SPEECH = Duration.ofSeconds(7);

    @TempDir
    private static Path folder;

    private final OpusCodecs codecs = OpusCodecs.open();
    private TelephoneHouse house;

    @BeforeAll
    void start() throws Exception {
        house = TelephoneHouse.open(
                folder.resolve("data"), "--parlour.media.addresses=127.0.0.1", "--parlour.media.loops=1");
    }

    @AfterAll
    void end() {
        house.close();
    }

    @Test
    void voicesAreFoundAtBothEnds() throws Exception {
        TalkFigures talk = new TalkFigures(new Rooms(house), codecs);
        talk.round(SPEECH);
        TalkFigures.Talk all = talk.all();
        assertThat(all.phoneToBrowser().count()).as(talk.toString()).isGreaterThan(200);
        assertThat(all.phoneToBrowser().at(0)).isPositive();
        assertThat(all.browserToPhone().count()).as(talk.toString()).isGreaterThan(200);
        assertThat(all.held().at(50)).isPositive();
        assertThat(talk.heardAfter().at(50)).as(talk.toString()).isPositive();
        assertThat(talk.hearsAfter().at(50)).as(talk.toString()).isPositive();
    }

    @Test
    void aRoomHasItsCost() throws Exception {
        RoomCost cost =
                RoomCost.measured(new Rooms(house), codecs, new RoomCost.Shape(1, 2, 1), 1, Duration.ofSeconds(2));
        assertThat(cost.programMillis().at(50)).isPositive();
        assertThat(cost.loopMillis().at(50)).isPositive();
        assertThat(cost.late().count()).as("packets that telephones heard").isPositive();
    }
}
