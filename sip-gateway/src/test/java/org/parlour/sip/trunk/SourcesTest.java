package org.parlour.sip.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.TrunkName;

class SourcesTest {
    private static final TrunkName BERLIN = new TrunkName("berlin");
    private static final TrunkName BACKUP = new TrunkName("backup");

    private static AddressRange range(String text) {
        return switch (AddressRange.parse(text)) {
            case Reading.Parsed<AddressRange>(AddressRange range) -> range;
            case Reading.Malformed<AddressRange>(String reason) -> throw new AssertionError(reason);
        };
    }

    private static String owner(Sources sources, String address) {
        return sources.trunkOf(InetAddress.ofLiteral(address))
                .map(TrunkName::text)
                .orElse("nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.0", "127.255.255.255", "::1", "::ffff:127.0.0.9"})
    void thisMachineIsLocal(String address) {
        assertThat(owner(Sources.LOCAL, address)).isEqualTo("local");
    }

    @ParameterizedTest
    @ValueSource(strings = {"128.0.0.1", "126.255.255.255", "192.0.2.1", "::2", "::", "2001:db8::1", "7f00::1"})
    void othersAreNobodys(String address) {
        assertThat(owner(Sources.LOCAL, address)).isEqualTo("nobody");
    }

    @Test
    void theMostSpecificRangeWins() {
        Sources sources = Sources.LOCAL
                .with(BERLIN, range("127.0.0.5"))
                .with(BACKUP, range("192.0.2.0/24"))
                .with(BERLIN, range("192.0.2.128/25"));
        assertThat(owner(sources, "127.0.0.5")).isEqualTo("berlin");
        assertThat(owner(sources, "127.0.0.4")).isEqualTo("local");
        assertThat(owner(sources, "192.0.2.127")).isEqualTo("backup");
        assertThat(owner(sources, "192.0.2.128")).isEqualTo("berlin");
    }

    @Test
    void betweenEqualsTheFirstWins() {
        Sources sources = Sources.NONE.with(BERLIN, range("192.0.2.7")).with(BACKUP, range("192.0.2.7/32"));
        assertThat(owner(sources, "192.0.2.7")).isEqualTo("berlin");
        assertThat(owner(sources.without(BERLIN), "192.0.2.7")).isEqualTo("backup");
    }

    @Test
    void localCanBeRemoved() {
        Sources without = Sources.LOCAL.without(TrunkName.LOCAL);
        assertThat(without).isEqualTo(Sources.NONE);
        assertThat(owner(without, "127.0.0.1")).isEqualTo("nobody");
    }

    @Test
    void aRangeOfNoBitsIsEverybodyOfItsKind() {
        Sources everybody = Sources.NONE.with(BERLIN, range("0.0.0.0/0"));
        assertThat(owner(everybody, "203.0.113.1")).isEqualTo("berlin");
        assertThat(owner(everybody, "2001:db8::1")).isEqualTo("nobody");
    }

    @Test
    void whatComesBehindThePrefixDoesNotMatter() {
        assertThat(range("192.0.2.77/24")).isEqualTo(range("192.0.2.0/24")).hasToString("192.0.2.0/24");
        assertThat(range("2001:db8:1:2:3::/33").first().getHostAddress()).isEqualTo("2001:db8:0:0:0:0:0:0");
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
