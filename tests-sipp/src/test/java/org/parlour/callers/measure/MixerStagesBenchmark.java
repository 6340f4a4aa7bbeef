package org.parlour.callers.measure;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.parlour.mixer.conceal.Concealment;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.level.SpeechLevel;
import org.parlour.mixer.mix.Limiter;
import org.parlour.mixer.resample.Downsampler;
import org.parlour.mixer.resample.Upsampler;

/** 20 ms through each stage by itself. */
@State(Scope.Thread)
public class MixerStagesBenchmark {
    private static final int NARROW = 160;
    private static final int WIDE = 320;

    // Behind the delay of the filters.
    private static final int HEARD = 99;

    private final short[] narrow = new short[NARROW];
    private final short[] concealed = new short[NARROW];
    private final short[] wide = new short[WIDE];
    private final int[] sum = new int[WIDE];
    private final byte[] codes = new byte[NARROW];
    private final Upsampler upsampler = new Upsampler();
    private final Downsampler downsampler = new Downsampler();
    private final Limiter limiter = new Limiter();
    private final SpeechLevel level = new SpeechLevel();
    private final Concealment concealment = new Concealment(8_000);

    public MixerStagesBenchmark() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        for (int i = 0; i < WIDE; i++) {
            wide[i] = (short) random.nextInt(-8_000, 8_000);
            sum[i] = 3 * wide[i];
            narrow[i / 2] = wide[i];
            codes[i / 2] = Law.A.compress(wide[i]);
        }
    }

    @Benchmark
    public short expand() {
        Law.A.expand(codes, 0, NARROW, narrow, 0);
        return narrow[HEARD];
    }

    @Benchmark
    public byte compress() {
        Law.A.compress(narrow, 0, NARROW, codes, 0);
        return codes[HEARD];
    }

    @Benchmark
    public short upsample() {
        upsampler.upsample(narrow, 0, NARROW, wide, 0);
        return wide[HEARD];
    }

    @Benchmark
    public short downsample() {
        downsampler.downsample(wide, 0, NARROW, narrow, 0);
        return narrow[HEARD];
    }

    @Benchmark
    public short limit() {
        limiter.limit(sum, wide);
        return wide[HEARD];
    }

    @Benchmark
    public boolean level() {
        level.hear(narrow, 0, NARROW);
        return level.isSpeaking();
    }

    @Benchmark
    public short concealOneLoss() {
        concealment.heard(narrow, 0, NARROW);
        concealment.conceal(concealed, 0, NARROW);
        return concealed[HEARD];
    }
}
