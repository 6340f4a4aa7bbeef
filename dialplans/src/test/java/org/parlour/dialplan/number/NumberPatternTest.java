package org.parlour.dialplan.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.wire.call.Reading;

class NumberPatternTest {
    static NumberPattern pattern(String text) {
        return switch (NumberPattern.parse(text)) {
            case Reading.Parsed<NumberPattern>(NumberPattern pattern) -> pattern;
            case Reading.Malformed<NumberPattern>(String reason) -> throw new AssertionError(text + ": " + reason);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100", "'+49 30 23125 100', +493023125100", "_1XX, 100", "_1xx, 199", "_Z, 1", "_N, 2", "_[2-5], 3",
        "_[147]0, 40", "_[1-35]0, 50", "_0., 01", "_0!, 0", "_0!, 0123", "_+49., +491",
                "_+49 30 23125 1XX, +493023125199",
        "_!, 123", "_!, +49", "_., +4", "_!, the-doctor", "_*7X, *72", "_X#, 1#"
    })
    void fits(String pattern, String number) {
        assertThat(pattern(pattern).matches(number)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "100, 1000",
        "100, +100",
        "+100, 100",
        "_1XX, 10",
        "_1XX, 1000",
        "_Z, 0",
        "_N, 1",
        "_[2-5], 6",
        "_[147]0, 20",
        "_0., 0",
        "_+49., +49",
        "_X, *",
        "_1XX, 1a0",
        "_., ''",
        "_X., +12"
    })
    void doesNotFit(String pattern, String number) {
        assertThat(pattern(pattern).matches(number)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "_+",
                "abc",
                "_1a",
                "_[",
                "_[]",
                "_[5-2]",
                "_[a]",
                "_1.2",
                "_1!X",
                "1X",
                "+",
                "_[1",
                "1234567890123456789012345",
                "_XXXXXXXXXXXXXXXXXXXXXXXXX"
            })
    void isNoPattern(String text) {
        assertThat(NumberPattern.parse(text)).isInstanceOf(Reading.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "_X., _1XX",
        "_!, _.",
        "_!, +49301",
        "_., 1",
        "_1XX, 100",
        "_[1-5]X, _[23]0",
        "_1., _1X!",
        "_1!, 1",
        "_+49!, _+4930.",
        "_XXX, _ZNX",
        "_X!, _1!"
    })
    void coversTheNarrower(String wide, String narrow) {
        assertThat(pattern(wide).covers(pattern(narrow))).isTrue();
        assertThat(pattern(narrow).covers(pattern(wide))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"_1XX, 200", "_1XX, _1X!", "_X., _+4X", "_+4X, _X.", "_Z, _X", "_XX, _X.", "_1X, _2X"})
    void doesNotCover(String one, String other) {
        assertThat(pattern(one).covers(pattern(other))).isFalse();
    }

    @Test
    void oneNumberIsReadInTheCountryAndAPatternIsNot() {
        Country germany = Countries.of("DE").orElseThrow();
        assertThat(pattern("030 23125 100").in(germany).matches("+493023125100"))
                .isTrue();
        assertThat(pattern("_030X.").in(germany).matches("+493023125100")).isFalse();
        ReadNumber called = Numbering.read("03023125100", germany);
        assertThat(pattern("_030X.").comparedWith(called)).isEqualTo("03023125100");
        assertThat(pattern("_+4930X.").comparedWith(called)).isEqualTo("+493023125100");
    }

    @Test
    void itsBeginningIsWhatAllItsNumbersShare() {
        assertThat(pattern("_+4930[1-3].").beginning()).isEqualTo("+4930");
        assertThat(pattern("_X").beginning()).isEmpty();
        assertThat(pattern("+49 30 1234").beginning()).isEqualTo("+49301234");
    }

    @Test
    void itPrintsNoDigit() {
        assertThat(pattern("+49 30 23125 100").toString()).doesNotContain("49");
    }
}
