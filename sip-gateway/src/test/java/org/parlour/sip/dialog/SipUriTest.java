package org.parlour.sip.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipUriTest {
    @ParameterizedTest
    @CsvSource({
        "sip:100@127.0.0.1, 100",
        "sip:100@[::1]:5060;transport=tcp, 100",
        "sip:+15550100@gateway.example.com;user=phone, +15550100",
        "sip:+15550100;phone-context=example.com@gateway.example.com, +15550100",
        "sip:100:secret@127.0.0.1, 100",
        "sip:%2B15550100@127.0.0.1, +15550100",
        "sips:100@127.0.0.1, 100",
        "tel:+1-555-0100, +1-555-0100",
        "tel:0100;phone-context=+1555, 0100",
        "sip:100@127.0.0.1?Subject=who@where, 100",
        "sip:a%zz@127.0.0.1, a%zz",
    })
    void saysWhoIsMeant(String uri, String user) {
        assertThat(new SipUri(uri).user()).isEqualTo(user);
    }

    @ParameterizedTest
    @CsvSource({"sip:127.0.0.1", "sip:127.0.0.1:5060;lr", "sip:@127.0.0.1", "sip:", "nothing", "tel:"})
    void saysNothingWhereNobodyIsMeant(String uri) {
        assertThat(new SipUri(uri).user()).isEmpty();
    }
}
