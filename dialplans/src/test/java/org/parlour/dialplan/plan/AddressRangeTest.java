package org.parlour.dialplan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.wire.call.Reading;

class AddressRangeTest {
    private static AddressRange range(String text) {
        return switch (AddressRange.parse(text)) {
            case Reading.Parsed<AddressRange>(AddressRange range) -> range;
            case Reading.Malformed<AddressRange>(String reason) -> throw new AssertionError(reason);
        };
    }

    private static boolean holds(String range, String address) {
        return range(range).contains(InetAddress.ofLiteral(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.0", "127.255.255.255", "::ffff:127.0.0.9"})
    void whatBeginsAlikeIsWithin(String address) {
        assertThat(holds("127.0.0.0/8", address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"128.0.0.1", "126.255.255.255", "192.0.2.1", "::2", "::", "2001:db8::1", "7f00::1"})
    void othersAreNot(String address) {
        assertThat(holds("127.0.0.0/8", address)).isFalse();
        assertThat(holds("::1", address)).isFalse();
    }

    @Test
    void aPrefixMayEndWithinAByte() {
        assertThat(holds("192.0.2.128/25", "192.0.2.128")).isTrue();
        assertThat(holds("192.0.2.128/25", "192.0.2.127")).isFalse();
        assertThat(holds("2001:db8::/33", "2001:db8:7fff::1")).isTrue();
        assertThat(holds("2001:db8::/33", "2001:db8:8000::1")).isFalse();
    }

    @Test
    void aRangeOfNoBitsIsEverybodyOfItsKind() {
        assertThat(holds("0.0.0.0/0", "203.0.113.1")).isTrue();
        assertThat(holds("0.0.0.0/0", "2001:db8::1")).isFalse();
    }

    @Test
    void whatComesBehindThePrefixDoesNotMatter() {
        assertThat(holds("192.0.2.77/24", "192.0.2.1")).isTrue();
        assertThat(range("192.0.2.77/24").contains(range("192.0.2.0/24"))).isTrue();
        assertThat(range("192.0.2.0/24").contains(range("192.0.2.77/24"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "192.0.2.0/33",
                "2001:db8::/129",
                "192.0.2.0/-1",
                "192.0.2",
                "1.2.3.4/",
                "::g",
                "1.2.3.4/08 "
            })
    void whatIsNoRangeIsMalformed(String text) {
        assertThat(AddressRange.parse(text)).isInstanceOf(Reading.Malformed.class);
    }
}
