package org.parlour.mixer.echo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.resample.Downsampler;
import org.parlour.mixer.resample.Upsampler;
import org.parlour.mixer.rig.Sounds;

/**
 * A telephone that returns what it is played: down by G.711, out of its loudspeaker (which clips), through a room or a
 * hybrid, together with who speaks there and the noise of the place, and up by G.711.
 */
final class EchoLine {
    private static final int RATE_HZ = Talkers.RATE_HZ;
    private static final int TICK = 320;

    /** From this moment on, what is played goes this way. */
    private record Way(int from, int delay, int glide, UnaryOperator<double[]> echo) {}

    private final short[] played;
    private final List<Way> ways = new ArrayList<>();
    private @Nullable Law law = Law.A;
    private double clipAt = 32_768;
    private double noiseDecibels = -72;
    private short[] near;

    EchoLine(short[] played) {
        this.played = played;
        near = new short[played.length];
    }

    EchoLine way(double fromSeconds, double[] response, double returnLossDecibels, double delayMillis) {
        return glide(fromSeconds, 0, response, returnLossDecibels, delayMillis);
    }

    /** The way before fades into this one. */
    EchoLine glide(
            double fromSeconds, double forSeconds, double[] response, double returnLossDecibels, double delayMillis) {
        ways.add(new Way(
                (int) (fromSeconds * RATE_HZ),
                (int) (delayMillis * RATE_HZ / 1_000),
                (int) (forSeconds * RATE_HZ),
                sound -> scaled(Convolution.of(sound, response), returnLossDecibels)));
        return this;
    }

    EchoLine law(Law itsLaw) {
        law = itsLaw;
        return this;
    }

    /** A codec of 16 kHz, so good that it is not heard. */
    EchoLine wideband() {
        law = null;
        return this;
    }

    /** A loudspeaker that has enough at this part of the loudest sample. */
    EchoLine clippingAt(double part) {
        clipAt = part * 32_768;
        return this;
    }

    EchoLine noise(double decibels) {
        noiseDecibels = decibels;
        return this;
    }

    /** Who speaks there, between two moments. */
    EchoLine speaking(short[] speech, double fromSeconds, double toSeconds) {
        near = new short[played.length];
        int from = (int) (fromSeconds * RATE_HZ);
        int to = Math.min(played.length, (int) (toSeconds * RATE_HZ));
        System.arraycopy(speech, 0, near, from, to - from);
        return this;
    }

    short[] played() {
        return played;
    }

    /** Of the phone's own words alone, as they come up. */
    short[] near() {
        return through(highPass(doubles(near)));
    }

    /** Of the echo alone, as it comes up. */
    short[] echo() {
        return through(highPass(echoes()));
    }

    short[] uplink() {
        double[] sum = echoes();
        short[] noise = Sounds.noise(77, sum.length, noiseDecibels + 4.77);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += near[i] + noise[i];
        }
        return through(highPass(sum));
    }

    private double[] echoes() {
        double[] loudspeaker = doubles(through(doubles(played)));
        for (int i = 0; i < loudspeaker.length; i++) {
            loudspeaker[i] = Math.clamp(loudspeaker[i], -clipAt, clipAt);
        }
        double[] echoes = new double[played.length];
        for (Way way : ways) {
            double[] one = way.echo().apply(loudspeaker);
            for (int n = way.from(); n < echoes.length; n++) {
                double share = way.glide() == 0 ? 1 : Math.min(1, (n - way.from()) / (double) way.glide());
                double value = n < way.delay() ? 0 : one[n - way.delay()];
                echoes[n] = (1 - share) * echoes[n] + share * value;
            }
        }
        return echoes;
    }

    /** So much softer than it was played, over all. */
    private double[] scaled(double[] echo, double returnLossDecibels) {
        double[] passed = highPass(echo);
        double power = 1e-9;
        double playedPower = 1e-9;
        for (int i = 0; i < echo.length; i++) {
            power += passed[i] * passed[i];
            playedPower += (double) played[i] * played[i];
        }
        double gain = Math.sqrt(playedPower / power) * Math.pow(10, -returnLossDecibels / 20);
        for (int i = 0; i < echo.length; i++) {
            echo[i] *= gain;
        }
        return echo;
    }

    /** A telephone's microphone: 12 dB an octave below 200 Hz. */
    private static double[] highPass(double[] samples) {
        double w = Math.tan(Math.PI * 200 / RATE_HZ);
        double norm = 1 / (1 + Math.sqrt(2) * w + w * w);
        double a1 = 2 * (w * w - 1) * norm;
        double a2 = (1 - Math.sqrt(2) * w + w * w) * norm;
        double[] passed = new double[samples.length];
        for (int i = 2; i < samples.length; i++) {
            passed[i] =
                    norm * (samples[i] - 2 * samples[i - 1] + samples[i - 2]) - a1 * passed[i - 1] - a2 * passed[i - 2];
        }
        return passed;
    }

    private short[] through(double[] samples) {
        short[] wide = new short[samples.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = (short) Math.clamp(Math.round(samples[i]), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return law == null ? wide : through(wide, law);
    }

    private static short[] through(short[] wide, Law law) {
        Downsampler down = new Downsampler();
        Upsampler up = new Upsampler();
        short[] narrow = new short[TICK / 2];
        byte[] codes = new byte[TICK / 2];
        short[] through = new short[wide.length];
        for (int at = 0; at + TICK <= wide.length; at += TICK) {
            down.downsample(wide, at, narrow.length, narrow, 0);
            law.compress(narrow, 0, narrow.length, codes, 0);
            law.expand(codes, 0, codes.length, narrow, 0);
            up.upsample(narrow, 0, narrow.length, through, at);
        }
        return through;
    }

    private static double[] doubles(short[] samples) {
        double[] doubles = new double[samples.length];
        for (int i = 0; i < samples.length; i++) {
            doubles[i] = samples[i];
        }
        return doubles;
    }
}
