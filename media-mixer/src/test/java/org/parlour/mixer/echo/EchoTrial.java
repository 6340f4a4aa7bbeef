package org.parlour.mixer.echo;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.parlour.mixer.g711.Law;

/**
 * One call over a line that returns what it is played, for whoever measures: the line is all from a seed, who speaks is
 * brought along.
 */
public final class EchoTrial {
    /** Both who speak are heard as loud as this while they do, unless the echo of the one is so loud. */
    private static final double SPEECH_DECIBELS = -23;

    private static final double LOUDEST_ECHO_DECIBELS = 6;

    private final ShoeBox box;
    private final ShoeBox moved;
    private final double[] response;
    private final Law law;
    private double noiseDecibels;
    private final double returnLossDecibels;
    private double delayMillis;
    private double clipping = 1;
    private boolean isHybrid;

    private EchoTrial(long seed, ShoeBox box, double[] response, RandomGenerator chance, double returnLossDecibels) {
        moved = box.moved(seed);
        this.box = box;
        this.response = response;
        this.returnLossDecibels = returnLossDecibels;
        delayMillis = chance.nextDouble(20, 400);
        law = chance.nextBoolean() ? Law.A : Law.MU;
        noiseDecibels = chance.nextDouble(-72, -62);
    }

    /** A speakerphone in a room of its own; it returns what it is played 0 to 12 dB softer, 20 to 400 ms later. */
    public static EchoTrial room(long seed) {
        RandomGenerator chance = chance(seed);
        ShoeBox box = ShoeBox.of(seed);
        return new EchoTrial(seed, box, box.response(), chance, chance.nextDouble(0, 12));
    }

    /** Where two wires become four. */
    public static EchoTrial hybrid(long seed, double returnLossDecibels) {
        EchoTrial trial =
                new EchoTrial(seed, ShoeBox.of(seed), Hybrid.response(seed), chance(seed), returnLossDecibels);
        trial.isHybrid = true;
        // What the steps of G.711 around nothing come to: more would hide what is left of a soft echo.
        trial.noiseDecibels = -75;
        return trial;
    }

    private static RandomGenerator chance(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 104_729);
    }

    /** So late instead. */
    public EchoTrial late(double millis) {
        delayMillis = millis;
        return this;
    }

    /** Its loudspeaker has enough at this part of the loudest sample. */
    public EchoTrial clippingAt(double part) {
        clipping = part;
        return this;
    }

    /** The other end speaks, and nobody here. */
    public Heard alone(short[] talk) {
        return new Heard(new EchoMeter(line(talk)));
    }

    /** The caller speaks too, between two moments. */
    public Heard both(short[] talk, short[] caller, double fromSeconds, double toSeconds) {
        double decibels = SPEECH_DECIBELS - Math.min(LOUDEST_ECHO_DECIBELS, returnLossDecibels);
        return new Heard(new EchoMeter(line(talk).speaking(Talkers.level(caller, decibels), fromSeconds, toSeconds)));
    }

    /** Its telephone is put elsewhere, at once or in the course of some seconds. */
    public Heard moved(short[] talk, double fromSeconds, double forSeconds) {
        return new Heard(new EchoMeter(
                line(talk).glide(fromSeconds, forSeconds, moved.response(), returnLossDecibels, delayMillis)));
    }

    private EchoLine line(short[] talk) {
        return new EchoLine(Talkers.level(talk, SPEECH_DECIBELS))
                .law(law)
                .clippingAt(clipping)
                .noise(noiseDecibels)
                .way(0, response, returnLossDecibels, delayMillis);
    }

    @Override
    public String toString() {
        return "%s | %.1f dB | %.0f ms | %.0f dBFS"
                .formatted(isHybrid ? "hybrid" : box, returnLossDecibels, delayMillis, noiseDecibels);
    }

    /** What came of it. */
    public static final class Heard {
        // Softer than this the noise of the line is most of what comes up.
        private static final double LEAST_DECIBELS = -50;

        private final EchoMeter meter;

        private Heard(EchoMeter meter) {
            this.meter = meter;
        }

        /** How much softer the echo was made; no number where there was hardly any. */
        public double enhancementDecibels(double fromSeconds, double toSeconds) {
            return meter.uplinkDecibels(fromSeconds, toSeconds) < LEAST_DECIBELS
                    ? Double.NaN
                    : meter.enhancementDecibels(fromSeconds, toSeconds);
        }

        /** When, after a moment, half a second of echo was first made so much softer; no number for never. */
        public double secondsTo(double decibels, double fromSeconds) {
            double seconds = meter.secondsTo(decibels, fromSeconds);
            return seconds < 0 ? Double.NaN : seconds;
        }

        /** How much softer the caller became who spoke too. */
        public double attenuationDecibels(double fromSeconds, double toSeconds) {
            return meter.attenuationDecibels(fromSeconds, toSeconds);
        }

        /** What of the echo and the noise is left. */
        public double leftDecibels(double fromSeconds, double toSeconds) {
            return meter.cleanedDecibels(fromSeconds, toSeconds);
        }

        /** Negative for none. */
        public int delayFoundMillis() {
            return meter.control().statistics().delayMillis();
        }

        public double filterDecibels() {
            return meter.control().statistics().filterDecibels();
        }
    }
}
