package org.parlour.mixer.jitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.parlour.mixer.rig.Sounds;
import org.parlour.simulation.Clumping;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededTest;

/** Wideband phones over networks of all kinds, with clocks of their own. */
class G722JitterSimulationTest {
    private static final int RATE_HZ = G722Line.RATE_HZ;
    private static final double CLOCK_ERROR = 200e-6;
    private static final int SECONDS = 12;
    private static final NetworkConditions CLUMPS =
            NetworkConditions.PERFECT.withDelay(Duration.ofMillis(15)).withClumping(Clumping.WIFI);

    @SeededTest
    void clumpsLoseNothingAndAreHeardInOrder(Run run) {
        G722Line line = new G722Line(run, sweep(), 20, 0).over(CLUMPS).seconds(1.5);
        long before = line.concealedMillis();
        line.seconds(SECONDS - 1.5);
        assertThat(line.concealedMillis() - before).as(line.toString()).isZero();
        assertThat(line.counters().late() + line.counters().overflowed())
                .as(line.toString())
                .isZero();
        rises(line);
        addsUp(line);
    }

    @SeededTest
    void onAGoodLineThePacketsHardlyWaitWhateverTheClocks(Run run) {
        double clockError = (2 * run.chance("line").nextDouble() - 1) * CLOCK_ERROR;
        G722Line line = new G722Line(run, sweep(), 20, clockError)
                .over(NetworkConditions.LAN)
                .seconds(SECONDS);
        assertThat(line.most).as(line.toString()).isLessThanOrEqualTo(55);
        assertThat(line.buffer.delayMillis()).as(line.toString()).isLessThanOrEqualTo(35);
        assertThat(line.concealedMillis()).as(line.toString()).isLessThanOrEqualTo(20);
        rises(line);
        addsUp(line);
    }

    @SeededTest
    void onTheMoveLittleMoreIsConcealedThanWasLost(Run run) {
        short[] vowel = Sounds.vowel(140, RATE_HZ, RATE_HZ, -14);
        G722Line line = new G722Line(run, vowel, 20, CLOCK_ERROR)
                .over(NetworkConditions.MOBILE)
                .seconds(SECONDS);
        long lostMillis = 1_000 * SECONDS - 20 * line.counters().arrived();
        assertThat(line.concealedMillis()).as(line.toString()).isLessThan(lostMillis + 1_200);
        assertThat(line.counters().late()).as(line.toString()).isLessThanOrEqualTo(15);
        neverBangs(line);
        addsUp(line);
    }

    @SeededTest(atLeast = 40)
    void whateverHappensItIsCountedAndSoonHeardAgain(Run run) {
        RandomGenerator chance = run.chance("story");
        int[] lengths = {10, 20, 30, 40, 60};
        int packetMillis = lengths[chance.nextInt(lengths.length)];
        G722Line line = new G722Line(run, Sounds.vowel(140, RATE_HZ, RATE_HZ, -14), packetMillis, 0);
        for (int change = 0; change < 4; change++) {
            line.over(NetworkConditions.drawn(chance)).seconds(2);
            switch (chance.nextInt(4)) {
                case 0 -> line.buffer.restart();
                case 1 -> line.talker.anew().startAt(chance.nextInt(65_536), chance.nextInt(), chance.nextInt());
                case 2 -> line.talker.pause(chance.nextInt(8_000));
                default -> line.talker.startAt(chance.nextInt(65_536), chance.nextInt(), 0x0722);
            }
        }
        // What was still under way arrives meanwhile.
        line.over(NetworkConditions.LAN).seconds(3);
        int end = line.frames * 320;
        assertThat(Sounds.decibels(line.played, end - RATE_HZ, end))
                .as(line.toString())
                .isCloseTo(-20, within(4.0));
        assertThat(line.most).as(line.toString()).isLessThanOrEqualTo(JitterBuffer.MOST_WAITING_TICKS / 8 + 300);
        neverBangs(line);
        addsUp(line);
    }

    private static void addsUp(G722Line line) {
        assertThat(line.counters().addUp()).as(line.toString()).isTrue();
    }

    /** A decoder that lost its way is loud: never by more than 6 dB here, in any 10 ms. */
    private static void neverBangs(G722Line line) {
        double loudest = -200;
        for (int at = 0; at + 160 <= line.frames * 320; at += 160) {
            loudest = Math.max(loudest, Sounds.decibels(line.played, at, at + 160));
        }
        assertThat(loudest).as(line.toString()).isLessThan(-20 + 3 + 6);
    }

    /** The pitch of the sweep never falls. */
    private static void rises(G722Line line) {
        int window = RATE_HZ / 5;
        double highest = 0;
        int windows = 0;
        for (int at = RATE_HZ; at + window < line.frames * 320; at += window) {
            double crossings = 0;
            for (int i = at + 1; i < at + window; i++) {
                crossings += line.played[i - 1] < 0 && line.played[i] >= 0 ? 1 : 0;
            }
            assertThat(crossings).as("%s at %d ms", line, at / 16).isGreaterThan(0.9 * highest);
            highest = Math.max(highest, crossings);
            windows++;
        }
        assertThat(windows).isGreaterThan(5 * (SECONDS - 2));
    }

    /** From 300 Hz upward, never twice the same. */
    private static short[] sweep() {
        short[] samples = new short[(SECONDS + 1) * RATE_HZ];
        double phase = 0;
        for (int i = 0; i < samples.length; i++) {
            phase += 2 * Math.PI * (300 + 2_000.0 * i / samples.length) / RATE_HZ;
            samples[i] = (short) Math.round(8_000 * Math.sin(phase));
        }
        return samples;
    }
}
