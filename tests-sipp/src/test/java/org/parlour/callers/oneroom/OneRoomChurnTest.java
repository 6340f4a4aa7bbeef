package org.parlour.callers.oneroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parlour.callers.browser.BrowserHouse;
import org.parlour.callers.browser.Meeting;
import org.parlour.callers.load.Crowd;
import org.parlour.callers.oneroom.measure.MadeUpBrowsers;
import org.parlour.callers.program.Holdings;

/** A thousand come and go, half of them by telephone; afterwards the program holds what it held before. */
@Tag("long")
class OneRoomChurnTest {
    @RegisterExtension
    static final BrowserHouse HOUSE = BrowserHouse.withDefaults();

    private static final int EACH = 20;
    private static final int ROUNDS = Integer.getInteger("parlour.churn.rounds", 25);
    private static final int REHEARSALS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TALK = Duration.ofSeconds(1);
    private static final double A_LITTLE = 1.05;

    @Test
    void nothingIsLeftOfAThousand() throws Exception {
        // The first ones load classes, fill pools and open what stays open.
        for (int i = 0; i < REHEARSALS; i++) {
            comeAndGo(i);
        }
        Holdings before = Holdings.settled(HOUSE.program());
        for (int i = 0; i < ROUNDS; i++) {
            comeAndGo(REHEARSALS + i);
        }
        Holdings after = Holdings.settled(HOUSE.program());
        System.out.printf("before %s%nafter  %s%n", before, after);
        assertThat(after.gauges()).isEqualTo(before.gauges());
        assertThat(after.descriptors()).isEqualTo(before.descriptors());
        assertThat((double) after.heapBytes())
                .as("octets that live after a collection")
                .isLessThanOrEqualTo(before.heapBytes() * A_LITTLE);
    }

    /** Telephones first or browsers first, by turns; all of them hear each other for a while. */
    private static void comeAndGo(int round) throws Exception {
        Meeting meeting = HOUSE.meeting();
        if (round % 2 == 0) {
            try (MadeUpBrowsers browsers = MadeUpBrowsers.enter(HOUSE.httpPort(), meeting, EACH);
                    Crowd crowd = crowd(round)) {
                meet(crowd, meeting, EACH);
                browsers.speak(TALK);
            }
        } else {
            try (Crowd crowd = crowd(round)) {
                meet(crowd, meeting, 0);
                try (MadeUpBrowsers browsers = MadeUpBrowsers.enter(HOUSE.httpPort(), meeting, EACH)) {
                    HOUSE.program().untilSeated(meeting.room(), 2 * EACH);
                    browsers.speak(TALK);
                }
            }
        }
        HOUSE.program().untilNobodyCalls();
        HOUSE.program().untilSeated(meeting.room(), 0);
        HOUSE.close(meeting);
    }

    private static Crowd crowd(int round) throws IOException {
        return new Crowd(HOUSE.program().sip(), new Crowd.Size(1, EACH, 2), 7_000 + 1_000L * round);
    }

    private static void meet(Crowd crowd, Meeting meeting, int others) throws IOException {
        crowd.call(meeting.room().number());
        crowd.type(List.of(meeting.room().pin()));
        assertThat(crowd.pump(PATIENCE, () -> people(meeting) == EACH + others))
                .as("%d of %d are seated", people(meeting), EACH + others)
                .isTrue();
    }

    private static int people(Meeting meeting) {
        try {
            return HOUSE.program().people(meeting.room());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
