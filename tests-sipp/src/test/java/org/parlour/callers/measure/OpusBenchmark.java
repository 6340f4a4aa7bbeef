package org.parlour.callers.measure;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusDecoder;
import org.parlour.mixer.opus.OpusEncoder;
import org.parlour.mixer.opus.OpusPacket;
import org.parlour.mixer.opus.OpusSettings;

/** 20 ms of a voice through Opus, by libopus and in pure Java. */
@State(Scope.Thread)
public class OpusBenchmark {
    private static final int FRAMES = 100;
    private static final int NARROW_C1 = 0;
    private static final int NARROW_C5 = 1;
    private static final int WIDE_C1 = 2;
    private static final int WIDE_C5 = 3;
    private static final int COPY = 4;

    @Param({"libopus", "java"})
    public String library = "";

    private final byte[] packet = new byte[OpusPacket.MOST_BYTES];
    private final byte[][] phone = new byte[FRAMES][];
    private final byte[][] browser = new byte[FRAMES][];
    private final short[] decoded = new short[320];
    private final OpusEncoder[] encoders = new OpusEncoder[5];
    private final OpusDecoder[] decoder = new OpusDecoder[1];
    private short[] narrow = {};
    private short[] wide = {};
    private int frame;

    @Setup
    public void prepare() {
        OpusCodecs codecs = library.equals("java") ? OpusCodecs.openPureJava() : OpusCodecs.open();
        narrow = voice(8_000);
        wide = voice(16_000);
        encoders[NARROW_C1] = codecs.newEncoder(OpusSettings.speech(8_000));
        encoders[NARROW_C5] = codecs.newEncoder(OpusSettings.speech(8_000).withComplexity(5));
        encoders[WIDE_C1] = codecs.newEncoder(OpusSettings.speech(16_000));
        encoders[WIDE_C5] = codecs.newEncoder(OpusSettings.speech(16_000).withComplexity(5));
        encoders[COPY] = codecs.newEncoder(OpusSettings.speech(16_000));
        decoder[0] = codecs.newDecoder(16_000);
        record(codecs, phone, 16_000);
        record(codecs, browser, 48_000);
    }

    @TearDown
    public void close() {
        for (OpusEncoder encoder : encoders) {
            encoder.close();
        }
        decoder[0].close();
    }

    @Benchmark
    public int encodeAt8kHzC1() {
        return encode(encoders[NARROW_C1], narrow, 160);
    }

    @Benchmark
    public int encodeAt8kHzC5() {
        return encode(encoders[NARROW_C5], narrow, 160);
    }

    @Benchmark
    public int encodeAt16kHzC1() {
        return encode(encoders[WIDE_C1], wide, 320);
    }

    @Benchmark
    public int encodeAt16kHzC5() {
        return encode(encoders[WIDE_C5], wide, 320);
    }

    @Benchmark
    public int decodeAPhoneTo16kHz() {
        return decode(phone);
    }

    @Benchmark
    public int decodeABrowserTo16kHz() {
        return decode(browser);
    }

    /** Every other packet is lost. */
    @Benchmark
    public int concealAndDecode() {
        return decoder[0].conceal(320, decoded, 0) + decode(phone);
    }

    @Benchmark
    public boolean copyAnEncoder() {
        return encoders[COPY].copyStateFrom(encoders[WIDE_C1]);
    }

    private int encode(OpusEncoder encoder, short[] voice, int samples) {
        frame = (frame + 1) % FRAMES;
        return encoder.encode(voice, frame * samples, samples, packet, 0, packet.length);
    }

    private int decode(byte[][] packets) {
        frame = (frame + 1) % FRAMES;
        return decoder[0].decode(packets[frame], 0, packets[frame].length, decoded, 0);
    }

    private void record(OpusCodecs codecs, byte[][] packets, int rateHz) {
        short[] voice = voice(rateHz);
        try (OpusEncoder encoder = codecs.newEncoder(OpusSettings.speech(rateHz).withSilenceUnsent(false))) {
            int samples = rateHz / 50;
            for (int i = 0; i < FRAMES; i++) {
                int length = encoder.encode(voice, i * samples, samples, packet, 0, packet.length);
                packets[i] = Arrays.copyOf(packet, length);
            }
        }
    }

    // Two seconds: a pitch that glides under three syllables a second, and a little breath.
    private static short[] voice(int rateHz) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        short[] samples = new short[FRAMES * rateHz / 50];
        double phase = 0;
        for (int i = 0; i < samples.length; i++) {
            double seconds = (double) i / rateHz;
            phase += 2 * Math.PI * (130 + 30 * Math.sin(2 * Math.PI * seconds)) / rateHz;
            double loudness = 2_500 * (1 + Math.sin(2 * Math.PI * 3 * seconds));
            double sum = chance.nextGaussian() * 0.05;
            for (int harmonic = 1; harmonic <= 12; harmonic++) {
                sum += Math.sin(harmonic * phase + harmonic) / harmonic;
            }
            samples[i] = (short) (loudness * sum);
        }
        return samples;
    }
}
