package org.parlour.callers.voice;

import java.util.Arrays;
import org.parlour.mixer.conceal.Concealment;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.g722.G722Decoder;
import org.parlour.mixer.g722.G722Encoder;

/** Frame by frame, without a jitter buffer: what a codec leaves to whoever fills its gaps. */
enum FrameWay implements Way {
    /** A packet more is waited for: the last one lost is bridged. */
    CONCEALMENT("our concealment") {
        @Override
        void fill(short[] heard, boolean[] lost, int frame, int rateHz) {
            Concealment concealment = new Concealment(rateHz);
            for (int i = 0; i < lost.length; i++) {
                if (!lost[i]) {
                    concealment.heard(heard, i * frame, frame);
                } else if (i + 1 < lost.length && !lost[i + 1]) {
                    concealment.bridge(heard, i * frame, frame, heard, (i + 1) * frame, frame);
                } else {
                    concealment.conceal(heard, i * frame, frame);
                }
            }
        }
    },
    /** The last packet again, 3 dB softer each time but the first. */
    REPETITION("repetition") {
        @Override
        void fill(short[] heard, boolean[] lost, int frame, int rateHz) {
            double gain = 1;
            for (int i = 0; i < lost.length; i++) {
                if (!lost[i]) {
                    gain = 1;
                    continue;
                }
                for (int k = i * frame; k < (i + 1) * frame; k++) {
                    heard[k] = (short) (heard[k - frame] * gain);
                }
                gain = SOFTER;
            }
        }
    },
    SILENCE("silence") {
        @Override
        void fill(short[] heard, boolean[] lost, int frame, int rateHz) {
            for (int i = 0; i < lost.length; i++) {
                if (lost[i]) {
                    Arrays.fill(heard, i * frame, (i + 1) * frame, (short) 0);
                }
            }
        }
    };

    // Of its two filters, of 24 taps each.
    private static final int G722_DELAY_SAMPLES = 22;
    private static final double SOFTER = Math.sqrt(0.5);

    private final String words;

    FrameWay(String words) {
        this.words = words;
    }

    @Override
    public String title() {
        return words;
    }

    @Override
    public short[] heard(Talk talk, boolean[] lost) {
        short[] heard = Arrays.copyOf(talk.samples(), lost.length * talk.frameSamples());
        if (talk.rateHz() == 8_000) {
            for (int i = 0; i < heard.length; i++) {
                heard[i] = Law.A.expand(Law.A.compress(heard[i]));
            }
        } else {
            throughG722(heard, lost, talk.frameSamples());
        }
        fill(heard, lost, talk.frameSamples(), talk.rateHz());
        return heard;
    }

    /** A decoder that stands still while nothing comes. */
    private static void throughG722(short[] heard, boolean[] lost, int frame) {
        G722Encoder encoder = new G722Encoder();
        G722Decoder decoder = new G722Decoder();
        byte[] codes = new byte[frame / 2];
        // So that what is heard is in step with what was said.
        short[] early = Arrays.copyOfRange(heard, G722_DELAY_SAMPLES, heard.length + G722_DELAY_SAMPLES);
        for (int i = 0; i < lost.length; i++) {
            encoder.encode(early, i * frame, codes.length, codes, 0);
            if (!lost[i]) {
                decoder.decode(codes, 0, codes.length, heard, i * frame);
            }
        }
    }

    /** Fills what is lost, where it lies. */
    abstract void fill(short[] heard, boolean[] lost, int frame, int rateHz);
}
