package org.parlour.mixer.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.digits.ToneVoice.Timing;
import org.parlour.mixer.rig.Sounds;
import org.parlour.proof.Allocation;
import org.parlour.wire.dtmf.Key;

class ToneVoiceTest {
    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000})
    void whatItSaysIsHeard(int rateHz) {
        ToneVoice voice = new ToneVoice(rateHz, Timing.USUAL);
        for (char face : Dialled.KEYS.toCharArray()) {
            assertThat(voice.say(Key.of(face))).isTrue();
        }
        short[] sound = sounded(voice, rateHz, 5);
        assertThat(new Heard(rateHz).all(sound).keys()).isEqualTo(Dialled.KEYS);
        assertThat(voice.isSpeaking()).isFalse();
    }

    @Test
    void theQuickestKeysOfTheRecommendationAreHeardToo() {
        ToneVoice voice = new ToneVoice(8_000, new Timing(42, 42, 10));
        "1155990D".chars().forEach(face -> voice.say(Key.of((char) face)));
        assertThat(new Heard(8_000).all(sounded(voice, 8_000, 1)).keys()).isEqualTo("1155990D");
    }

    @Test
    void itIsAsLoudAsItShouldBeAndItsHighToneIsLouder() {
        ToneVoice voice = new ToneVoice(8_000, new Timing(1_000, 0, 8));
        voice.say(Key.of('1'));
        short[] sound = sounded(voice, 8_000, 1);
        // 0 dBm0 lies 3.14 dB below full scale.
        assertThat(Sounds.decibelsAt(1_209, 8_000, sound, 0, 8_000)).isCloseTo(-11.1, within(0.2));
        assertThat(Sounds.decibelsAt(697, 8_000, sound, 0, 8_000)).isCloseTo(-13.1, within(0.2));
    }

    @Test
    void restsLieBetweenKeys() {
        ToneVoice voice = new ToneVoice(8_000, Timing.USUAL);
        voice.say(Key.of('1'));
        voice.rest(2_000);
        voice.say(Key.of('2'));
        Heard heard = new Heard(8_000).all(sounded(voice, 8_000, 3));
        assertThat(heard.keys()).isEqualTo("12");
        long apart = heard.news.get(2).atTicks() - heard.news.get(0).atTicks();
        assertThat(apart / 8.0).isCloseTo(160 + 100 + 2_000, within(6.0));
    }

    @Test
    void theVoiceRestsMeanwhileAndIsLeftAloneAfterwards() {
        ToneVoice voice = new ToneVoice(8_000, Timing.USUAL);
        short[] frame = new short[160];
        Arrays.fill(frame, (short) 1_000);
        assertThat(voice.sound(frame, 0, 160)).isFalse();
        assertThat(frame[80]).isEqualTo((short) 1_000);
        voice.say(Key.of('1'));
        for (int i = 0; i < 13; i++) {
            Arrays.fill(frame, (short) 1_000);
            assertThat(voice.sound(frame, 0, 160)).isTrue();
        }
        assertThat(frame).isEqualTo(new short[160]);
        assertThat(voice.sound(frame, 0, 160)).isFalse();
    }

    @Test
    void tonesBeginAndEndSoftly() {
        ToneVoice voice = new ToneVoice(8_000, Timing.USUAL);
        voice.say(Key.of('D'));
        short[] sound = sounded(voice, 8_000, 1);
        assertThat(Math.abs(sound[0])).isLessThan((short) 300);
        assertThat(Math.abs(sound[1_279])).isLessThan((short) 600);
    }

    @Test
    void whatWaitsIsBoundedAndCanBeForgotten() {
        ToneVoice voice = new ToneVoice(8_000, Timing.USUAL);
        for (int i = 0; i < ToneVoice.MAX_WAITING; i++) {
            assertThat(voice.say(Key.of('1'))).isTrue();
        }
        assertThat(voice.say(Key.of('1'))).isFalse();
        assertThat(voice.rest(100)).isFalse();
        voice.sound(new short[160], 0, 160);
        voice.forget();
        assertThat(new Heard(8_000).all(sounded(voice, 8_000, 1)).keys()).isEqualTo("1");
        assertThat(voice.isSpeaking()).isFalse();
    }

    @Test
    void whatCannotBeSoundedIsRefused() {
        assertThatThrownBy(() -> new ToneVoice(48_000, Timing.USUAL)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Timing(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Timing(100, 100, 64)).isInstanceOf(IndexOutOfBoundsException.class);
        ToneVoice voice = new ToneVoice(8_000, Timing.USUAL);
        assertThatThrownBy(() -> voice.rest(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void nothingIsAllocated() {
        ToneVoice voice = new ToneVoice(16_000, new Timing(100, 50, 8));
        short[] frame = new short[320];
        assertThat(Allocation.bytesPerStep(() -> {
                    if (!voice.isSpeaking()) {
                        voice.say(Key.of(7));
                        voice.rest(30);
                    }
                    voice.sound(frame, 0, 320);
                }))
                .isZero();
    }

    @Test
    void keysCannotBePrinted() {
        ToneVoice voice = new ToneVoice(8_000, Timing.USUAL);
        voice.say(Key.of('7'));
        voice.sound(new short[160], 0, 160);
        assertThat(voice).hasToString("ToneVoice[0 waiting, a key sounds]");
    }

    private static short[] sounded(ToneVoice voice, int rateHz, int seconds) {
        short[] sound = new short[seconds * rateHz];
        for (int at = 0; at < sound.length; at += rateHz / 50) {
            voice.sound(sound, at, rateHz / 50);
        }
        return sound;
    }
}
