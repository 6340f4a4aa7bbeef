package org.parlour.mixer.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.rig.Sounds;

class PublishingTest {
    private static final int RATE_HZ = 8_000;

    private final OpusCodecs codecs = OpusCodecs.open();
    private final Conversation conversation = new Conversation();
    private final Audience audience = new Audience(codecs);
    private final Phone tone = Phone.saying(Sounds.sine(1_000, RATE_HZ, RATE_HZ, -20));
    // Two seconds of speech, two of nothing.
    private final Phone talker = Phone.saying(Arrays.copyOf(Sounds.vowel(140, RATE_HZ, 2 * RATE_HZ, -14), 4 * RATE_HZ));
    private final Phone silent = Phone.saying(Sounds.noise(3, 4 * RATE_HZ, -55));

    @AfterEach
    void nothingIsLeftOutsideTheHeap() {
        for (Phone phone : new Phone[] {tone, talker, silent}) {
            phone.voice.publishNoMore();
        }
        audience.close();
        assertThat(codecs.openNow()).isZero();
    }

    @Test
    void aFrameIsSentWhenItsPacketComesAndNotAtTheTick() {
        conversation.room(tone);
        tone.voice.publish(audience, codecs);
        for (int i = 1; i <= 50; i++) {
            tone.speak(conversation.nowNanos());
            assertThat(audience.packets()).isEqualTo(i);
            assertThat(audience.times.getLast()).isEqualTo(conversation.nowNanos());
            conversation.pass(20);
        }
        evenly();
    }

    @Test
    void aLastingToneIsHeardAsLoudAsItWasSaid() {
        conversation.room(tone);
        tone.voice.publish(audience, codecs);
        conversation.runMillis(20_000);
        assertThat(audience.packets()).isEqualTo(1_000);
        short[] last = audience.heard(19_000, 19_900);
        double marker = Sounds.decibelsAt(1_000, Audience.RATE_HZ, last, 0, last.length);
        assertThat(marker).isCloseTo(-20, within(1.5));
        assertThat(marker - loudestBut(1_000, last)).isGreaterThan(30);
        assertThat(audience.levels.getLast()).isCloseTo(23, within(1));
    }

    /** As much as its line brings: 5.5 kHz of a wide one, and nothing above 4 of any other. */
    @Test
    void aWideVoiceIsSentWide() {
        WidePhone wide = new WidePhone(Sounds.sine(5_500, Audience.RATE_HZ, Audience.RATE_HZ, -20));
        RoomMix room = conversation.room(silent);
        room.join(wide.voice);
        wide.voice.publish(audience, codecs);
        for (int i = 0; i < 150; i++) {
            wide.speak(conversation.nowNanos());
            conversation.runMillis(20);
        }
        short[] last = audience.heard(2_000, 2_900);
        assertThat(Sounds.decibelsAt(5_500, Audience.RATE_HZ, last, 0, last.length))
                .isCloseTo(-20, within(3.0));
        wide.voice.close();
    }

    @Test
    void onlyWhatThatPhoneSaysIsSent() {
        Phone other = Phone.saying(Sounds.sine(2_500, RATE_HZ, RATE_HZ, -14));
        conversation.room(tone, other, silent);
        tone.voice.publish(audience, codecs);
        conversation.runMillis(3_000);
        short[] last = audience.heard(1_000, 2_900);
        assertThat(Sounds.decibelsAt(1_000, Audience.RATE_HZ, last, 0, last.length))
                .isCloseTo(-20, within(1.5));
        assertThat(Sounds.decibelsAt(2_500, Audience.RATE_HZ, last, 0, last.length))
                .isLessThan(-60);
    }

    @Test
    void inPausesSilenceIsSentOnceAndThenNothing() {
        conversation.room(talker);
        talker.voice.publish(audience, codecs);
        conversation.runMillis(12_000);
        // Speech, and half a second behind it in which it might go on.
        assertThat(audience.packets()).isBetween(3 * 100, 3 * 130);
        assertThat(audience.silences).isEqualTo(3);
        assertThat(talker.voice.counters().published().framesEncoded()).isEqualTo(audience.packets());
        // Time runs on all the same: the third speech begins eight seconds after the first.
        int third = audience.timestamps.stream()
                .filter(timestamp -> timestamp - audience.timestamps.getFirst() >= 7 * 48_000)
                .findFirst()
                .orElseThrow();
        assertThat((third - audience.timestamps.getFirst()) / 48).isCloseTo(8_000, within(40));
    }

    @Test
    void whoSaysNothingCostsNothing() {
        conversation.room(silent);
        silent.voice.publish(audience, codecs);
        conversation.runMillis(10_000);
        assertThat(silent.voice.counters().published().framesEncoded()).isZero();
        assertThat(codecs.openNow()).as("the audience's decoder").isEqualTo(1);
    }

    @Test
    void aNoisyLineComesToAnEndToo() {
        Phone noisy = Phone.saying(noisyAfter(2));
        conversation.room(noisy);
        noisy.voice.publish(audience, codecs);
        conversation.runMillis(8_000);
        int packets = audience.packets();
        assertThat(packets).isLessThan(200);
        assertThat(audience.silences).isEqualTo(1);
        conversation.runMillis(1_000);
        assertThat(audience.packets()).isEqualTo(packets);
        noisy.voice.publishNoMore();
    }

