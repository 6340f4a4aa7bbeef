package org.parlour.mixer.prompt;

import org.parlour.mixer.stretch.Stretching;

/** A piece of what is played: sound at 16 kHz, or nothing for a while. */
public sealed interface Segment {
    int SAMPLES_A_MILLI = 16;

    int RATE_HZ = 1_000 * SAMPLES_A_MILLI;

    int samples();

    /**
     * The same, said faster or more slowly with the voice it had. Takes some milliseconds for each second of sound, so it is
     * not for a loop.
     *
     * @param speedPercent 100 is as it is
     */
    Segment atSpeed(int speedPercent);

    /** A clip. The samples are shared by all who play them and never written to. */
    final class Sound implements Segment {
        private final short[] samples16k;

        public Sound(short[] samples16k) {
            this.samples16k = samples16k;
        }

        @Override
        public int samples() {
            return samples16k.length;
        }

        @Override
        public Segment atSpeed(int speedPercent) {
            return new Sound(Stretching.whole(samples16k, RATE_HZ, speedPercent));
        }

        short[] samples16k() {
            return samples16k;
        }

        @Override
        public String toString() {
            return "Sound[" + samples16k.length / SAMPLES_A_MILLI + " ms]";
        }
    }

    /** A pause. */
    record Silence(int millis) implements Segment {
        public Silence {
            if (millis < 0) {
                throw new IllegalArgumentException("no pause: " + millis + " ms");
            }
        }

        @Override
        public int samples() {
            return millis * SAMPLES_A_MILLI;
        }

        @Override
        public Segment atSpeed(int speedPercent) {
            return new Silence(millis * 100 / speedPercent);
        }
    }
}
