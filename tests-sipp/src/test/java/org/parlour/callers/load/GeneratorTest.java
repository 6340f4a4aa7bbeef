package org.parlour.callers.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.parlour.callers.phone.EchoHouse;
import org.parlour.callers.phone.FreePorts;

/** What the generator says of itself, before it says anything of others. */
@Tag("peer")
// Its figures would be those of the neighbours.
@Isolated
class GeneratorTest {
    private static final String NO_SOUND = "";

    @Test
    void aCrowdThatHearsItselfHearsEverythingInTime() throws Exception {
        // Each is alone with an echo, so each listener is its room's speaker.
        try (EchoHouse house = EchoHouse.open();
                Crowd crowd = new Crowd(house.address(), new Crowd.Size(20, 1, 1), 11)) {
            crowd.call("100");
            assertThat(house.openCalls()).isEqualTo(20);
            Crowd.Figures figures = crowd.measure(6, ProcessHandle.current().pid());
            assertThat(figures.lostPercent()).isZero();
            assertThat(figures.found()).isEqualTo(20);
            // A packet is 20 ms long and an echo is not: what is more is the generator's, the echo's and the machine's.
            assertThat(figures.mouthToEar().at(50)).isBetween(19.0, 35.0);
            assertThat(figures.cpuMillis()).isPositive();
            assertThat(figures.ownLateness().count()).isGreaterThan(20 * 50 * 5);
        }
    }

    @Test
    void aStormIsCountedCallByCall() throws Exception {
        try (EchoHouse house = EchoHouse.open();
                SignalDesk desk = SignalDesk.open(house.address(), 12)) {
            List<PlacedCall> calls = desk.storm(200, 100, Duration.ofMillis(300), "100", NO_SOUND);
            assertThat(calls).hasSize(200).allMatch(PlacedCall::succeeded);
            assertThat(house.openCalls()).isZero();
            assertThat(calls).allSatisfy(call -> {
                assertThat(call.firstReplyMillis()).isPositive().isLessThanOrEqualTo(call.setUpMillis());
                assertThat(call.hangUpMillis()).isPositive();
            });
            Spread setUps = Spread.of(calls.stream().mapToDouble(PlacedCall::setUpMillis));
            assertThat(setUps.count()).isEqualTo(200);
            assertThat(setUps.at(99)).isGreaterThanOrEqualTo(setUps.at(50));
        }
    }

    @Test
    void nobodyAnswersIsSaidToo() throws Exception {
        InetSocketAddress nobody =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePorts.signalling("127.0.0.1"));
        try (SignalDesk desk = SignalDesk.open(nobody, 13)) {
            PlacedCall placed = desk.place("100", NO_SOUND);
            desk.pump(Duration.ofMillis(1_200));
            assertThat(desk.repeats()).isEqualTo(1);
            assertThat(placed.isStanding()).isFalse();
        }
    }
}
