package org.parlour.callers.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.mixer.measure.Babble;

/** What the sections of the page are made of, on made-up speech and few lines: how good a voice is stands on the page. */
class VoiceSectionsTest {
    private static final int NARROW_HZ = 8_000;

    private final Talk narrow = new Talk("made up", NARROW_HZ, Babble.spoken(1, NARROW_HZ, 5));
    private final Talk wide = new Talk("made up", 16_000, Babble.spoken(1, 16_000, 5));
    private final Talk other = new Talk("made up", 16_000, Babble.spoken(2, 16_000, 5));

    @Test
    void loudnessIsWhole() {
        whole(LoudnessSection.measured(List.of(narrow), List.of(wide, other), 1), "voice-loudness.svg");
    }

    @Test
    void echoIsWhole() {
        whole(EchoSection.measured(List.of(wide, other), 1), "voice-echo.svg");
    }

    @Test
    void jitterIsWhole() {
        whole(JitterSection.measured(List.of(narrow), 24), "voice-jitter.svg");
    }

    private static void whole(Section section, String file) {
        assertThat(section.text()).startsWith("## ").contains(file).doesNotContain("NaN", "null");
        assertThat(section.pictures()).extracting(Section.Picture::file).containsExactly(file);
        assertThat(section.pictures().getFirst().svg())
                .startsWith("<svg")
                .endsWith("</svg>\n")
                .doesNotContain("NaN");
    }

    @Test
    void aSectionTakesItsOwnPlaceAndLeavesTheOthers(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("voice.md");
        section("jitter", "## Late\n").write(page);
        section("loss", "## Lost\n").write(page);
        section("jitter", "## Late again\n").write(page);
        String text = Files.readString(page);
        assertThat(text)
                .startsWith("# ")
                .containsSubsequence("## Lost", "## Late again")
                .doesNotContain("## Late\n");
        assertThat(Files.readString(folder.resolve("jitter.svg"))).isEqualTo("<svg/>");
    }

    private static Section section(String name, String text) {
        return new Section(name, text, List.of(new Section.Picture(name + ".svg", "<svg/>")));
    }

    @Test
    void theDelayThatIsHeardIsTheOneThatWasMade() {
        short[] said = narrow.samples();
        int late = 137 * NARROW_HZ / 1_000;
        short[] heard = new short[said.length];
        System.arraycopy(said, 0, heard, late, said.length - late);
        List<DelayTrace.Found> found = new DelayTrace(said, heard).found();
        assertThat(found).hasSizeGreaterThan(20).allMatch(each -> each.lateSamples() == late);
    }

    @Test
    void packetsAreAsLateAsTheirNetworkSays() {
        double[] millis = Arrays.stream(Arrivals.normal(20).latenessNanos(20_000, 1))
                .mapToDouble(nanos -> nanos / 1e6)
                .toArray();
        // The upper half of a bell; some wait for the packet before them.
        assertThat(Arrays.stream(millis).average().orElse(0)).isBetween(16.0, 22.0);
        assertThat(Arrivals.even().latenessNanos(100, 1)).containsOnly(0);
        assertThat(Arrays.stream(Arrivals.mobile().latenessNanos(3_000, 1))
                        .max()
                        .orElse(0))
                .isBetween(180_000_000L, 460_000_000L);
        assertThat(Arrays.stream(Arrivals.clumps().latenessNanos(3_000, 1))
                        .max()
                        .orElse(0))
                .isBetween(200_000_000L, 300_000_000L);
        assertThat(Arrivals.drift(200).sentNanos(50_000)).isEqualTo(1_000_200_000_000L);
    }

    @Test
    void noneOvertakesAnother() {
        for (Arrivals arrivals :
                List.of(Arrivals.normal(40), Arrivals.mobile(), Arrivals.wireless(), Arrivals.clumps())) {
            long[] lateness = arrivals.latenessNanos(3_000, 5);
            for (int i = 1; i < lateness.length; i++) {
                assertThat(arrivals.sentNanos(i) + lateness[i])
                        .isGreaterThanOrEqualTo(arrivals.sentNanos(i - 1) + lateness[i - 1]);
            }
        }
    }

    @Test
    void aSpreadLeavesOutWhatHasNoNumber() {
        Spread spread = Spread.of(List.of(3.0, Double.NaN, 1.0, 2.0));
        assertThat(spread.count()).isEqualTo(3);
        assertThat(spread.median()).isEqualTo(2);
        assertThat(spread.mean()).isCloseTo(2, within(1e-9));
        assertThat(spread.deviation()).isCloseTo(1, within(1e-9));
        assertThat(spread.countBelow(2.5)).isEqualTo(2);
    }
}
