package org.parlour.callers.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.callers.firewall.Recordings.Recording;
import org.parlour.mixer.measure.Babble;
import org.parlour.mixer.rig.Tune;

/** What the page is made of, on made-up music and speech: how good the ear is stands on the page. */
class FirewallFiguresTest {
    @Test
    void thePageIsWhole() {
        FirewallPage page = MeasureFirewall.measured(
                List.of(new Recording("a tune.wav", true, Tune.samples(2, 30, -20))),
                List.of(new Recording("made up", false, Babble.spoken(1, Recordings.RATE_HZ, 30))));
        assertThat(page.text())
                .contains("| a tune | judged |", "| Japan |", "| made up | fitted |", "## Who comes back")
                .doesNotContain("NaN");
        assertThat(page.rings()).hasSize(10);
        assertThat(page.said().getFirst().minutesGated()).isZero();
        assertThat(page.pieces().getFirst().knownMillis()).isNotEmpty();
    }
}
