package org.parlour.conference.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewaySettingsTest {
    @Test
    void aFirstRunIsReachedFromThisMachineAlone() {
        SipSettings settings = new SipSettings(null);
        assertThat(settings.areChosen()).isFalse();
        assertThat(settings.places())
                .allMatch(place -> place.getAddress().isLoopbackAddress())
                .allMatch(place -> place.getPort() == 5060);
        // A machine without IPv6 has one of the two.
        assertThat(Gateway.places(settings)).contains(place("127.0.0.1", 5060));
    }

    @Test
    void whatIsChosenIsTakenWholeAndInOrder() {
        assertThat(Gateway.places(new SipSettings(List.of("127.0.0.2:5070", "[::1]:5080"))))
                .containsExactly(place("127.0.0.2", 5070), place("::1", 5080));
        assertThat(Gateway.places(new SipSettings(List.of()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5060", "localhost:5060", "127.0.0.1", "127.0.0.1:99999", "::1:5060", "256.0.0.1:5060"})
    void whatIsNoPlaceIsRefusedByName(String place) {
        assertThatThrownBy(() -> new SipSettings(List.of(place)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parlour.sip.listen is '" + place + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:5060", "[::]:5060"})
    void allAddressesAtOnceAreRefused(String place) {
        assertThatThrownBy(() -> new SipSettings(List.of(place))).hasMessageContaining("name each");
    }

    @Test
    void aRangeOfPortsBeginsEven() {
        MediaSettings settings = new MediaSettings(" 20001 - 20100 ", 0, 0, true, true, null);
        assertThat(settings.firstPort()).isEqualTo(20_002);
        assertThat(settings.lastPort()).isEqualTo(20_100);
        assertThat(settings.loopCount()).isPositive();
        assertThat(new MediaSettings("20000-29999", 3, 0, true, true, null).loopCount())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20000", "20000-20001", "30000-20000", "80-1000", "20000-70000", "a-b"})
    void whatIsNoRangeIsRefusedByName(String range) {
        assertThatThrownBy(() -> new MediaSettings(range, 0, 0, true, true, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("parlour.media.phone-ports is '" + range + "'");
        assertThatThrownBy(() -> new MediaSettings("20000-29999", -1, 0, true, true, null))
                .hasMessageContaining("parlour.media.loops");
    }

    private static InetSocketAddress place(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }

    @Test
    void browsersReachEveryAddressUnlessSomeAreChosen() {
        assertThat(new MediaSettings("20000-29999", 0, 10_000, true, true, null).places())
                .contains(InetAddress.ofLiteral("127.0.0.1"));
        assertThat(new MediaSettings("20000-29999", 0, 10_000, true, true, List.of("192.0.2.7", "2001:db8::7"))
                        .places())
                .containsExactly(InetAddress.ofLiteral("192.0.2.7"), InetAddress.ofLiteral("2001:db8::7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.0.0.0", "::", "localhost", "192.0.2.7:10000"})
    void whatIsNoAddressIsRefusedByName(String address) {
        assertThatThrownBy(() -> new MediaSettings("20000-29999", 0, 10_000, true, true, List.of(address)))
                .hasMessageContaining("parlour.media.addresses has '" + address + "'");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 80, 65_535})
    void aPortForBrowsersLeavesRoomForEveryLoop(int port) {
        assertThatThrownBy(() -> new MediaSettings("20000-29999", 0, port, true, true, null))
                .hasMessageContaining("parlour.media.browser-port is '" + port + "'");
    }

    @Test
    void aPublicAddressIsAnAddressOrNone() {
        assertThat(PublicPlace.of("192.0.2.7").address()).isEqualTo(InetAddress.ofLiteral("192.0.2.7"));
        assertThat(PublicPlace.of("none").address()).isNull();
        assertThat(PublicPlace.of(null).address()).isNull();
        assertThatThrownBy(() -> PublicPlace.of("parlour.example.org")).hasMessageContaining("parlour.public-address");
    }
}
