package org.parlour.wire.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumberTest {
    @ParameterizedTest
    @CsvSource({
        "+49 30 1234567,       +49301234567,     INTERNATIONAL",
        "+49-30-123.45.67,     +49301234567,     INTERNATIONAL",
        "+49 (30) 1234567,     +49301234567,     INTERNATIONAL",
        "+1-201-555-0123,      +12015550123,     INTERNATIONAL",
        "030/1234567,          0301234567,       LOCAL",
        "030 1234567,          0301234567,       LOCAL",
        "0049301234567,        0049301234567,    LOCAL",
        "100,                  100,              LOCAL",
        "*97,                  *97,              LOCAL",
        "*21*030123#,          *21*030123#,      LOCAL",
        "7,                    7,                LOCAL",
        "anonymous,            anonymous,        ANONYMOUS",
        "Anonymous,            anonymous,        ANONYMOUS",
        "Restricted,           anonymous,        ANONYMOUS",
        "unavailable,          anonymous,        ANONYMOUS",
    })
    void isReadAsCallersPresentIt(String presented, String dialled, PhoneNumber.Kind kind) {
        assertThat(PhoneNumber.parse(presented)).isEqualTo(new Reading.Parsed<>(new PhoneNumber(dialled)));
        assertThat(new PhoneNumber(dialled).reveal()).isEqualTo(dialled);
        assertThat(new PhoneNumber(dialled).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                    a local number has 1 to 24 digits",
        "'  - ',                a local number has 1 to 24 digits",
        "1234567890123456789012345, a local number has 1 to 24 digits",
        "alice,                 'a local number holds digits, * and # only'",
        "49+30,                 'a local number holds digits, * and # only'",
        "+49*30,                an international number holds digits only behind its plus",
        "++4930,                an international number holds digits only behind its plus",
        "+,                     an international number has 4 to 15 digits",
        "+491,                  an international number has 4 to 15 digits",
        "+4930123456789012,     an international number has 4 to 15 digits",
        "+0301234,              no country code begins with 0",
    })
    void saysWhatIsWrongWithoutRepeatingIt(String presented, String reason) {
        assertThat(PhoneNumber.parse(presented)).isEqualTo(new Reading.Malformed<PhoneNumber>(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "+49301234567,  +49 … 67",
        "+12015550123,  +1 … 23",
        "+74951234567,  +7 … 67",
        "+358912345678, +358 … 78",
        "+3906123456,   +39 … 56",
        "+29022222,     +290 …",
        "+4912345,      +49 …",
        "+49123456,     +49 … 56",
        "0301234567,    … 67",
        "12345,         …",
        "123456,        … 56",
        "100,           …",
        "anonymous,     anonymous",
    })
    void theMaskShowsTheCountryAndTwoDigitsAtMost(String dialled, String masked) {
        assertThat(new PhoneNumber(dialled).masked()).isEqualTo(masked);
    }

    @Test
    void theConstructorTakesTheCompactFormOnly() {
        assertThatThrownBy(() -> new PhoneNumber("+49 30 1234567")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PhoneNumber("Anonymous")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equalsByWhatIsDialled() {
        assertThat(new PhoneNumber("100"))
                .isEqualTo(new PhoneNumber("100"))
                .hasSameHashCodeAs(new PhoneNumber("100"))
                .isNotEqualTo(new PhoneNumber("101"));
        assertThat(new PhoneNumber("anonymous")).isEqualTo(PhoneNumber.ANONYMOUS);
    }
}
