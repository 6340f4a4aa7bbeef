package org.parlour.mixer.digits;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.parlour.mixer.g711.Law;
import org.parlour.wire.dtmf.Key;

/** A line on which keys are sounded, as well or as badly as a test wants it. */
final class Dialled {
    static final String KEYS = "0123456789*#ABCD";

    final int rateHz;
    private double[] samples;
    private int count;

    Dialled(int rateHz) {
        this.rateHz = rateHz;
        this.samples = new double[rateHz];
    }

    /** How a key is sounded: levels in dBm0, frequencies off by parts of them. */
    record Press(double millis, double lowDbm0, double highDbm0, double lowOff, double highOff) {
        static final Press USUAL = new Press(100, -10, -8, 0, 0);

        Press millis(double its) {
            return new Press(its, lowDbm0, highDbm0, lowOff, highOff);
        }

        Press levels(double low, double high) {
            return new Press(millis, low, high, lowOff, highOff);
        }

        Press off(double low, double high) {
            return new Press(millis, lowDbm0, highDbm0, low, high);
        }
    }

    Dialled silence(double millis) {
        grow((int) Math.round(millis * rateHz / 1_000));
        return this;
    }

    Dialled press(char face, Press press) {
        Key key = Key.of(face);
        int from = count;
        int length = grow((int) Math.round(press.millis() * rateHz / 1_000));
        sine(from, length, Tones.hertz(Tones.low(key)) * (1 + press.lowOff()), press.lowDbm0());
        sine(from, length, Tones.hertz(Tones.high(key)) * (1 + press.highOff()), press.highDbm0());
        return this;
    }

    /** One sine, from a place on; -1 for the end. */
    Dialled sine(double hertz, double dbm0, double millis) {
        int from = count;
        sine(from, grow((int) Math.round(millis * rateHz / 1_000)), hertz, dbm0);
        return this;
    }

    Dialled sound(short[] sound) {
        int from = count;
        grow(sound.length);
        for (int i = 0; i < sound.length; i++) {
            samples[from + i] += sound[i];
        }
        return this;
    }

    /** Cuts a hole into what was sounded last. */
    Dialled hole(double fromEndMillis, double millis) {
        int from = count - (int) Math.round(fromEndMillis * rateHz / 1_000);
        Arrays.fill(samples, from, from + (int) Math.round(millis * rateHz / 1_000), 0);
        return this;
    }

    private int grow(int by) {
        count += by;
        if (count > samples.length) {
            samples = Arrays.copyOf(samples, 2 * count);
        }
        return by;
    }

    private void sine(int from, int length, double hertz, double dbm0) {
        double amplitude = Tones.amplitude(dbm0);
        // Its phase is the line's, which nobody chose.
        double phase = hertz * 0.37 + from * 0.11;
        for (int i = 0; i < length; i++) {
            samples[from + i] += amplitude * Math.sin(phase + 2 * Math.PI * hertz * i / rateHz);
        }
    }

    Dialled noise(RandomGenerator chance, double dbm0) {
        // A sine has half the square of its amplitude as power.
        double deviation = Tones.amplitude(dbm0) / Math.sqrt(2);
        for (int i = 0; i < count; i++) {
            samples[i] += deviation * chance.nextGaussian();
        }
        return this;
    }

    double millis() {
        return 1_000.0 * count / rateHz;
    }

    short[] asShorts() {
        short[] whole = new short[count];
        for (int i = 0; i < count; i++) {
            whole[i] = (short) Math.clamp(Math.round(samples[i]), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return whole;
    }

    short[] through(Law law) {
        short[] whole = asShorts();
        for (int i = 0; i < whole.length; i++) {
            whole[i] = law.expand(law.compress(whole[i]));
        }
        return whole;
    }
}
