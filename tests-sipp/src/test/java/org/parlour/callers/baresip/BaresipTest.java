package org.parlour.callers.baresip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.callers.phone.Ear;
import org.parlour.callers.phone.EchoHouse;
import org.parlour.callers.phone.Law;
import org.parlour.callers.phone.Marker;

/** Baresip against the least that can be called: what it says comes back and is recorded. */
@Tag("peer")
class BaresipTest {
    @TempDir
    private Path room;

    @Test
    void callsAndHearsItsOwnEcho() throws Exception {
        try (EchoHouse house = EchoHouse.open();
                Baresip phone = Baresip.start(
                        room,
                        new Baresip.Setup("5550101", Law.A, "udp"),
                        Marker.of(4).line(60 * Marker.RATE_HZ))) {
            phone.dial(house.address(), "100", "udp");
            phone.expectEstablished();
            phone.press("12#");
            phone.linger(Duration.ofSeconds(7));
            phone.hangUp();
            assertThat(Ear.listen(phone.hears(), Marker.of(4)).windows()).anyMatch(Ear.Window::found);
            assertThat(house.openCalls()).isZero();
        }
    }
}
