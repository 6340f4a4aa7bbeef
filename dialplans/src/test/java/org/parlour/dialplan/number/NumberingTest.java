package org.parlour.dialplan.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parlour.dialplan.number.ReadNumber.Road;

class NumberingTest {
    private static ReadNumber read(String dialled, String country) {
        return Numbering.read(dialled, Countries.of(country).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "+49 30 23125 100, DE, +493023125100, WITH_PLUS",
        "0049 30 23125 100, DE, +493023125100, WAY_ABROAD",
        "030 23125-100, DE, +493023125100, TRUNK_PREFIX",
        "(030) 23125/100, DE, +493023125100, TRUNK_PREFIX",
        "493023125100, DE, +493023125100, COUNTRY_CODE_WITHOUT_PLUS",
        "0044 1632 960700, DE, +441632960700, WAY_ABROAD",
        "01632 960700, GB, +441632960700, TRUNK_PREFIX",
        "1632960700, GB, 1632960700, AS_IT_IS",
        "555 010 0123, US, +15550100123, NATIONAL",
        "1 555 010 0123, US, +15550100123, TRUNK_PREFIX",
        "011 49 30 23125100, US, +493023125100, WAY_ABROAD",
        "06 99900 111, IT, +390699900111, NATIONAL",
        "06 1 555 0100, HU, +3615550100, TRUNK_PREFIX",
        "8 (495) 000-01-00, RU, +74950000100, TRUNK_PREFIX",
        "8 10 49 30 23125100, RU, +493023125100, WAY_ABROAD",
        "912 345 678, ES, +34912345678, NATIONAL",
        "34912345678, ES, +34912345678, COUNTRY_CODE_WITHOUT_PLUS",
    })
    void isReadByTheHabitsOfItsCountry(String dialled, String country, String number, Road road) {
        assertThat(read(dialled, country).number()).isEqualTo(number);
        assertThat(read(dialled, country).road()).isEqualTo(road);
    }

    @ParameterizedTest
    @CsvSource({
        "100, DE",
        "11, DE",
        "0, DE",
        "012, DE",
        "4901, DE",
        "49012345, DE",
        "*72, DE",
        "700, GB",
        "911, US",
        "100, ES"
    })
    void aNumberOfTheHouseStaysWhatItIs(String dialled, String country) {
        assertThat(read(dialled, country).number()).isEqualTo(dialled);
        assertThat(read(dialled, country).road()).isEqualTo(Road.AS_IT_IS);
    }

    @Test
    void withoutACountryOnlyThePlusCounts() {
        assertThat(Numbering.read("030 23125100", null).number()).isEqualTo("03023125100");
        assertThat(Numbering.read("+49 30 23125100", null).number()).isEqualTo("+493023125100");
    }

    @Test
    void whatIsNoNumberIsSaidSo() {
        assertThat(read("the doctor", "DE").road()).isEqualTo(Road.NO_NUMBER);
        assertThat(read("", "DE").road()).isEqualTo(Road.NO_NUMBER);
        assertThat(read("+", "DE").road()).isEqualTo(Road.NO_NUMBER);
        assertThat(read("1".repeat(25), "DE").road()).isEqualTo(Road.NO_NUMBER);
    }

    @Test
    void readingWhatWasReadChangesNothing() {
        for (String country : Countries.names()) {
            String once = read("0123456789", country).number();
            assertThat(read(once, country).number()).isEqualTo(once);
        }
    }

    @Test
    void whyIsSaidWithoutADigitOfTheNumber() {
        for (Road road : Road.values()) {
            ReadNumber number =
                    new ReadNumber("777", "777", road, Countries.of("DE").orElseThrow());
            assertThat(number.why()).isNotBlank().doesNotContain("777");
            assertThat(number.toString()).doesNotContain("777");
        }
    }
}
