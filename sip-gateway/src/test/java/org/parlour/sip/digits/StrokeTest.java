package org.parlour.sip.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.wire.call.Reading;
import org.parlour.wire.dtmf.Key;

class StrokeTest {
    @Test
    void keysAndRestsAreReadInOrder() {
        assertThat(Stroke.parse("1*#d,wp"))
                .isEqualTo(new Reading.Parsed<>(List.of(
                        new Stroke.Press(Key.of('1')),
                        new Stroke.Press(Key.of('*')),
                        new Stroke.Press(Key.of('#')),
                        new Stroke.Press(Key.of('D')),
                        new Stroke.Rest(2_000),
                        new Stroke.Rest(500),
                        new Stroke.Rest(2_000))));
    }

    @Test
    void whatNumbersAreWrittenWithMeansNothing() {
        assertThat(Stroke.parse("(1-2) 3.4")).isEqualTo(Stroke.parse("1234"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",,", "12x", "12;", "1\n2", "+1", "٣"})
    void whatIsNoKeyIsRefusedAndNotRepeated(String written) {
        assertThat(Stroke.parse(written)).isInstanceOfSatisfying(Reading.Malformed.class, malformed -> {
            String reason = malformed.reason();
            assertThat(written.isBlank() || !reason.contains(written)).isTrue();
        });
    }

    @Test
    void sixtyFourAreEnoughAndOneMoreIsTooMany() {
        assertThat(Stroke.parse("1".repeat(64))).isInstanceOf(Reading.Parsed.class);
        assertThat(Stroke.parse("1".repeat(65))).isInstanceOf(Reading.Malformed.class);
        assertThat(Stroke.parse(" ".repeat(10_000))).isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void keysCannotBePrinted() {
        assertThat(Stroke.parse("5,5").toString()).doesNotContain("5,").doesNotContain("[5]");
    }
}
