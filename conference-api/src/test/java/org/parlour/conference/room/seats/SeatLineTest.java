package org.parlour.conference.room.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.parlour.sfu.signal.Closing;
import org.parlour.sfu.signal.Moment;
import org.parlour.wire.call.RoomId;

class SeatLineTest {
    private static final int PATIENCE_SECONDS = 20;

    private final StuckSession session = new StuckSession();
    private final SeatTally tally = new SeatTally();
    private final SeatLine line = new SeatLine(1, new RoomId("garden"), "7f000001", session, new SignalJson(), tally);

    private void say(int times) {
        for (int i = 0; i < times; i++) {
            line.say(new Utterance(new Moment.Hushed()));
        }
    }

    @Test
    void whoTakesNothingIsLetGoWithAReason() throws Exception {
        line.prove();
        Thread writer = Thread.ofVirtual().start(line::write);
        say(SeatLine.QUEUE_LIMIT + 2);
        assertThat(tally.tooSlow.sum()).isEqualTo(1);
        session.free.countDown();
        assertThat(session.closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS).getCode())
                .isEqualTo(Closing.TOO_SLOW.code());
        assertThat(session.sent.get()).as("what waited is not sent").isLessThan(3);
        assertThat(writer.join(Duration.ofSeconds(PATIENCE_SECONDS))).isTrue();
    }

    @Test
    void whatWasSaidIsSentBeforeTheEnd() throws Exception {
        line.prove();
        session.free.countDown();
        say(5);
        line.shut(Closing.REMOVED);
        say(5);
        line.write();
        assertThat(session.sent.get()).isEqualTo(5);
        assertThat(session.closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS).getCode())
                .isEqualTo(Closing.REMOVED.code());
    }

    @Test
    void longMessagesAreTakenBehindAHelloAlone() {
        assertThat(session.getTextMessageSizeLimit()).isEqualTo(SeatLine.HELLO_LENGTH_CHARACTERS);
        line.prove();
        assertThat(session.getTextMessageSizeLimit()).isEqualTo(SeatLine.MESSAGE_LENGTH_CHARACTERS);
    }

    @Test
    void strangerIsCountedOnce() {
        assertThat(line.isStrangerNoMore()).isTrue();
        assertThat(line.isStrangerNoMore()).isFalse();
    }

    @Test
    void writerEndsWhenTheSocketIsGone() {
        say(3);
        line.gone();
        line.write();
        assertThat(session.sent.get()).isZero();
    }
}
