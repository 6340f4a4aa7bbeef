package org.parlour.sip.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.wire.call.Reading;

class DiallerTest {
    private static final long MILLI = 1_000_000L;

    private final Dialler dialler = new Dialler();
    private final List<String> pressed = new ArrayList<>();
    private long nowMillis = 50;

    @Test
    void keysFollowOneAnotherUnhurriedAndRestsLieBetween() {
        dial("12,3w4", Road.EVENTS);
        pass(10_000);
        assertThat(pressed).containsExactly("50 1 EVENTS", "310 2 EVENTS", "2570 3 EVENTS", "3330 4 EVENTS");
        assertThat(dialler.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aRestComesBeforeTheFirstKeyToo() {
        dial(",1", Road.TONES);
        pass(3_000);
        assertThat(pressed).containsExactly("2050 1 TONES");
    }

    @Test
    void whatIsDialledMeanwhileComesBehind() {
        dial("12", Road.EVENTS);
        dial("3", Road.TONES);
        pass(3_000);
        dial("4", Road.EVENTS);
        pass(3_000);
        assertThat(pressed).containsExactly("50 1 EVENTS", "310 2 EVENTS", "570 3 TONES", "3050 4 EVENTS");
    }

    @Test
    void anInfoWaitsForTheAnswerToTheOneBefore() {
        dial("123", Road.INFOS);
        pass(2_000);
        assertThat(pressed).containsExactly("50 1 INFOS");
        assertThat(dialler.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
        dialler.answered(200);
        pass(100);
        dialler.answered(200);
        pass(1_000);
        assertThat(pressed).hasSize(3).element(2).isEqualTo("2310 3 INFOS");
    }

    @Test
    void whereAnInfoIsRefusedTheRestIsGivenUp() {
        dial("1,23", Road.INFOS);
        pass(100);
        dialler.answered(415);
        pass(10_000);
        assertThat(pressed).containsExactly("50 1 INFOS");
        assertThat(dialler.failed()).isEqualTo(4);
        dial("4", Road.EVENTS);
        pass(100);
        assertThat(pressed).hasSize(2);
    }

    @Test
    void moreThanTwiceTheMostIsRefusedWhole() {
        assertThat(dialler.dial(strokes("1".repeat(64)), Road.EVENTS, 0)).isTrue();
        assertThat(dialler.dial(strokes("2".repeat(64)), Road.EVENTS, 0)).isTrue();
        assertThat(dialler.dial(strokes("3"), Road.EVENTS, 0)).isFalse();
    }

    @Test
    void whatWeSoundIsNotTakenForThePhones() {
        assertThat(dialler.isSounding(0)).isFalse();
        dial("1", Road.EVENTS);
        pass(300);
        assertThat(dialler.isSounding(nowMillis * MILLI)).isFalse();
        dial("1", Road.TONES);
        pass(400);
        assertThat(dialler.isSounding(nowMillis * MILLI)).isTrue();
        pass(1_000);
        assertThat(dialler.isSounding(nowMillis * MILLI)).isFalse();
    }

    @Test
    void keysCannotBePrinted() {
        dial("777", Road.EVENTS);
        assertThat(dialler).hasToString("Dialler[3 waiting, pressed=0, failed=0]");
    }

    private void dial(String keys, Road by) {
        assertThat(dialler.dial(strokes(keys), by, nowMillis * MILLI)).isTrue();
    }

    private static List<Stroke> strokes(String keys) {
        return switch (Stroke.parse(keys)) {
            case Reading.Parsed<List<Stroke>>(var strokes) -> strokes;
            case Reading.Malformed<List<Stroke>>(String reason) -> throw new AssertionError(reason);
        };
    }

    private void pass(int millis) {
        long untilMillis = nowMillis + millis;
        for (; nowMillis < untilMillis; nowMillis += 10) {
            for (Dialler.Pressed next = dialler.due(nowMillis * MILLI);
                    next != null;
                    next = dialler.due(nowMillis * MILLI)) {
                pressed.add(nowMillis + " " + next.key().face() + " " + next.by());
            }
        }
    }
}
