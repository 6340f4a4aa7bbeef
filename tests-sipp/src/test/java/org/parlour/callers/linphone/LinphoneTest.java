package org.parlour.callers.linphone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.callers.phone.Ear;
import org.parlour.callers.phone.EchoHouse;
import org.parlour.callers.phone.Marker;

/** Linphone against the least that can be called: what it says comes back and is recorded. */
@Tag("peer")
class LinphoneTest {
    @TempDir
    private Path room;

    @Test
    void callsAndHearsItsOwnEcho() throws Exception {
        try (EchoHouse house = EchoHouse.open();
                Linphone phone = Linphone.start(room, "5550102", Marker.of(5).line(60 * Marker.RATE_HZ))) {
            phone.dial(house.address(), "100");
            phone.press("12#", Duration.ofMillis(400));
            phone.linger(Duration.ofSeconds(7));
            phone.hangUp();
            assertThat(Ear.listen(phone.hears(), Marker.of(5)).windows()).anyMatch(Ear.Window::found);
            assertThat(house.openCalls()).isZero();
        }
    }
}
