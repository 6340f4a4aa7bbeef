package org.parlour.mixer.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.opus.OpusFallback.Cause;

class OpusCodecsTest {
    @Test
    void theMachinesLibraryIsFoundAndSaysItsVersion() {
        OpusCodecs codecs = Library.MACHINE.open();
        assertThat(codecs.version()).startsWith("libopus 1.");
        assertThat(codecs.fallback()).isEmpty();
    }

    @Test
    void whereThereIsNoneJavaServesAndSaysWhatItCosts() {
        OpusCodecs codecs = OpusCodecs.open("libopus.so.none");
        assertThat(codecs.isNative()).isFalse();
        assertThat(codecs.version()).matches("concentus \\d+\\.\\d+\\.\\d+");
        assertThat(codecs.fallback()).hasValue(new OpusFallback(Cause.ABSENT, "libopus.so.none"));
        assertThat(codecs.fallback().orElseThrow().warning())
                .contains("libopus.so.none was not found", "times the CPU", "apt-get install libopus0");
    }

    @Test
    void aLibraryOfAnotherKindIsNotTaken() {
        assertThat(OpusCodecs.open("libm.so.6").fallback()).hasValue(new OpusFallback(Cause.INCOMPLETE, "libm.so.6"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"libopus 1.3", "libopus 1.3.1", "libopus 1.5.2-fixed", "libopus 1.10", "libopus 2.0"})
    void recentVersionsAreTaken(String version) {
        assertThat(Libopus.isRecent(version)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"libopus 1.2.1", "libopus 1.1.2", "libopus 0.9", "libopus unknown", "", "libopus 1"})
    void olderOnesAndThoseThatDoNotSayAreNot(String version) {
        assertThat(Libopus.isRecent(version)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOpenIsCountedUntilItIsClosed(Library library) {
        OpusCodecs codecs = library.open();
        OpusEncoder encoder = codecs.newEncoder(OpusSettings.speech(16_000));
        OpusDecoder decoder = codecs.newDecoder(16_000);
        assertThat(codecs.openNow()).isEqualTo(2);
        encoder.close();
        encoder.close();
        assertThat(codecs.openNow()).isEqualTo(1);
        decoder.close();
        decoder.close();
        assertThat(codecs.openNow()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void nothingWorksOnceItIsClosed(Library library) {
        OpusCodecs codecs = library.open();
        OpusEncoder open = codecs.newEncoder(OpusSettings.speech(8_000));
        OpusEncoder encoder = codecs.newEncoder(OpusSettings.speech(8_000));
        encoder.close();
        assertThatThrownBy(() -> encoder.encode(new short[160], 0, 160, new byte[100], 0, 100))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> encoder.settings(OpusSettings.speech(8_000)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> open.copyStateFrom(encoder)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(encoder::lookAheadSamples).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(encoder::reset).isInstanceOf(IllegalStateException.class);
        open.close();

        OpusDecoder decoder = codecs.newDecoder(16_000);
        decoder.close();
        assertThatThrownBy(() -> decoder.decode(new byte[1], 0, 1, new short[2_000], 0))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> decoder.conceal(320, new short[320], 0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> decoder.repair(new byte[1], 0, 1, 320, new short[320], 0))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(decoder::reset).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRateThatOpusDoesNotHaveIsRefusedAtOnce() {
        assertThatThrownBy(() -> OpusSettings.speech(44_100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Library.JAVA.open().newDecoder(32_000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void settingsOutsideOfTheirRangeAreRefused() {
        OpusSettings settings = OpusSettings.speech(16_000);
        assertThatThrownBy(() -> settings.withComplexity(11)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.withBitrate(500)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.withExpectedLoss(101)).isInstanceOf(IllegalArgumentException.class);
    }
}