    @Test
    void nothingIsMadeForNobodyAndTimeRunsOnMeanwhile() {
        conversation.room(tone);
        audience.wanted = false;
        tone.voice.publish(audience, codecs);
        conversation.runMillis(1_000);
        assertThat(audience.packets()).isZero();
        audience.wanted = true;
        conversation.runMillis(1_000);
        assertThat(audience.packets()).isEqualTo(50);
        audience.wanted = false;
        conversation.runMillis(5_000);
        audience.wanted = true;
        conversation.runMillis(1_000);
        assertThat(audience.packets()).isEqualTo(100);
        assertThat(audience.timestamps.get(50) - audience.timestamps.get(49)).isEqualTo(251 * 960);
        assertThat(tone.voice.counters().published().framesEncoded()).isEqualTo(100);
    }

    @Test
    void whoIsMutedIsHushedAndNothingIsSent() {
        conversation.room(tone);
        tone.voice.publish(audience, codecs);
        conversation.runMillis(1_000);
        tone.voice.muted(true);
        assertThat(audience.hushes).isEqualTo(1);
        // The last frame ends what was said, so that nobody's browser draws it out.
        assertThat(audience.packets()).isEqualTo(51);
        assertThat(audience.levels.getLast()).isEqualTo(127);
        tone.voice.muted(true);
        conversation.runMillis(2_000);
        assertThat(audience.hushes).isEqualTo(1);
        assertThat(audience.packets()).isEqualTo(51);
        tone.voice.muted(false);
        conversation.runMillis(1_000);
        assertThat(audience.packets()).isEqualTo(101);
        short[] last = audience.heard(3_200, 3_900);
        assertThat(Sounds.decibelsAt(1_000, Audience.RATE_HZ, last, 0, last.length))
                .isCloseTo(-20, within(1.5));
        assertThat((audience.timestamps.get(51) - audience.timestamps.get(49)) / 48)
                .isEqualTo(2_020);
    }

    /** The audience would notice a time that was told twice. */
    @Test
    void whoIsMutedForAMomentOnlyIsHeardOn() {
        conversation.room(tone);
        tone.voice.publish(audience, codecs);
        for (int i = 0; i < 50; i++) {
            conversation.runMillis(100);
            tone.voice.muted(true);
            tone.voice.muted(false);
        }
        assertThat(audience.hushes).isEqualTo(50);
        // The end that was told stands in the place of a frame.
        assertThat(audience.packets()).isGreaterThan(240);
    }

    @Test
    void whoComesMutedSaysNothing() {
        conversation.room(tone);
        tone.voice.muted(true);
        tone.voice.publish(audience, codecs);
        conversation.runMillis(1_000);
        assertThat(audience.hushes).isEqualTo(1);
        assertThat(audience.packets()).isZero();
    }

    @Test
    void aLineThatBreaksInMidWordBeginsAnew() {
        conversation.room(tone);
        tone.voice.publish(audience, codecs);
        conversation.runMillis(1_000);
        conversation.pass(3_000);
        assertThat(audience.packets()).isEqualTo(50);
        conversation.runMillis(1_000);
        assertThat(audience.packets()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eachLibraryDoes(boolean machine) {
        OpusCodecs used = machine ? codecs : OpusCodecs.openPureJava();
        try (Audience hears = new Audience(used)) {
            conversation.room(talker);
            talker.voice.publish(hears, used);
            conversation.runMillis(4_500);
            talker.voice.publishNoMore();
            talker.voice.publishNoMore();
            conversation.runMillis(1_000);
            assertThat(hears.packets()).isBetween(100, 155);
            assertThat(hears.silences).isEqualTo(1);
            short[] spoken = hears.heard(500, 1_900);
            assertThat(Sounds.decibels(spoken, 0, spoken.length)).isGreaterThan(-26);
        }
        assertThat(used.openNow()).isEqualTo(machine ? 1 : 0);
    }

    @Test
    void aVoiceIsPublishedOnceAtATimeAndAgainElsewhere() {
        conversation.room(tone);
        tone.voice.publish(audience, codecs);
        assertThatThrownBy(() -> tone.voice.publish(audience, codecs)).isInstanceOf(IllegalStateException.class);
        conversation.runMillis(1_000);
        tone.voice.publishNoMore();
        assertThat(tone.voice.counters().published().packetsSent()).isEqualTo(50);
        tone.voice.publish(audience, codecs);
        conversation.runMillis(1_000);
        assertThat(audience.packets()).isEqualTo(100);
        evenly();
    }

    @Test
    void aPublishedVoiceShowsItsChain() {
        tone.voice.publish(audience, codecs);
        conversation.room(tone);
        conversation.runMillis(100);
        assertThat(tone.voice.toString()).endsWith(" → PCMA/20ms | Opus(16000→NARROW, 16000 bit/s, c1)");
    }

    private void evenly() {
        for (int i = 1; i < audience.packets(); i++) {
            assertThat(audience.timestamps.get(i) - audience.timestamps.get(i - 1))
                    .isEqualTo(960);
        }
    }

    private static double loudestBut(int hertz, short[] samples) {
        double loudest = -100;
        for (int other = 200; other < 3_600; other += 20) {
            if (Math.abs(other - hertz) > 40) {
                loudest = Math.max(loudest, Sounds.decibelsAt(other, Audience.RATE_HZ, samples, 0, samples.length));
            }
        }
        return loudest;
    }

    private static short[] noisyAfter(int seconds) {
        short[] samples = Sounds.noise(9, 20 * RATE_HZ, -47);
        System.arraycopy(Sounds.vowel(140, RATE_HZ, seconds * RATE_HZ, -14), 0, samples, 0, seconds * RATE_HZ);
        return samples;
    }
}
