package org.parlour.dialplan.libphonenumber;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.parlour.dialplan.number.Countries;
import org.parlour.dialplan.number.Country;
import org.parlour.dialplan.number.Numbering;

class CountriesTest {
    private static final PhoneNumberUtil SECOND_OPINION = PhoneNumberUtil.getInstance();

    // One has mobiles with a 9 that is dialled as 15; islands without a zone of their own in tzdata.
    private static final Set<String> LEFT_OUT = Set.of("AC", "AR", "TA", "XK");

    // Islands where all numbers are as short as those of a house; there the plus is needed.
    private static final int SHORTEST_WITHOUT_PREFIX_DIGITS = 6;

    @Test
    void everyCountryIsThereButThoseLeftOut() {
        Set<String> missing = new TreeSet<>(SECOND_OPINION.getSupportedRegions());
        missing.removeAll(Countries.names());
        assertThat(missing).isEqualTo(LEFT_OUT);
    }

    @Test
    void everyCountryHasTheCodeAndPrefixThatOthersGiveIt() {
        for (String name : Countries.names()) {
            Country country = Countries.of(name).orElseThrow();
            assertThat(country.code()).as(name).isEqualTo("" + SECOND_OPINION.getCountryCodeForRegion(name));
            String prefix = SECOND_OPINION.getNddPrefixForRegion(name, true);
            assertThat(country.trunkPrefix()).as(name).isEqualTo(prefix == null ? "" : prefix);
        }
    }

    /** Numbers that the other side gives as examples, dialled in each way. */
    @Test
    void nationalNumbersBecomeTheSameInternationalOnes() throws NumberParseException {
        List<String> different = new ArrayList<>();
        int compared = 0;
        for (String name : Countries.names()) {
            PhoneNumber example = SECOND_OPINION.getExampleNumber(name);
            if (example == null) {
                continue;
            }
            Country country = Countries.of(name).orElseThrow();
            String international = SECOND_OPINION.format(example, PhoneNumberFormat.E164);
            String national = SECOND_OPINION.getNationalSignificantNumber(example);
            List<String> ways = new ArrayList<>(List.of(international));
            if (!country.trunkPrefix().isEmpty() || national.length() >= SHORTEST_WITHOUT_PREFIX_DIGITS) {
                ways.add(country.trunkPrefix() + national);
            }
            // From Hong Kong, 00 and 008 are both ways abroad, and 00852 is its own number by the one only.
            if (!country.wayAbroad().isEmpty() && !name.equals("HK")) {
                ways.add(country.wayAbroad() + international.substring(1));
            }
            for (String dialled : ways) {
                compared++;
                String theirs = SECOND_OPINION.format(SECOND_OPINION.parse(dialled, name), PhoneNumberFormat.E164);
                String ours = Numbering.read(dialled, country).number();
                if (!ours.equals(theirs)) {
                    different.add(name + " " + dialled + ": " + ours + " here, " + theirs + " there");
                }
            }
        }
        assertThat(compared).isGreaterThan(600);
        assertThat(different).isEmpty();
    }

    @Test
    void aCountryKnowsItsClocks() {
        Country germany = Countries.of("DE").orElseThrow();
        assertThat(germany.keepsTimeOf(ZoneId.of("Europe/Berlin"))).isTrue();
        assertThat(germany.keepsTimeOf(ZoneId.of("Europe/Paris"))).isTrue();
        assertThat(germany.keepsTimeOf(ZoneId.of("Europe/London"))).isFalse();
        assertThat(germany.keepsTimeOf(ZoneId.of("UTC"))).isFalse();
        Country states = Countries.of("US").orElseThrow();
        assertThat(states.keepsTimeOf(ZoneId.of("America/New_York"))).isTrue();
        assertThat(states.keepsTimeOf(ZoneId.of("America/Los_Angeles"))).isTrue();
        assertThat(states.keepsTimeOf(ZoneId.of("Europe/Berlin"))).isFalse();
    }
}
