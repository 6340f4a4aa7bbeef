package org.parlour.callers.measure;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.parlour.mixer.conceal.Concealment;
import org.parlour.mixer.echo.EchoControl;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.level.Levelling;
import org.parlour.mixer.level.SpeechLevel;
import org.parlour.mixer.measure.Babble;
import org.parlour.mixer.mix.Limiter;
import org.parlour.mixer.noise.HighPass;
import org.parlour.mixer.noise.NoiseSuppression;
import org.parlour.mixer.resample.Downsampler;
import org.parlour.mixer.resample.Upsampler;

/** 20 ms through each stage by itself. */
@State(Scope.Thread)
public class MixerStagesBenchmark {
    private static final int NARROW = 160;
    private static final int WIDE = 320;

    private static final int VOICE_SECONDS = 10;
    private static final int ECHO_LATE = 2_400;

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
    private final HighPass highPass = new HighPass();
    private final NoiseSuppression noise = new NoiseSuppression();
    private final Levelling levelling = new Levelling();
    private final EchoControl echo = new EchoControl(8_000);
    // A voice, and what comes back of it: cleaning does more where there is something to clean.
    private final short[] voice = Babble.spoken(1, 16_000, VOICE_SECONDS);
    private final short[] echoed = new short[voice.length];
    private int at;

    public MixerStagesBenchmark() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        for (int i = 0; i < WIDE; i++) {
            wide[i] = (short) random.nextInt(-8_000, 8_000);
            sum[i] = 3 * wide[i];
            narrow[i / 2] = wide[i];
            codes[i / 2] = Law.A.compress(wide[i]);
        }
        for (int i = 0; i < voice.length; i++) {
            int noisy = voice[i] + random.nextInt(-50, 50);
            voice[i] = (short) Math.clamp(noisy, Short.MIN_VALUE, Short.MAX_VALUE);
            echoed[i] = (short) (random.nextInt(-20, 20) + (i < ECHO_LATE ? 0 : voice[i - ECHO_LATE] / 4));
        }
    }

    private void next(short[] uplink) {
        at = at + WIDE < voice.length ? at + WIDE : 0;
        System.arraycopy(uplink, at, wide, 0, WIDE);
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

    @Benchmark
    public short highPass() {
        next(voice);
        highPass.filter(wide, 0, WIDE);
        return wide[HEARD];
    }

    @Benchmark
    public short suppressNoise() {
        next(voice);
        noise.suppress(wide, 0, WIDE);
        return wide[HEARD];
    }

    @Benchmark
    public short levelVoice() {
        next(voice);
        levelling.level(wide, 0, true);
        return wide[HEARD];
    }

    @Benchmark
    public short controlEcho() {
        next(echoed);
        echo.played(voice, at, WIDE);
        echo.clean(wide, 0, WIDE);
        return wide[HEARD];
    }
}
