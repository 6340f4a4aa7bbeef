package org.parlour.callers.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.wire.call.RoomId;

/** Two browsers of the tests' own meet in the forwarding core: what one says and shows, the other hears and sees. */
@Tag("peer")
class SyntheticBrowserTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void whatOneSaysAndShowsTheOtherHearsAndSees() throws Exception {
        Random chance = new Random(4);
        try (CoreHouse house = CoreHouse.open(1)) {
            RoomId room = RoomId.mint(chance);
            try (SyntheticBrowser doctor = house.join(room, 1, SlotCount.USUAL, new QuietEvents());
                    SyntheticBrowser patient = house.join(room, 2, SlotCount.USUAL, new QuietEvents())) {
                doctor.seat().show(new Showing(true, true, false, false));
                Uplink uplink = Uplink.of(doctor, chance);
                Set<String> heard = ConcurrentHashMap.newKeySet();
                Downlink downlink = Downlink.of(patient, 1, (packet, nowNanos) -> {
                    assertThat(packet.csrc(0)).isEqualTo(1);
                    assertThat(Stamp.person(packet)).isEqualTo(1);
                    heard.add(packet.payloadType() == 100 ? "picture" : "voice");
                });
                long endNanos = System.nanoTime() + PATIENCE.toNanos();
                while (heard.size() < 2) {
                    assertThat(System.nanoTime()).as("heard only " + heard).isLessThan(endNanos);
                    uplink.speak(80, 30, System.nanoTime());
                    uplink.keyFrameDue();
                    uplink.show(1_000, System.nanoTime());
                    downlink.read();
                }
                assertThat(downlink.refused()).isZero();
            }
        }
    }
}
