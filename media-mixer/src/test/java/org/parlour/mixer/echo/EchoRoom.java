package org.parlour.mixer.echo;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.parlour.mixer.g711.Law;

/**
 * One call from one room, all of it from a seed: the doctor speaks, then the patient too, then the telephone is moved
 * and the doctor speaks on.
 */
final class EchoRoom {
    static final int ROOMS = 20;
    static final int TALK_SECONDS = 9;
    static final int MOVE_SECONDS = 15;
    static final int SECONDS = 24;

    private static final String[] LANGUAGES = {"en", "de", "ru"};

    private final long seed;
    private final ShoeBox box;
    private final double returnLossDecibels;
    private final double delayMillis;
    private final double clipping;
    private final EchoLine line;

    EchoRoom(long seed) {
        this.seed = seed;
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 7_919);
        box = ShoeBox.of(seed);
        returnLossDecibels = chance.nextDouble(0, 12);
        delayMillis = chance.nextDouble(20, 400);
        // Every other loudspeaker clips what is louder than a good part of the loudest.
        clipping = seed % 2 == 0 ? chance.nextDouble(0.1, 0.3) : 1;
        int language = chance.nextInt(LANGUAGES.length);
        short[] doctor = Talkers.speech(LANGUAGES[language], chance.nextInt(30), chance.nextDouble(0.9, 1.2), SECONDS);
        short[] patient = Talkers.speech(
                LANGUAGES[(language + 1) % LANGUAGES.length], chance.nextInt(30), chance.nextDouble(0.85, 1.25), 10);
        line = new EchoLine(doctor)
                .law(chance.nextBoolean() ? Law.A : Law.MU)
                .clippingAt(clipping)
                .noise(chance.nextDouble(-72, -62))
                .way(0, box.response(), returnLossDecibels, delayMillis)
                .way(MOVE_SECONDS, box.moved(seed).response(), returnLossDecibels, delayMillis)
                .speaking(Talkers.level(patient, -23 - Math.min(6, returnLossDecibels)), TALK_SECONDS, MOVE_SECONDS);
    }

    EchoLine line() {
        return line;
    }

    EchoMeter meter() {
        return new EchoMeter(line);
    }

    ShoeBox box() {
        return box;
    }

    double delayMillis() {
        return delayMillis;
    }

    double returnLossDecibels() {
        return returnLossDecibels;
    }

    double clipping() {
        return clipping;
    }

    @Override
    public String toString() {
        return "seed %d: %s, %.1f dB, %.0f ms, clips at %.2f"
                .formatted(seed, box, returnLossDecibels, delayMillis, clipping);
    }
}
