package org.parlour.mixer.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.parlour.mixer.digits.Dialled.Press;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.jitter.OrderBuffer;
import org.parlour.mixer.rig.G722Stream;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededTest;
import org.parlour.wire.sdp.Codec;

/** Thousands of presses over lines of every kind: none is missed, none is heard twice. */
class ToneEarSimulationTest {
    private static final int PRESSES = 100;
    private static final long MILLI = 1_000_000L;

    /** 40 ms and more, with 40 ms and more between them, as loud, as twisted and as far off as Q.24 allows. */
    @SeededTest(atLeast = 60)
    void onALineThatLosesNothingFortyMillisAreEnough(Run run) {
        RandomGenerator chance = run.chance("keys");
        String keys = keys(chance);
        Dialled line = dialled(chance, keys, 8_000, 42, 40);
        short[] sound = line.through(chance.nextBoolean() ? Law.A : Law.MU);
        assertThat(new Heard(8_000).all(sound).keys()).isEqualTo(keys);
    }

    @SeededTest(atLeast = 60)
    void oneFrameInTwentyIsLostAndConcealed(Run run) {
        overPhoneLine(run, 5, 140, 80);
    }

    @SeededTest(atLeast = 100)
    void oneFrameInTenIsLostAndConcealed(Run run) {
        overPhoneLine(run, 10, 180, 100);
    }

    @SeededTest(atLeast = 100)
    void overAWidebandLineOneInTenIsLostAndConcealed(Run run) {
        RandomGenerator chance = run.chance("keys");
        String keys = keys(chance);
        short[] sound = dialled(chance, keys, 16_000, 180, 100).asShorts();
        G722Stream stream = new G722Stream(sound);
        OrderBuffer buffer = OrderBuffer.ofG722();
        Heard heard = new Heard(16_000);
        short[] frame = new short[320];
        RandomGenerator losses = run.chance("losses");
        for (int i = 0; i < sound.length / 320; i++) {
            byte[] packet = stream.next(160);
            if (losses.nextInt(100) >= 10) {
                buffer.arrived(Codec.G722, RtpStream.view(packet), 20L * i * MILLI);
            }
            while (buffer.take(frame, 0, (20L * i + 5) * MILLI)) {
                heard.one(frame, 0, buffer.isLost());
            }
        }
        assertThat(heard.keys()).isEqualTo(keys);
    }

    private static void overPhoneLine(Run run, int lossPercent, int leastKeyMillis, int leastPauseMillis) {
        RandomGenerator chance = run.chance("keys");
        String keys = keys(chance);
        short[] sound =
                dialled(chance, keys, 8_000, leastKeyMillis, leastPauseMillis).asShorts();
        RtpStream stream = new RtpStream(chance.nextBoolean() ? Law.A : Law.MU, sound);
        OrderBuffer buffer = OrderBuffer.ofG711();
        Heard heard = new Heard(8_000);
        short[] frame = new short[160];
        RandomGenerator losses = run.chance("losses");
        for (int i = 0; i < sound.length / 160; i++) {
            byte[] packet = stream.next(160);
            if (losses.nextInt(100) >= lossPercent) {
                buffer.arrived(stream.law().codec(), RtpStream.view(packet), 20L * i * MILLI);
            }
            while (buffer.take(frame, 0, (20L * i + 5) * MILLI)) {
                heard.one(frame, 0, buffer.isLost());
            }
        }
        assertThat(heard.keys()).isEqualTo(keys);
    }

    private static String keys(RandomGenerator chance) {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < PRESSES; i++) {
            // The same one twice running more often than chance would have it.
            boolean again = i > 0 && chance.nextInt(4) == 0;
            keys.append(again ? keys.charAt(i - 1) : Dialled.KEYS.charAt(chance.nextInt(16)));
        }
        return keys.toString();
    }

    private static Dialled dialled(
            RandomGenerator chance, String keys, int rateHz, int leastKeyMillis, int leastPauseMillis) {
        Dialled line = new Dialled(rateHz).silence(200 + chance.nextDouble(20));
        double twist = chance.nextDouble(-7.5, 3.8);
        double low = chance.nextDouble(-26, -4);
        double offLow = chance.nextDouble(-0.015, 0.015);
        double offHigh = chance.nextDouble(-0.015, 0.015);
        Press press = new Press(0, low, low + twist, offLow, offHigh);
        for (int i = 0; i < keys.length(); i++) {
            line.press(keys.charAt(i), press.millis(leastKeyMillis + chance.nextDouble(100)))
                    .silence(leastPauseMillis + chance.nextDouble(150));
        }
        double louder = Math.max(low, low + twist);
        return line.silence(200).noise(chance, louder - chance.nextDouble(18, 40));
    }
}
