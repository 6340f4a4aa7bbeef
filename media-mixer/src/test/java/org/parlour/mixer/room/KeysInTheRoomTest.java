package org.parlour.mixer.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.digits.ToneVoice;
import org.parlour.mixer.digits.ToneVoice.Timing;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.rig.Sounds;
import org.parlour.wire.dtmf.Key;
import org.parlour.wire.dtmf.KeyNews;

/** What others hear of the keys that a phone sounds: a click at most, and nothing that anybody could understand. */
class KeysInTheRoomTest {
    private static final int RATE_HZ = 8_000;
    private static final String KEYS = "0123456789*#ABCD";
    private static final int[] TONES = {697, 770, 852, 941, 1_209, 1_336, 1_477, 1_633};
    // A frame less the moment in which nothing can be known yet.
    private static final int LONGEST_CLICK_MILLIS = 20;

    private final OpusCodecs codecs = OpusCodecs.open();
    private final Conversation conversation = new Conversation();
    private final Audience audience = new Audience(codecs);
    private final Phone listener = Phone.silent();

    @AfterEach
    void close() {
        audience.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 8, 14, 22, 30})
    void neitherPhonesNorBrowsersHearMoreThanAClick(int minusDbm0) {
        // 273 ms from one to the next, so that they begin anywhere in a frame.
        Phone typist = Phone.saying(dialled(KEYS, new Timing(120, 153, minusDbm0), 400));
        conversation.room(typist, listener);
        typist.voice.publish(audience, codecs);
        conversation.runMillis(16 * 273 + 800);
        assertThat(pressed(typist)).isEqualTo(KEYS);
        assertThat(longestRun(listener.heard(), RATE_HZ, minusDbm0)).isLessThanOrEqualTo(LONGEST_CLICK_MILLIS);
        // The codec smears a click over its window.
        assertThat(longestRun(audience.heard(0, 5_000), Audience.RATE_HZ, minusDbm0))
                .isLessThanOrEqualTo(LONGEST_CLICK_MILLIS + 5);
        typist.voice.publishNoMore();
    }

    /** The energy at the eight frequencies, of all that was typed, against what was sent. */
    @Test
    void threeQuartersOfTheTonesAndMoreAreGone() {
        Timing unhurried = Timing.USUAL;
        Phone typist = Phone.saying(dialled(KEYS.repeat(2), unhurried, 400));
        conversation.room(typist, listener);
        typist.voice.publish(audience, codecs);
        int millis = 32 * 260 + 800;
        conversation.runMillis(millis);
        double sent = energy(dialled(KEYS.repeat(2), unhurried, 400), RATE_HZ);
        assertThat(10 * Math.log10(energy(listener.heard(), RATE_HZ) / sent)).isLessThan(-9);
        assertThat(10 * Math.log10(energy(audience.heard(0, millis), Audience.RATE_HZ) / 2 / sent))
                .isLessThan(-9);
        typist.voice.publishNoMore();
    }

    @Test
    void keysOfAMutedPhoneAreHeardByUsAndNoSpeech() {
        Phone typist = Phone.saying(dialled("*5#123456", Timing.USUAL, 400));
        conversation.room(typist, listener);
        typist.voice.muted(true);
        conversation.runMillis(3_200);
        assertThat(pressed(typist)).isEqualTo("*5#123456");
        assertThat(typist.spokeWhileMuted).isZero();
    }

    @Test
    void whatIsSaidBetweenKeysIsHeard() {
        short[] vowel = Sounds.vowel(140, RATE_HZ, RATE_HZ, -14);
        short[] keys = Arrays.copyOf(dialled("5", new Timing(120, 60, 8), 0), 180 * 8);
        short[] says = Arrays.copyOf(vowel, 3 * RATE_HZ);
        System.arraycopy(keys, 0, says, RATE_HZ, keys.length);
        System.arraycopy(vowel, 0, says, RATE_HZ + keys.length, vowel.length);
        Phone talker = Phone.saying(says);
        conversation.room(talker, listener);
        conversation.runMillis(2_600);
        short[] heard = listener.heard();
        double said = Sounds.decibels(vowel, 0, vowel.length);
        assertThat(Sounds.decibels(heard, 500 * 8, 900 * 8)).isCloseTo(said, within(0.5));
        assertThat(Sounds.decibels(heard, 1_400 * 8, 2_000 * 8)).isCloseTo(said, within(0.5));
        assertThat(pressed(talker)).isEqualTo("5");
    }

    /** A gateway that lets the beginning of the tones through, or all of them, and says the key as an event besides. */
    @Test
    void whileAKeyIsSaidAsAnEventNothingIsHeard() {
        Phone leaky = Phone.saying(Sounds.sine(1_000, RATE_HZ, RATE_HZ, -14));
        conversation.room(leaky, listener);
        leaky.voice.publish(audience, codecs);
        conversation.runMillis(1_000);
        leaky.voice.keyEvent(true, conversation.nowNanos());
        int from = listener.heardMillis();
        int packets = audience.packets();
        conversation.runMillis(400);
        // What was on its way already, and the fade.
        short[] during = Arrays.copyOfRange(listener.heard(), (from + 80) * 8, (from + 380) * 8);
        assertThat(Sounds.decibels(during, 0, during.length)).isLessThan(-60);
        short[] told = audience.heard(1_060, 1_360);
        assertThat(Sounds.decibels(told, 0, told.length)).isLessThan(-55);
        assertThat(audience.packets() - packets).isLessThan(20 + 2);
        leaky.voice.keyEvent(false, conversation.nowNanos());
        conversation.runMillis(500);
        assertThat(Sounds.decibels(listener.heardSince(listener.heardMillis() - 300), 0, 2_400))
                .isGreaterThan(-17);
        leaky.voice.publishNoMore();
    }

    /** A phone that says keys as events sends no sound meanwhile; what sounded last is not drawn out. */
    @Test
    void whatSoundedBeforeAnEventIsNotConcealed() {
        Phone typist = Phone.saying(Sounds.vowel(140, RATE_HZ, RATE_HZ, -14));
        conversation.room(typist, listener);
        conversation.runMillis(1_000);
        typist.voice.keyEvent(true, conversation.nowNanos());
        int from = listener.heardMillis();
        for (int i = 0; i < 10; i++) {
            typist.nextPacket();
            conversation.pass(20);
        }
        short[] during = Arrays.copyOfRange(listener.heard(), (from + 70) * 8, (from + 190) * 8);
        assertThat(Sounds.decibels(during, 0, during.length)).isLessThan(-60);
    }

    @Test
    void keysAreSoundedToOnePhoneAlone() {
        Phone pressed = Phone.saying(Sounds.sine(400, RATE_HZ, RATE_HZ, -20));
        conversation.room(pressed, listener);
        conversation.runMillis(500);
        for (char face : "159".toCharArray()) {
            assertThat(pressed.voice.press(Key.of(face))).isTrue();
        }
        int from = pressed.heardMillis();
        conversation.runMillis(1_000);
        assertThat(understood(Arrays.copyOfRange(pressed.heard(), from * 8, pressed.heardMillis() * 8)))
                .isEqualTo("159");
        assertThat(understood(listener.heard())).isEmpty();
        assertThat(Sounds.decibelsAt(400, RATE_HZ, listener.heard(), from * 8, (from + 900) * 8))
                .isGreaterThan(-23);
    }

    private static String pressed(Phone phone) {
        StringBuilder keys = new StringBuilder();
        for (KeyNews news : phone.keysHeard) {
            if (news instanceof KeyNews.Pressed(Key key)) {
                keys.append(key.face());
            }
        }
        return keys.toString();
    }

    /** As another telephone's ear would have it. */
    private String understood(short[] sound) {
        Phone ear = Phone.saying(Arrays.copyOf(sound, sound.length + RATE_HZ / 2));
        Conversation another = new Conversation();
        another.room(ear);
        another.runMillis(sound.length / 8 + 400);
        return pressed(ear);
    }

    private static short[] dialled(String keys, Timing timing, int beforeMillis) {
        ToneVoice voice = new ToneVoice(RATE_HZ, timing);
        short[] sound =
                new short[(beforeMillis + 2_000) * 8 + keys.length() * (timing.keyMillis() + timing.pauseMillis()) * 8];
        int at = beforeMillis * 8;
        for (int i = 0; i < keys.length(); i++) {
            voice.say(Key.of(keys.charAt(i)));
            int samples = (timing.keyMillis() + timing.pauseMillis()) * 8;
            voice.sound(sound, at, samples);
            at += samples;
        }
        return sound;
    }

    /** How long, in one piece, tones can be heard that are less than 20 dB softer than they were sounded. */
    private static int longestRun(short[] sound, int rateHz, int minusDbm0) {
        int milli = rateHz / 1_000;
        int longest = 0;
        int run = 0;
        for (int at = 0; at + milli <= sound.length; at += milli) {
            // dBm0 to the full scale of a sine, and that to full scale.
            boolean sounds = Sounds.decibels(sound, at, at + milli) > -minusDbm0 - 6.15 - 20;
            run = sounds ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static double energy(short[] sound, int rateHz) {
        double sum = 0;
        int step = rateHz / 50;
        for (int at = 0; at + step <= sound.length; at += step) {
            for (int hertz : TONES) {
                sum += Math.pow(10, Sounds.decibelsAt(hertz, rateHz, sound, at, at + step) / 10) * step;
            }
        }
        return sum;
    }
}
