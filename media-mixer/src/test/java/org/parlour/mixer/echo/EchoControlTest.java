package org.parlour.mixer.echo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.rig.Sounds;

class EchoControlTest {
    private static final int RATE_HZ = Talkers.RATE_HZ;
    private static final int TICK = 320;

    private final short[] doctor = Talkers.speech("en", 3, 1, 14);
    private final short[] patient = Talkers.speech("de", 11, 1.12, 14);

    // ITU-T G.168: hybrids return from 6 dB below on; long ways are added by networks and jitter buffers.
    @ParameterizedTest
    @CsvSource({
        "1, 6, 0, A", "2, 6, 57.3, MU", "3, 10, 121.4, A", "4, 10, 203, MU",
        "5, 14, 260.2, A", "6, 14, 333.7, MU", "7, 20, 380, A", "8, 20, 400, MU"
    })
    void takesAHybridsEchoWithinTwoSeconds(long seed, double returnLoss, double delay, Law law) {
        EchoMeter meter = new EchoMeter(new EchoLine(doctor)
                .law(law)
                .way(0, Hybrid.response(seed), returnLoss, delay)
                .speaking(patient, 8, 14));
        assertThat(meter.enhancementDecibels(2, 8)).as("seed %d", seed).isGreaterThan(25);
        assertThat(meter.attenuationDecibels(8, 14)).as("seed %d", seed).isBetween(-1.0, 6.0);
        EchoStatistics statistics = meter.control().statistics();
        assertThat(statistics.delayMillis()).isBetween((int) delay - 15, (int) delay + 25);
        assertThat(statistics.converged()).isTrue();
        assertThat(statistics.state()).isEqualTo(EchoState.CONTROLLED);
    }

    @Test
    void takesTheEchoOfAWidebandLine() {
        ShoeBox box = ShoeBox.of(61);
        EchoMeter meter = new EchoMeter(
                new EchoLine(doctor).wideband().way(0, box.response(), 6, 140).speaking(patient, 8, 14),
                new EchoControl(16_000));
        assertThat(meter.enhancementDecibels(2, 8)).isGreaterThan(25);
        assertThat(meter.attenuationDecibels(8, 14)).isBetween(-1.0, 6.0);
    }

    @Test
    void changesNotASampleWhereThereIsNoEcho() {
        EchoMeter meter =
                new EchoMeter(new EchoLine(doctor).speaking(patient, 1, 13).noise(-50));
        assertThat(meter.cleaned()).isEqualTo(meter.uplink());
        assertThat(meter.control().state()).isEqualTo(EchoState.NONE);
        assertThat(meter.control().statistics().blocksSuppressed()).isZero();
    }

    @Test
    void twoWhoHumTheSameToneAreNoEcho() {
        EchoControl control = new EchoControl(8_000);
        short[] tone = Sounds.sine(440, RATE_HZ, 10 * RATE_HZ, -20);
        short[] other = Sounds.sine(440, RATE_HZ, 10 * RATE_HZ, -23);
        short[] uplink = other.clone();
        run(control, tone, uplink);
        assertThat(uplink).isEqualTo(other);
    }

    @Test
    void followsADelayThatJumps() {
        EchoMeter meter = new EchoMeter(new EchoLine(doctor)
                .way(0, Hybrid.response(21), 8, 120)
                .way(5, Hybrid.response(21), 8, 233)
                .way(10, Hybrid.response(21), 8, 87));
        assertThat(meter.enhancementDecibels(2, 5)).isGreaterThan(25);
        assertThat(meter.enhancementDecibels(7, 10)).isGreaterThan(25);
        assertThat(meter.enhancementDecibels(12, 14)).isGreaterThan(25);
        assertThat(meter.control().statistics().delayChanges()).isEqualTo(3);
    }

    @Test
    void theLinesNoiseStaysWhatItIs() {
        short[] noise = new EchoLine(new short[RATE_HZ]).noise(-50).uplink();
        double decibels = Sounds.decibels(noise, TICK, RATE_HZ);
        EchoMeter meter = new EchoMeter(
                new EchoLine(doctor).way(0, Hybrid.response(31), 10, 80).noise(-50));
        for (int second = 4; second < 13; second++) {
            assertThat(meter.cleanedDecibels(second, second + 1))
                    .as("second %d", second)
                    .isCloseTo(decibels, within(3.0));
        }
    }

    @Test
    void whoSpeaksWhenNothingIsPlayedIsUntouchedThoughAnEchoIsKnown() {
        short[] spoken = new short[14 * RATE_HZ];
        System.arraycopy(doctor, 0, spoken, 0, 6 * RATE_HZ);
        EchoMeter meter = new EchoMeter(
                new EchoLine(spoken).way(0, Hybrid.response(41), 8, 100).speaking(patient, 8, 14));
        int late = EchoControl.LATE_SAMPLES;
        for (int i = 8 * RATE_HZ; i < 13 * RATE_HZ; i++) {
            assertThat((int) meter.cleaned()[i + late]).isCloseTo(meter.uplink()[i], within(1));
        }
    }

    @Test
    void aTickWithoutAnUplinkKeepsTheReferenceInStep() {
        EchoLine line = new EchoLine(doctor).way(0, Hybrid.response(51), 8, 150);
        short[] uplink = line.uplink();
        short[] cleaned = uplink.clone();
        EchoControl control = new EchoControl(8_000);
        for (int at = 0, tick = 0; at + TICK <= cleaned.length; at += TICK, tick++) {
            control.played(doctor, at, TICK);
            if (tick % 97 != 60) {
                control.clean(cleaned, at, TICK);
            }
        }
        assertThat(control.statistics().delayChanges()).isEqualTo(1);
        assertThat(Sounds.decibels(cleaned, 4 * RATE_HZ, 14 * RATE_HZ))
                .isLessThan(Sounds.decibels(uplink, 4 * RATE_HZ, 14 * RATE_HZ) - 15);
    }

    @Test
    void nothingIsKnownBeforeAnythingWasPlayed() {
        EchoControl control = new EchoControl(16_000);
        short[] uplink = patient.clone();
        run(control, new short[uplink.length], uplink);
        assertThat(uplink).isEqualTo(patient);
        assertThat(control.state()).isEqualTo(EchoState.UNKNOWN);
        assertThat(control.statistics().blocks()).isZero();
    }

    static void run(EchoControl control, short[] played, short[] uplink) {
        for (int at = 0; at + TICK <= uplink.length; at += TICK) {
            control.played(played, at, TICK);
            control.clean(uplink, at, TICK);
        }
    }
}
