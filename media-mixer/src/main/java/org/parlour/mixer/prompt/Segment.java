package org.parlour.mixer.prompt;

/** A piece of what is played: sound at 16 kHz, or nothing for a while. */
public sealed interface Segment {
    int SAMPLES_A_MILLI = 16;

    int samples();

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
    }
}
