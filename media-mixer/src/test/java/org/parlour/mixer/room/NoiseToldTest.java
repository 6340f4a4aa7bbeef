package org.parlour.mixer.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parlour.mixer.g711.Law;
import org.parlour.mixer.rig.G722Stream;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.rig.Sounds;
import org.parlour.mixer.room.PhoneVoice.Downlink;
import org.parlour.mixer.room.PhoneVoice.VoiceFormat;
import org.parlour.wire.call.HoldReason;
import org.parlour.wire.dtmf.KeyNews;
import org.parlour.wire.sdp.Codec;

/** RFC 3389 both ways: a phone that tells its noise instead of sending it pauses, and is told in its turn. */
class NoiseToldTest {
    private static final int FRAME = 160;
    private static final int TELLS = 13;

    private final Conversation conversation = new Conversation();

    /** A phone that may be told of silences. */
    private static final class Told implements Downlink, PhoneVoice.VoiceListener {
        final List<String> heard = new ArrayList<>();
        int ticks;

        @Override
        public void send(byte[] payload, int offset, int lengthBytes, int lengthTicks) {
            heard.add("sound");
            ticks += lengthTicks;
        }

        @Override
        public void skip(int lengthTicks) {
            heard.add("nothing");
            ticks += lengthTicks;
        }

        @Override
        public void noise(byte[] payload, int offset, int lengthBytes, int lengthTicks) {
            assertThat(Arrays.copyOfRange(payload, offset, offset + lengthBytes))
                    .containsExactly(70);
            heard.add("noise");
            ticks += lengthTicks;
        }

        long of(String kind) {
            return heard.stream().filter(kind::equals).count();
        }

        @Override
        public void playedOut(int playing) {}

        @Override
        public void gated(HoldReason reason) {}

        @Override
        public void heardKey(KeyNews news) {}

        @Override
        public void spokeWhileMuted() {}
    }

    @Test
    void aPhoneThatTellsItsNoisePausesAndIsHeardAgain() {
        short[] vowel = Sounds.vowel(130, 8_000, 8_000, -20);
        RtpStream stream = new RtpStream(Law.A, vowel);
        Phone speaker = Phone.silent();
        Phone listener = Phone.silent();
        RoomMix room = conversation.room(speaker, listener);
        conversation.phones.remove(speaker);
        long concealed = 0;
        for (int spurt = 0; spurt < 3; spurt++) {
            for (int i = 0; i < 50; i++) {
                speaker.arrived(stream.next(FRAME), conversation.nowNanos());
                conversation.runMillis(20);
            }
            // Loud noise: a level of 20 dB below full scale, which must not be heard in the room.
            speaker.voice.arrived(
                    Codec.COMFORT_NOISE,
                    RtpStream.view(stream.packet(new byte[] {20}, TELLS, FRAME)),
                    conversation.nowNanos());
            conversation.runMillis(2_000);
            stream.pause(99 * FRAME);
            assertThat(room.speakers()).isZero();
            assertThat(speaker.voice.isSpeaking()).isFalse();
            short[] last = listener.heardSince(listener.heardMillis() - 1_500);
            assertThat(Sounds.decibels(last, 0, last.length)).isLessThan(-70);
            concealed = speaker.voice.counters().jitter().concealedTicks();
        }
        assertThat(concealed).as("what is not sent is not lost").isZero();
        assertThat(speaker.voice.counters().jitter().played()).isEqualTo(3 * 51);
        assertThat(speaker.voice.counters().otherCodecs()).isZero();
        short[] spoken = listener.heardSince(0);
        assertThat(Sounds.decibels(spoken, 8 * 6_200, 8 * 6_900)).isGreaterThan(-30);
    }

    @Test
    void soDoesAWidePhone() {
        G722Stream stream = new G722Stream(Sounds.vowel(130, 16_000, 16_000, -20));
        WidePhone speaker = new WidePhone(new short[16_000]);
        RoomMix room = conversation.room(Phone.silent());
        room.join(speaker.voice);
        for (int i = 0; i < 50; i++) {
            speaker.voice.arrived(Codec.G722, RtpStream.view(stream.next(FRAME)), conversation.nowNanos());
            conversation.runMillis(20);
        }
        byte[] told = stream.next(FRAME);
        speaker.voice.arrived(Codec.COMFORT_NOISE, RtpStream.view(Arrays.copyOf(told, 13)), conversation.nowNanos());
        conversation.runMillis(1_000);
        assertThat(room.speakers()).isZero();
        assertThat(speaker.voice.counters().jitter().concealedTicks()).isZero();
        assertThat(speaker.voice.counters().jitter().refused()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"PCMU", "PCMA", "G722"})
    void whoAgreedIsToldOfSilencesAndNotSentThem(Codec codec) {
        Told told = new Told();
        Phone speaker = Phone.saying(Arrays.copyOf(Sounds.vowel(130, 8_000, 16_000, -20), 8_000 * 10));
        RoomMix room = conversation.room(speaker);
        room.join(new PhoneVoice(new VoiceFormat(codec, 20, VoiceFormat.USUAL_OPUS, true), told, told));
        conversation.runMillis(10_000);
        assertThat(told.ticks).as("time runs on").isEqualTo(80_000);
        assertThat(told.of("noise")).as("at once, and every two seconds").isBetween(3L, 5L);
        assertThat(told.of("sound")).isBetween(110L, 160L);
        int first = told.heard.indexOf("noise");
        assertThat(told.heard.get(first + 1)).isEqualTo("nothing");
        conversation.runMillis(200);
        assertThat(told.heard.getLast()).as("the voice is back").isEqualTo("sound");
    }

    @Test
    void whoDidNotAgreeIsSentEverything() {
        Told told = new Told();
        RoomMix room = conversation.room(Phone.silent());
        room.join(new PhoneVoice(new VoiceFormat(Codec.PCMA, 20), told, told));
        conversation.runMillis(2_000);
        assertThat(told.of("sound")).isEqualTo(100);
    }
}
