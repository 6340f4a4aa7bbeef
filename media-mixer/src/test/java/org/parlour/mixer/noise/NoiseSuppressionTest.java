package org.parlour.mixer.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.mixer.noise.Cleaned.FRAME;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.measure.Babble;
import org.parlour.mixer.measure.SpectralDistance;
import org.parlour.mixer.resample.Downsampler;
import org.parlour.mixer.resample.Upsampler;
import org.parlour.mixer.rig.Recital;
import org.parlour.mixer.rig.Sounds;

class NoiseSuppressionTest {
    private static final int RATE_HZ = 16_000;

    private final NoiseSuppression suppression = new NoiseSuppression();

    @Test
    void silenceStaysSilence() {
        assertThat(Cleaned.cleaned(new short[RATE_HZ], suppression)).containsOnly(0);
        assertThat(suppression.presence()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en/normal/room.help", "de/normal/door.reception-nobody", "ru/normal/room.help-more"})
    void cleanSpeechIsLeftAlone(String clip) {
        short[] clean = Recital.clip(clip);
        short[] cleaned = Cleaned.cleaned(clean);
        assertThat(Cleaned.signalToNoise(clean, cleaned)).isGreaterThan(25);
        // 1 dB is hardly heard; the distance counts what lies 60 dB down.
        assertThat(SpectralDistance.decibels(clean, cleaned, RATE_HZ)).isLessThan(2);
    }

    @Test
    void aVoiceThatWasMadeIsLeftAloneToo() {
        short[] clean = Babble.spoken(3, RATE_HZ, 10);
        assertThat(Cleaned.signalToNoise(clean, Cleaned.cleaned(clean))).isGreaterThan(25);
    }

    @Test
    void itSaysWhetherSomebodySpeaks() {
        short[] noise = Background.WHITE.sound(1, 3 * RATE_HZ, -50);
        Cleaned.cleaned(noise, suppression);
        assertThat(suppression.presence()).isLessThan(0.2f);
        short[] voice = Sounds.vowel(120, RATE_HZ, FRAME, -20);
        suppression.suppress(voice, 0, FRAME);
        assertThat(suppression.presence()).isGreaterThan(0.8f);
    }

    @Test
    void aLineOfEightKilohertzHasNothingAboveFour() {
        suppression.narrow(true);
        short[] cleaned = Cleaned.cleaned(telephoned(Babble.spoken(5, RATE_HZ, 6)), suppression);
        for (int hertz = 4_300; hertz < 8_000; hertz += 150) {
            assertThat(Sounds.decibelsAt(hertz, RATE_HZ, cleaned, 0, cleaned.length))
                    .as("%d Hz", hertz)
                    .isLessThan(-85);
        }
    }

    @Test
    void aLineOfEightKilohertzIsCleanedAsAnyOther() {
        short[] noise = telephoned(Background.WHITE.sound(6, 6 * RATE_HZ, -45));
        suppression.narrow(true);
        short[] cleaned = Cleaned.cleaned(noise, suppression);
        int from = 3 * RATE_HZ;
        assertThat(Sounds.decibels(cleaned, from, cleaned.length))
                .isLessThan(Sounds.decibels(noise, from, noise.length) - 12);
    }

    @Test
    void aNoiseThatBeginsSuddenlyIsLearnedInTwoSeconds() {
        short[] noise = Background.WHITE.sound(7, 6 * RATE_HZ, -70);
        short[] loud = Background.PINK.sound(8, 4 * RATE_HZ, -35);
        System.arraycopy(loud, 0, noise, 2 * RATE_HZ, loud.length);
        short[] cleaned = Cleaned.cleaned(noise);
        assertThat(Sounds.decibels(cleaned, 4 * RATE_HZ, 6 * RATE_HZ)).isLessThan(-35 - 11);
    }

    @Test
    void aLineThatSendsNothingInPausesStillKnowsItsNoise() {
        short[] line = Background.WHITE.sound(9, 9 * RATE_HZ, -45);
        short[] cleaned = line.clone();
        for (int at = 0; at < line.length; at += FRAME) {
            if (at < 3 * RATE_HZ || at >= 8 * RATE_HZ) {
                suppression.suppress(cleaned, at, FRAME);
            } else {
                suppression.rest(cleaned, at, FRAME);
            }
        }
        assertThat(Sounds.decibels(cleaned, 3 * RATE_HZ + FRAME, 8 * RATE_HZ)).isLessThan(-100);
        assertThat(Sounds.decibels(cleaned, 8 * RATE_HZ + 800, 9 * RATE_HZ)).isLessThan(-45 - 11);
    }

    @Test
    void whatIsLearnedWhileNobodyHearsItHelpsAtOnce() {
        short[] noise = Background.WHITE.sound(10, 5 * RATE_HZ, -45);
        short[] before = Arrays.copyOf(noise, 4 * RATE_HZ);
        for (int at = 0; at < before.length; at += FRAME) {
            suppression.pass(before, at, FRAME);
        }
        assertThat(before).as("nobody hears it: it is left").isEqualTo(Arrays.copyOf(noise, before.length));
        short[] after = Arrays.copyOfRange(noise, 4 * RATE_HZ, 5 * RATE_HZ);
        for (int at = 0; at < after.length; at += FRAME) {
            suppression.suppress(after, at, FRAME);
        }
        assertThat(Sounds.decibels(after, 0, 1_600)).isLessThan(-45 - 9);
        assertThat(Sounds.decibels(after, 1_600, RATE_HZ)).isLessThan(-45 - 12);
    }

    @Test
    void whatIsCleanedAfterAGapBeginsWithoutAClick() {
        short[] voice = Sounds.vowel(120, RATE_HZ, 4 * FRAME, -12);
        int largest = Sounds.largestStep(voice, 0, voice.length);
        suppression.pass(voice, 0, FRAME);
        suppression.suppress(voice, FRAME, 3 * FRAME);
        assertThat(Math.abs(voice[FRAME])).isLessThan(100);
        assertThat(Sounds.largestStep(voice, FRAME, voice.length)).isLessThanOrEqualTo(largest * 11 / 10);
    }

    @Test
    void theBackgroundKeepsItsSoundAndDoesNotTinkle() {
        short[] noise = Background.WHITE.sound(11, 8 * RATE_HZ, -40);
        short[] cleaned = Cleaned.cleaned(noise);
        // A noise whose bins come and go has some that are far above the mean; how far, by the fourth power.
        assertThat(peakedness(cleaned, 3 * RATE_HZ)).isLessThan(1.35 * peakedness(noise, 3 * RATE_HZ));
    }

    @Test
    void whateverComesItGoesOnAfterwards() {
        short[] worst = new short[RATE_HZ];
        for (int i = 0; i < worst.length; i++) {
            worst[i] = i / 7 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        Cleaned.cleaned(worst, suppression);
        Cleaned.cleaned(Background.WHITE.sound(12, RATE_HZ, -3), suppression);
        Cleaned.cleaned(new short[3 * RATE_HZ], suppression);
        short[] clean = Recital.clip("en/normal/room.help");
        assertThat(Cleaned.signalToNoise(clean, Cleaned.cleaned(clean, suppression)))
                .isGreaterThan(15);
    }

    /** Mean of the fourth power of the sound between 1 and 1.1 kHz over the square of its mean square, in short steps. */
    private static double peakedness(short[] samples, int from) {
        double squares = 0;
        double fourths = 0;
        int count = 0;
        for (int at = from; at + 256 <= samples.length; at += 160) {
            for (int hertz = 500; hertz <= 6_000; hertz += 500) {
                double power = Math.pow(10, Sounds.decibelsAt(hertz, RATE_HZ, samples, at, at + 256) / 10);
                squares += power;
                fourths += power * power;
                count++;
            }
        }
        return fourths / count / (squares / count * (squares / count));
    }

    private static short[] telephoned(short[] wide) {
        Downsampler down = new Downsampler();
        Upsampler up = new Upsampler();
        short[] narrow = new short[Downsampler.MOST];
        short[] back = new short[wide.length];
        for (int at = 0; at + FRAME <= wide.length; at += FRAME) {
            down.downsample(wide, at, Downsampler.MOST, narrow, 0);
            up.upsample(narrow, 0, Upsampler.MOST, back, at);
        }
        return back;
    }
}
