package org.parlour.callers.measure;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A benchmark of something that is refused measures nothing: each does its work, once, here. */
// Its figures would be those of the neighbours.
@Isolated
class BenchmarksTest {
    @ParameterizedTest
    @ValueSource(strings = {"AES_CM_128_HMAC_SHA1_80", "AEAD_AES_128_GCM"})
    void packetsAreProtectedAndComeBack(String profile) throws Exception {
        SrtpBenchmark benchmark = new SrtpBenchmark();
        benchmark.profile = profile;
        benchmark.payloadBytes = 160;
        benchmark.prepare();
        assertThat(benchmark.protect()).isGreaterThan(172);
        assertThat(benchmark.protectAndUnprotect()).isEqualTo(172);
        assertThat(benchmark.jitsiProtect()).hasToString("OK");
    }

    @Test
    void theLevelIsFoundAndTheSourceIsValid() {
        RtpBenchmark benchmark = new RtpBenchmark();
        assertThat(benchmark.readAndFindLevel()).isEqualTo(0x30);
        assertThat(benchmark.rewrite()).isEqualTo(28);
        benchmark.validateSource();
        benchmark.validateSource();
        assertThat(benchmark.validateSource()).hasToString("IN_ORDER");
    }

    @Test
    void theCheckIsVerifiedAndAnswered() {
        StunBenchmark benchmark = new StunBenchmark();
        assertThat(benchmark.readAndNameTheSession()).isNotZero();
        assertThat(benchmark.readAndVerify()).isTrue();
        assertThat(benchmark.readVerifyAndAnswer()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 0 0", "10 3 0", "10 3 2"})
    void theRoomIsHeard(String room) {
        MixerBenchmark benchmark = new MixerBenchmark();
        benchmark.room = room;
        benchmark.prepare();
        long before = benchmark.arrivalsAndTick();
        assertThat(benchmark.arrivalsAndTick()).isNotEqualTo(before);
        benchmark.end();
    }

    @Test
    void everyStageOfTheMixerDoesItsWork() {
        MixerStagesBenchmark benchmark = new MixerStagesBenchmark();
        benchmark.expand();
        assertThat(benchmark.level()).isTrue();
        assertThat(benchmark.upsample()).isNotZero();
        assertThat(benchmark.downsample()).isNotZero();
        assertThat(benchmark.limit()).isNotZero();
        assertThat(benchmark.concealOneLoss()).isNotZero();
        assertThat(benchmark.compress()).isNotZero();
        assertThat(range(0, 500).map(i -> Math.abs(benchmark.highPass())).sum()).isPositive();
        assertThat(range(0, 500).map(i -> Math.abs(benchmark.suppressNoise())).sum())
                .isPositive();
        assertThat(range(0, 500).map(i -> Math.abs(benchmark.levelVoice())).sum())
                .isPositive();
        int came = range(0, 500).map(i -> Math.abs(benchmark.highPass())).sum();
        range(0, 500).forEach(i -> benchmark.controlEcho());
        assertThat(range(0, 500).map(i -> Math.abs(benchmark.controlEcho())).sum())
                .as("what is left of an echo that came four times softer")
                .isLessThan(came / 16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"libopus", "java"})
    void aVoiceIsEncodedAndDecoded(String library) {
        OpusBenchmark benchmark = new OpusBenchmark();
        benchmark.library = library;
        benchmark.prepare();
        assertThat(benchmark.encodeAt8kHzC1()).isPositive();
        assertThat(benchmark.encodeAt8kHzC5()).isPositive();
        assertThat(benchmark.encodeAt16kHzC1()).isPositive();
        assertThat(benchmark.encodeAt16kHzC5()).isPositive();
        assertThat(benchmark.decodeAPhoneTo16kHz()).isEqualTo(320);
        assertThat(benchmark.decodeABrowserTo16kHz()).isEqualTo(320);
        assertThat(benchmark.concealAndDecode()).isEqualTo(640);
        benchmark.copyAnEncoder();
        benchmark.close();
    }
}
