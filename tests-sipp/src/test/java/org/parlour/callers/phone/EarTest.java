package org.parlour.callers.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A detector is believed only when it is known what it finds and what it does not. */
class EarTest {
    private static final int LENGTH_SAMPLES = 15 * Marker.RATE_HZ;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_121);
    private final Marker doctor = Marker.of(1);
    private final Marker patient = Marker.of(2);

    @ParameterizedTest
    @EnumSource
    void findsAMarkerThroughG711(Law law) {
        short[] line = law.decode(law.encode(shifted(doctor, 1_234, 1)));
        Ear.Hearing hearing = Ear.listen(line, doctor);
        assertThat(hearing.foundShare()).isEqualTo(1);
        assertThat(hearing.gain()).isCloseTo(1, within(0.02));
        assertThat(hearing.windows())
                .allSatisfy(window -> assertThat(Math.floorMod(window.patternAtSample(), Marker.PERIOD_SAMPLES))
                        .isEqualTo(1_234));
    }

    @Test
    void takesNobodyForSomebodyElse() {
        for (long seed = 3; seed < 12; seed++) {
            assertThat(Ear.listen(shifted(doctor, 77, 1), Marker.of(seed)).foundShare())
                    .as("marker %d in the doctor's line", seed)
                    .isZero();
        }
    }

    @Test
    void takesNobodyForOneOfTwoWhoSpeakAtOnce() {
        for (long seed = 3; seed < 43; seed++) {
            short[] both = sum(shifted(doctor, 100 * (int) seed, 0.8), shifted(patient, 9_000 - (int) seed, 0.6));
            // Each of the two bounds alone keeps it out.
            assertThat(Ear.listen(both, Marker.of(seed)).windows())
                    .as("marker %d in the line of two others", seed)
                    .allMatch(window -> window.sharpness() < Ear.SHARP)
                    .allMatch(window -> window.likeness() < Ear.ALIKE);
        }
    }

    /** As a browser does that falls behind, and catches up. */
    @Test
    void findsAMarkerThatIsStretchedAndShrunkWhileAnotherSpeaks() {
        short[] steady = shifted(doctor, 500, 1);
        short[] stretched = steady.clone();
        for (int i = 0; i < stretched.length; i++) {
            // 30 ms more, then 30 ms less, by turns of a second.
            int moved = i - (i / Marker.RATE_HZ % 2) * 240;
            stretched[i] = moved < 0 ? 0 : steady[moved];
        }
        assertThat(Ear.listen(sum(stretched, shifted(patient, 4_000, 1)), doctor)
                        .foundShare())
                .isEqualTo(1);
    }

    @Test
    void findsNothingInNoiseNorInSilenceNorInAHum() {
        assertThat(Ear.listen(noise(2_000), doctor).foundShare()).isZero();
        assertThat(Ear.listen(new short[LENGTH_SAMPLES], doctor).foundShare()).isZero();
        assertThat(Ear.listen(said(Mouth.hum(440, 8_000)), doctor).foundShare()).isZero();
    }

    @Test
    void findsAMarkerInNoiseAsLoudAsItself() {
        short[] line = sum(shifted(doctor, 500, 1), noise(3_000));
        assertThat(Ear.listen(line, doctor).foundShare()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-30, -20, -6, 6})
    void tellsTheGain(double decibels) {
        short[] line = Law.A.decode(Law.A.encode(shifted(doctor, 4_000, Math.pow(10, decibels / 20))));
        assertThat(-Ear.decibelsBelow(Ear.listen(line, doctor).gain(), 1)).isCloseTo(decibels, within(1.5));
    }

    @Test
    void findsAMarkerThatLosesEveryTenthPacket() {
        short[] line = shifted(doctor, 0, 1);
        for (int packet = 0; packet < line.length / 160; packet++) {
            if (random.nextInt(10) == 0) {
                Arrays.fill(line, packet * 160, packet * 160 + 160, (short) 0);
            }
        }
        assertThat(Ear.listen(line, doctor).foundShare()).isEqualTo(1);
    }

    @Test
    void findsEachOfFiveWhoSpeakAtOnce() {
        short[] line = new short[LENGTH_SAMPLES];
        for (int seed = 10; seed < 15; seed++) {
            line = sum(line, shifted(Marker.of(seed), 321 * seed, 0.5));
        }
        for (int seed = 10; seed < 15; seed++) {
            assertThat(Ear.listen(line, Marker.of(seed)).foundShare()).isGreaterThan(0.95);
        }
    }

    @Test
    void aMarkerThatIsFallingSilentIsMissedWhereItIs() {
        short[] line = shifted(doctor, 0, 1);
        Arrays.fill(line, line.length / 2, line.length, (short) 0);
        assertThat(Ear.listen(line, doctor).foundShare()).isBetween(0.2, 0.8);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-20, -26})
    void anEchoOfOneselfIsSeenBesideTheOther(double decibels) {
        short[] line = sum(shifted(doctor, 900, 1), shifted(patient, 5_555, Math.pow(10, decibels / 20)));
        short[] heard = Law.A.decode(Law.A.encode(line));
        assertThat(-Ear.decibelsBelow(Ear.gainBeside(heard, patient, doctor), 1))
                .isCloseTo(decibels, within(2.0));
    }

    @Test
    void whoDoesNotHearThemselvesIsFarBelow() {
        for (long seed = 40; seed < 44; seed++) {
            short[] heard = Law.A.decode(Law.A.encode(shifted(doctor, 900, 1)));
            assertThat(Ear.decibelsBelow(Ear.gainBeside(heard, Marker.of(seed), doctor), 1))
                    .as("marker %d", seed)
                    .isGreaterThan(30);
        }
    }

    private static short[] shifted(Marker marker, int samples, double gain) {
        return said(sample -> (short) Math.round(marker.at(sample - samples) * gain));
    }

    private static short[] said(Mouth mouth) {
        short[] line = new short[LENGTH_SAMPLES];
        for (int i = 0; i < line.length; i++) {
            line[i] = mouth.at(i);
        }
        return line;
    }

    private short[] noise(double deviation) {
        short[] line = new short[LENGTH_SAMPLES];
        for (int i = 0; i < line.length; i++) {
            line[i] = (short) Math.round(random.nextGaussian() * deviation);
        }
        return line;
    }

    private static short[] sum(short[] one, short[] other) {
        short[] line = new short[one.length];
        for (int i = 0; i < line.length; i++) {
            line[i] = (short) Math.clamp(one[i] + other[i], Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return line;
    }
}
