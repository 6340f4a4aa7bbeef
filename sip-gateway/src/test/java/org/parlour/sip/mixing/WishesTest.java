package org.parlour.sip.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parlour.mixer.opus.OpusBandwidth;
import org.parlour.mixer.opus.OpusSettings;
import org.parlour.wire.sdp.FormatParameters;

/** RFC 7587 section 6.1, as phones write it. */
class WishesTest {
    private static OpusSettings of(String parameters) {
        return Wishes.opus(new FormatParameters(parameters));
    }

    @Test
    void whoSaysNothingGetsTheWholeVoiceWithoutRepairAndWithoutPauses() {
        OpusSettings usual = of("");
        assertThat(usual.sampleRateHz()).isEqualTo(16_000);
        assertThat(usual.widest()).isEqualTo(OpusBandwidth.WIDE);
        assertThat(usual.bitrateBitsPerSecond()).isEqualTo(24_000);
        assertThat(usual.repair()).isFalse();
        assertThat(usual.silenceUnsent()).isFalse();
        assertThat(usual.expectedLossPercent()).isZero();
    }

    @Test
    void whatIsAskedForIsGiven() {
        OpusSettings asked = of("maxplaybackrate=16000; sprop-maxcapturerate=16000; maxaveragebitrate=20000; "
                + "stereo=1; useinbandfec=1; usedtx=1");
        assertThat(asked.widest()).isEqualTo(OpusBandwidth.WIDE);
        assertThat(asked.bitrateBitsPerSecond()).isEqualTo(20_000);
        assertThat(asked.repair()).isTrue();
        assertThat(asked.silenceUnsent()).isTrue();
    }

    @Test
    void aNarrowPhoneGetsNoMoreThanItPlays() {
        assertThat(of("maxplaybackrate=8000").widest()).isEqualTo(OpusBandwidth.NARROW);
        assertThat(of("maxplaybackrate=8000").bitrateBitsPerSecond()).isEqualTo(16_000);
        assertThat(of("maxplaybackrate=12000").widest()).isEqualTo(OpusBandwidth.MEDIUM);
    }

    @Test
    void nonsenseIsAskedForInVain() {
        assertThat(of("maxaveragebitrate=1").bitrateBitsPerSecond()).isEqualTo(6_000);
        assertThat(of("maxaveragebitrate=999999999").bitrateBitsPerSecond()).isEqualTo(24_000);
        assertThat(of("maxplaybackrate=-3;usedtx=yes").silenceUnsent()).isFalse();
    }
}
