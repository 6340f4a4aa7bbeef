package org.parlour.mixer.echo;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A room with bare walls, and what a microphone hears in it of a loudspeaker: the images of the loudspeaker behind each
 * wall (Allen and Berkley, Image method for efficiently simulating small-room acoustics, 1979).
 */
final class ShoeBox {
    private static final double SOUND_METRES_A_SECOND = 343;
    private static final double LONGEST_SECONDS = 0.5;
    // Half of the sinc by which an image falls between two samples.
    private static final int SINC = 8;

    private final double[] size;
    private final double[] loudspeaker;
    private final double[] microphone;
    private final double reflection;
    private final double reverberationSeconds;

    private ShoeBox(double[] size, double[] loudspeaker, double[] microphone, double reverberationSeconds) {
        this.size = size;
        this.loudspeaker = loudspeaker;
        this.microphone = microphone;
        this.reverberationSeconds = reverberationSeconds;
        double volume = size[0] * size[1] * size[2];
        double surface = 2 * (size[0] * size[1] + size[1] * size[2] + size[2] * size[0]);
        // Eyring: T = 0.161 V / (-S ln(1 - absorbed)); of an amplitude, the root is reflected.
        this.reflection = Math.exp(-0.161 * volume / (surface * reverberationSeconds) / 2);
    }

    /** A kitchen or a living room, with a speakerphone on a table: its parts are 8 to 40 cm from each other. */
    static ShoeBox of(long seed) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] size = {chance.nextDouble(2.5, 6), chance.nextDouble(2.2, 5), chance.nextDouble(2.2, 2.9)};
        double[] loudspeaker = {
            chance.nextDouble(0.8, size[0] - 0.8), chance.nextDouble(0.8, size[1] - 0.8), chance.nextDouble(0.7, 1)
        };
        ShoeBox box = new ShoeBox(size, loudspeaker, loudspeaker, chance.nextDouble(0.2, 0.6));
        return box.withMicrophoneAt(chance, chance.nextDouble(0.08, 0.4));
    }

    /** The telephone was put elsewhere on the table, and somebody leans over it. */
    ShoeBox moved(long seed) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] elsewhere = loudspeaker.clone();
        for (int axis = 0; axis < 2; axis++) {
            elsewhere[axis] += chance.nextDouble(0.1, 0.4) * (chance.nextBoolean() ? 1 : -1);
        }
        return new ShoeBox(size, elsewhere, elsewhere, reverberationSeconds)
                .withMicrophoneAt(chance, chance.nextDouble(0.08, 0.4));
    }

    private ShoeBox withMicrophoneAt(RandomGenerator chance, double metres) {
        double angle = chance.nextDouble(2 * Math.PI);
        double[] near = {
            loudspeaker[0] + metres * Math.cos(angle), loudspeaker[1] + metres * Math.sin(angle), loudspeaker[2] + 0.03
        };
        return new ShoeBox(size, loudspeaker, near, reverberationSeconds);
    }

    double reverberationSeconds() {
        return reverberationSeconds;
    }

    double distanceMetres() {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            sum += Math.pow(loudspeaker[axis] - microphone[axis], 2);
        }
        return Math.sqrt(sum);
    }

    /** What becomes of a click, at 16 kHz. */
    double[] response() {
        double seconds = Math.min(LONGEST_SECONDS, reverberationSeconds);
        double[] response = new double[(int) (seconds * Talkers.RATE_HZ)];
        double furthest = seconds * SOUND_METRES_A_SECOND;
        int[] most = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            most[axis] = (int) Math.ceil(furthest / (2 * size[axis]));
        }
        for (int x = -most[0]; x <= most[0]; x++) {
            for (int y = -most[1]; y <= most[1]; y++) {
                for (int z = -most[2]; z <= most[2]; z++) {
                    addImages(response, new int[] {x, y, z});
                }
            }
        }
        return response;
    }

    private void addImages(double[] response, int[] cell) {
        for (int mirrored = 0; mirrored < 8; mirrored++) {
            double squares = 0;
            int reflections = 0;
            for (int axis = 0; axis < 3; axis++) {
                int turned = mirrored >> axis & 1;
                double image = (turned == 0 ? loudspeaker[axis] : -loudspeaker[axis]) + 2 * cell[axis] * size[axis];
                squares += (image - microphone[axis]) * (image - microphone[axis]);
                reflections += Math.abs(cell[axis] - turned) + Math.abs(cell[axis]);
            }
            double metres = Math.sqrt(squares);
            add(response, metres / SOUND_METRES_A_SECOND * Talkers.RATE_HZ, Math.pow(reflection, reflections) / metres);
        }
    }

    private static void add(double[] response, double at, double amplitude) {
        int middle = (int) Math.floor(at);
        for (int i = middle - SINC + 1; i <= middle + SINC; i++) {
            if (i >= 0 && i < response.length) {
                double off = i - at;
                double sinc = off == 0 ? 1 : Math.sin(Math.PI * off) / (Math.PI * off);
                response[i] += amplitude * sinc * (0.5 + 0.5 * Math.cos(Math.PI * off / (SINC + 1)));
            }
        }
    }

    @Override
    public String toString() {
        return "%.1f × %.1f × %.1f m, %.2f s, %.2f m"
                .formatted(size[0], size[1], size[2], reverberationSeconds, distanceMetres());
    }
}
