package org.parlour.callers.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parlour.mixer.measure.Babble;
import org.parlour.mixer.measure.Estoi;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.wire.sdp.Codec;

/** What the page is made of, on made-up speech: how good a voice is stands on the page. */
class VoiceFiguresTest {
    // Long bursts are few, and their number is chance: one in a hundred of these is some 3,300 of them.
    private static final int PACKETS = 1_000_000;

    private final Talk narrow = new Talk("made up", 8_000, Babble.spoken(1, 8_000, 6));
    private final Talk wide = new Talk("made up", 16_000, Babble.spoken(1, 16_000, 6));

    @ParameterizedTest
    @EnumSource
    void asMuchIsLostAsWasAskedFor(LossKind kind) {
        for (double ratio : new double[] {0, 0.01, 0.1, 0.2}) {
            boolean[] lost = kind.pattern(ratio, PACKETS, 7);
            int count = 0;
            int bursts = 0;
            for (int i = 1; i < lost.length; i++) {
                count += lost[i] ? 1 : 0;
                bursts += lost[i] && !lost[i - 1] ? 1 : 0;
            }
            assertThat(count / (double) PACKETS).isCloseTo(ratio, within(0.1 * ratio));
            if (kind != LossKind.RANDOM && ratio > 0) {
                assertThat(count / (double) bursts).isCloseTo(kind == LossKind.BURSTS ? 2.0 : 3.0, within(0.25));
            }
        }
    }

    @Test
    void withoutALossNothingIsOutOfStep() {
        boolean[] none = new boolean[narrow.frames()];
        OpusCodecs codecs = OpusCodecs.open();
        assertThat(estoi(BufferedWay.ofPhone(Codec.PCMA, codecs), narrow, none)).isGreaterThan(0.95);
        assertThat(estoi(FrameWay.CONCEALMENT, wide, none)).isGreaterThan(0.99);
        assertThat(estoi(BufferedWay.ofOpus(codecs, true), wide, none)).isGreaterThan(0.8);
    }

    /** A frame taken out or put in would leave all that follows out of step. */
    @ParameterizedTest
    @EnumSource
    void losesNoTimeWithItsPackets(LossKind kind) {
        boolean[] lost = kind.pattern(0.1, narrow.frames(), 3);
        double buffered = estoi(BufferedWay.ofPhone(Codec.PCMA, OpusCodecs.open()), narrow, lost);
        double framed = estoi(FrameWay.CONCEALMENT, narrow, lost);
        assertThat(buffered).isCloseTo(framed, within(0.05));
    }

    @Test
    void thePageAndThePictureAreWhole() {
        VoicePage page = MeasureVoice.measured(List.of(narrow), List.of(wide), 1);
        assertThat(page.text())
                .contains("## G.711", "## G.722", "## Opus", "beats *repetition* by")
                .doesNotContain("NaN");
        String picture = new Curves(0.4, 1).svg("a picture", page.panels());
        assertThat(picture).startsWith("<svg").endsWith("</svg>\n").doesNotContain("NaN");
    }

    private static double estoi(Way way, Talk talk, boolean[] lost) {
        return Estoi.of(talk.samples(), way.heard(talk, lost), talk.rateHz());
    }
}
