package org.parlour.wire.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinTest {
    private static final String DEMO = "123456786";

    private static RandomGenerator chance() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_121L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456786",
                "123 456 786",
                "123-456-786",
                "123.456.786",
                " 123456786\t",
                "123456786#",
                "123 456 786 #",
                "123\u00a0456\u202f786",
                "123\u2011456\u2013786"
            })
    void isReadHoweverItWasTyped(String typed) {
        assertThat(Pin.parse(typed)).isEqualTo(new Reading.Parsed<>(new Pin(DEMO)));
    }

    @ParameterizedTest
    @CsvSource({
        "'',                a PIN has 6 to 12 digits",
        "'#',               a PIN has 6 to 12 digits",
        "12340,             a PIN has 6 to 12 digits",
        "1234567890123,     a PIN has 6 to 12 digits",
        "023456786,         a PIN never begins with 0",
        "123456786##,       a PIN holds digits only",
        "#123456786,        a PIN holds digits only",
        "12345678a,         a PIN holds digits only",
        "١٢٣٤٥٦٧٨٦,         a PIN holds digits only",
        "123456787,         the check digit does not fit: a digit is wrong or two are swapped",
        "123465786,         the check digit does not fit: a digit is wrong or two are swapped",
    })
    void saysWhatIsWrongWithoutRepeatingIt(String typed, String reason) {
        assertThat(Pin.parse(typed)).isEqualTo(new Reading.Malformed<Pin>(reason));
    }

    @Test
    void theConstructorTakesNoSeparatorsAndThrows() {
        assertThatThrownBy(() -> new Pin("123 456 786")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pin("123456785")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Pin(DEMO).reveal()).isEqualTo(DEMO);
    }

    @Test
    void isReadAloudInThrees() {
        assertThat(new Pin(DEMO).revealInThrees()).isEqualTo("123 456 786");
        assertThat(pinOf("1234567").revealInThrees()).isEqualTo("123 456 7" + Damm.checkDigit("1234567"));
        assertThat(pinOf("99999").revealInThrees()).hasSize(7);
    }

    private static Pin pinOf(String body) {
        return new Pin(body + Damm.checkDigit(body));
    }

    @Test
    void equalsByItsDigitsAndHashesWithoutThem() {
        assertThat(new Pin(DEMO)).isEqualTo(new Pin(DEMO)).hasSameHashCodeAs(pinOf("98765432"));
        assertThat(new Pin(DEMO)).isNotEqualTo(pinOf("98765432")).isNotEqualTo(DEMO);
    }

    @Test
    void mintsEveryLengthThatIsAllowedAndNoOther() {
        RandomGenerator chance = chance();
        for (int length = Pin.SHORTEST_DIGITS; length <= Pin.LONGEST_DIGITS; length++) {
            for (int i = 0; i < 1_000; i++) {
                Pin pin = Pin.mint(length, chance);
                assertThat(pin.lengthDigits()).isEqualTo(length);
                assertThat(Pin.parse(pin.revealInThrees())).isEqualTo(new Reading.Parsed<>(pin));
            }
        }
        assertThatThrownBy(() -> Pin.mint(5, chance)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pin.mint(13, chance)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mintsEveryDigitAtEveryPlaceAlikeOften() {
        RandomGenerator chance = chance();
        Map<String, Integer> seen = new HashMap<>();
        int pins = 90_000;
        for (int i = 0; i < pins; i++) {
            String digits = Pin.mint(Pin.DEFAULT_DIGITS, chance).reveal();
            for (int place = 0; place < digits.length(); place++) {
                seen.merge(place + ":" + digits.charAt(place), 1, Integer::sum);
            }
        }
        assertThat(seen).hasSize(9 + 8 * 10);
        seen.forEach((where, count) -> {
            double expected = where.startsWith("0:") ? pins / 9.0 : pins / 10.0;
            // Five standard deviations of a binomial count.
            assertThat((double) count).as(where).isBetween(expected - 500, expected + 500);
        });
    }

    @Test
    void neverMintsWhatSomebodyWouldTryFirst() {
        RandomGenerator chance = chance();
        for (int i = 0; i < 50_000; i++) {
            String body = Pin.mint(6, chance).reveal().substring(0, 5);
            assertThat(body).isNotIn("12345", "54321", "98765", "13579", "86420", "78901");
            assertThat(body.chars().distinct().count()).isGreaterThan(2);
        }
    }

    @Test
    void refusesASourceOfChanceThatRepeatsItself() {
        RandomGenerator stuck = () -> 0L;
        assertThatThrownBy(() -> Pin.mint(9, stuck)).isInstanceOf(IllegalStateException.class);
    }
}
