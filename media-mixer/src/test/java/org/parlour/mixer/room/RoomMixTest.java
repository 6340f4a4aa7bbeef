package org.parlour.mixer.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parlour.mixer.prompt.Manner;
import org.parlour.mixer.prompt.Segment;
import org.parlour.mixer.rig.RtpStream;
import org.parlour.mixer.rig.Sounds;
import org.parlour.mixer.room.PhoneVoice.VoiceFormat;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.sdp.Codec;

class RoomMixTest {
    private static final int RATE_HZ = 8_000;
    // Full-scale A-law and µ-law have steps of about a hundredth: their noise is 38 dB below the voice.
    private static final int NOT_HEARD = -60;

    private final Conversation conversation = new Conversation();
    private final Phone low = Phone.saying(Sounds.sine(400, RATE_HZ, RATE_HZ, -20));
    private final Phone middle = Phone.saying(Sounds.sine(1_000, RATE_HZ, RATE_HZ, -20));
    private final Phone high = new Phone(Codec.PCMU, 20, Sounds.sine(2_500, RATE_HZ, RATE_HZ, -20));

    @Test
    void eachHearsTheOthersAndNotItself() {
        conversation.room(low, middle, high);
        conversation.runMillis(2_000);
        hears(low, NOT_HEARD, -20, -20);
        hears(middle, -20, NOT_HEARD, -20);
        hears(high, -20, -20, NOT_HEARD);
    }

    @Test
    void whoIsAloneHearsNothing() {
        conversation.room(low);
        conversation.runMillis(1_000);
        assertThat(Sounds.decibels(low.heard(), 0, low.heard().length)).isLessThan(-70);
    }

    @Test
    void whoIsMutedHearsAndIsNotHeard() {
        conversation.room(low, middle);
        low.voice.muted(true);
        conversation.runMillis(2_000);
        hears(low, NOT_HEARD, -20, NOT_HEARD);
        hears(middle, NOT_HEARD, NOT_HEARD, NOT_HEARD);
        low.voice.muted(false);
        conversation.runMillis(2_000);
        hears(middle, -20, NOT_HEARD, NOT_HEARD);
    }

    @Test
    void whoSpeaksWhileMutedIsToldTwiceAndNotMore() {
        conversation.room(low, middle);
        low.voice.muted(true);
        conversation.runMillis(1_900);
        assertThat(low.spokeWhileMuted).isZero();
        conversation.runMillis(300);
        assertThat(low.spokeWhileMuted).isEqualTo(1);
        conversation.runMillis(9_500);
        assertThat(low.spokeWhileMuted).isEqualTo(1);
        conversation.runMillis(40_000);
        assertThat(low.spokeWhileMuted).isEqualTo(2);
        assertThat(middle.spokeWhileMuted).isZero();
    }

    @Test
    void onlyTheLoudestAreSummed() {
        RoomMix room = new RoomMix(2);
        conversation.rooms.add(room);
        Phone soft = Phone.saying(Sounds.sine(1_700, RATE_HZ, RATE_HZ, -34));
        Phone silent = Phone.silent();
        for (Phone phone : List.of(low, soft, middle, silent)) {
            conversation.phones.add(phone);
            room.join(phone.voice);
        }
        conversation.runMillis(2_000);
        assertThat(room.speakers()).isEqualTo(2);
        hears(silent, -20, -20, NOT_HEARD);
        assertThat(tone(silent, 1_700)).isLessThan(NOT_HEARD);
    }

    @Test
    void openLinesAreNotSummed() {
        Phone[] all = new Phone[30];
        for (int i = 0; i < all.length; i++) {
            all[i] = Phone.saying(Sounds.noise(i, RATE_HZ, -50));
        }
        RoomMix room = conversation.room(all);
        conversation.runMillis(8_000);
        assertThat(room.speakers()).isZero();
        short[] last = all[0].heardSince(7_000);
        assertThat(Sounds.decibels(last, 0, last.length)).isLessThan(-70);
    }

    @Test
    void whoHearsTheSameSharesOneEncodingAndHearsTheSame() {
        Phone[] silent = {Phone.silent(), Phone.silent(), new Phone(Codec.PCMA, 60, new short[RATE_HZ])};
        conversation.room(low);
        for (Phone phone : silent) {
            conversation.phones.add(phone);
            conversation.rooms.getFirst().join(phone.voice);
        }
        conversation.runMillis(3_000);
        for (Phone phone : silent) {
            assertThat(phone.voice.counters().framesShared()).isGreaterThan(140);
            assertThat(phone.heard()).isEqualTo(silent[0].heard());
        }
        assertThat(low.voice.counters().framesShared()).isZero();
    }

    @Test
    void splittingAndRejoiningIsNotHeard() {
        Phone listener = Phone.silent();
        Phone other = Phone.silent();
        conversation.room(middle, listener, other);
        conversation.runMillis(1_000);
        for (int i = 0; i < 20; i++) {
            listener.voice.player().play(i, List.of(new Segment.Silence(20)), Manner.OVER_THE_ROOM);
            listener.voice.player().stop();
            // Not a word was played, but the listener was taken out of the shared sound and back.
            listener.voice.hears(HearingProfile.NONE.withLouder(3 * (i % 2)));
            listener.voice.hears(HearingProfile.NONE);
            conversation.runMillis(100);
        }
        assertThat(listener.heard()).isEqualTo(other.heard());
    }

    @Test
    void aSplitThatChangesNothingIsBitExact() {
        Phone listener = Phone.silent();
        Phone other = Phone.silent();
        conversation.room(middle, listener, other);
        conversation.runMillis(1_000);
        listener.voice.player().play(1, List.of());
        conversation.runMillis(1_000);
        assertThat(listener.playedOut).containsExactly(1);
        assertThat(listener.voice.counters().framesOwn())
                .isGreaterThan(other.voice.counters().framesOwn());
        short[] mine = listener.heardSince(1_100);
        short[] others = other.heardSince(1_100);
        assertThat(mine).isEqualTo(others);
    }

    @ParameterizedTest
    @CsvSource({"10, 80, 2", "20, 160, 1", "30, 240, 1", "40, 320, 1", "50, 400, 1", "60, 480, 1"})
    void packetsHaveTheLengthThatWasAgreed(int packetMillis, int ticks, int atLeast) {
        Phone phone = new Phone(Codec.PCMU, packetMillis, new short[RATE_HZ]);
        conversation.room(phone, middle);
        conversation.runMillis(1_200);
        assertThat(phone.packetLengths).hasSize(1_200 / packetMillis).containsOnly(ticks);
        assertThat(phone.packetLengths.size()).isGreaterThanOrEqualTo(atLeast);
        assertThat(tone(phone, 1_000)).isCloseTo(-20, within(1.0));
    }

    @Test
    void theFormatMayChangeInTheMiddleOfAPacket() {
        Phone phone = new Phone(Codec.PCMA, 60, new short[RATE_HZ]);
        conversation.room(phone, middle);
        conversation.runMillis(80);
        phone.voice.format(new VoiceFormat(Codec.PCMA, 20));
        conversation.runMillis(100);
        assertThat(phone.packetLengths).containsExactly(480, 160, 160, 160, 160, 160);
        assertThat(phone.skippedTicks).isEqualTo(160);
    }

    @Test
    void formatsThatNobodyHasAreRefused() {
        assertThatThrownBy(() -> new VoiceFormat(Codec.COMFORT_NOISE, 20)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Phone.silent().voice.format(new VoiceFormat(Codec.OPUS, 20)))
                .as("without codecs")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VoiceFormat(Codec.PCMA, 5)).isInstanceOf(IllegalArgumentException.class);
        middle.voice.arrived(Codec.TELEPHONE_EVENT, RtpStream.view(middle.nextPacket()), 0);
        assertThat(middle.voice.counters().otherCodecs()).isEqualTo(1);
    }

    @Test
    void itIsAsMuchLouderOrSofterAsNamed() {
        Phone listener = Phone.silent();
        conversation.room(middle, listener);
        for (int steps = -3; steps <= 4; steps++) {
            listener.voice.hears(HearingProfile.NONE.withLouder(3 * steps));
            conversation.runMillis(1_000);
            short[] last = listener.heardSince(listener.heardMillis() - 800);
            assertThat(Sounds.decibelsAt(1_000, RATE_HZ, last, 0, last.length)).isCloseTo(-20 + 3 * steps, within(0.5));
        }
    }

    @Test
    void theMusicIsHeardByWhoAskedForIt() {
        Phone waiting = Phone.silent();
        Phone other = Phone.silent();
        conversation.room(waiting, other);
        waiting.voice.music(true);
        conversation.runMillis(5_000);
        assertThat(Sounds.decibels(waiting.heard(), 4_000, 40_000)).isCloseTo(-24, within(4.0));
        assertThat(Sounds.decibels(other.heard(), 0, 40_000)).isLessThan(-70);
        waiting.voice.music(false);
        conversation.runMillis(1_000);
        short[] last = waiting.heardSince(5_600);
        assertThat(Sounds.decibels(last, 0, last.length)).isLessThan(-70);
    }

    @Test
    void whatIsPlayedOverTheRoomDucksIt() {
        Phone listener = Phone.silent();
        conversation.room(middle, listener);
        conversation.runMillis(500);
        listener.voice
                .player()
                .play(5, List.of(new Segment.Sound(Sounds.sine(600, 16_000, 16_000, -20))), Manner.OVER_THE_ROOM);
        conversation.runMillis(1_000);
        short[] during = listener.heardSince(700);
        assertThat(Sounds.decibelsAt(600, RATE_HZ, during, 0, 6_000)).isCloseTo(-20, within(0.5));
        assertThat(Sounds.decibelsAt(1_000, RATE_HZ, during, 0, 6_000)).isCloseTo(-32, within(0.5));
        assertThat(listener.playedOut).containsExactly(5);
        conversation.runMillis(1_000);
        assertThat(tone(listener, 1_000)).isCloseTo(-20, within(0.5));
    }

    @Test
    void announcementsAreHeardByAll() {
        RoomMix room = conversation.room(low, middle, Phone.silent());
        conversation.runMillis(500);
        room.announcements()
                .play(0, List.of(new Segment.Sound(Sounds.sine(1_500, 16_000, 16_000, -20))), Manner.OVER_THE_ROOM);
        conversation.runMillis(1_000);
        for (Phone phone : conversation.phones) {
            short[] during = phone.heardSince(600);
            assertThat(Sounds.decibelsAt(1_500, RATE_HZ, during, 0, 6_000)).isCloseTo(-20, within(0.5));
        }
    }

    @Test
    void whoIsToldMayLeaveOrPlayAtOnce() {
        RoomMix room = conversation.room(low, middle);
        low.onPlayedOut = () -> room.leave(low.voice);
        middle.onPlayedOut = () -> middle.voice.player().play(2, List.of(new Segment.Silence(20)));
        low.voice.player().play(1, List.of(new Segment.Silence(20)));
        middle.voice.player().play(1, List.of(new Segment.Silence(20)));
        conversation.runMillis(40);
        assertThat(room.size()).isEqualTo(1);
        assertThat(low.playedOut).containsExactly(1);
        assertThat(middle.playedOut).containsExactly(1, 2);
    }

    @Test
    void aVoiceMovesBetweenRoomsWithoutAClick() {
        RoomMix first = conversation.room(middle);
        RoomMix second = conversation.room(low);
        Phone traveller = Phone.silent();
        conversation.phones.add(traveller);
        first.join(traveller.voice);
        RoomMix now = first;
        int from = traveller.heardMillis();
        for (int i = 0; i < 30; i++) {
            conversation.runMillis(140);
            now.leave(traveller.voice);
            now = now == first ? second : first;
            now.join(traveller.voice);
        }
        short[] heard = traveller.heardSince(from);
        // The steepest a sine of 1,000 Hz at -20 dB has is 2,450 a sample.
        assertThat(Sounds.largestStep(heard, 0, heard.length)).isLessThan(3_000);
        assertThat(traveller.packetLengths).hasSize(30 * 7);
    }

    @Test
    void aVoiceIsInOneRoomAtATime() {
        RoomMix room = conversation.room(low);
        assertThatThrownBy(() -> new RoomMix().join(low.voice)).isInstanceOf(IllegalStateException.class);
        room.leave(low.voice);
        room.leave(low.voice);
        new RoomMix().join(low.voice);
    }

    @Test
    void framesThatCameTooLateAreLeftOutAndCounted() {
        Phone long60 = new Phone(Codec.PCMA, 60, new short[RATE_HZ]);
        RoomMix room = conversation.room(middle, long60);
        conversation.runMillis(80);
        room.skip(5);
        conversation.runMillis(80);
        assertThat(middle.skippedTicks).isEqualTo(800);
        assertThat(long60.skippedTicks + 480 * long60.packetLengths.size()).isBetween(13 * 160 - 479, 13 * 160);
        assertThat(long60.packetLengths).containsOnly(480);
        assertThat(room.skipped()).isEqualTo(5);
        assertThat(room.ticks()).isEqualTo(8);
    }

    @Test
    void aVoiceShowsItsChain() {
        middle.voice.muted(true);
        middle.voice.hears(HearingProfile.NONE.withLouder(6));
        assertThat(middle.voice)
                .hasToString("Order(0ms) → Conceal → Tones → Level → Muted → Upsample/16000 → Jitter(5ms) → Mix"
                        + " → Player() → Hearing(+6 dB, clearer +0 dB) → Limit → PCMA/20ms");
    }

    private static void hears(Phone phone, int lowDecibels, int middleDecibels, int highDecibels) {
        hearsOne(phone, 400, lowDecibels);
        hearsOne(phone, 1_000, middleDecibels);
        hearsOne(phone, 2_500, highDecibels);
    }

    private static void hearsOne(Phone phone, int hertz, int decibels) {
        if (decibels == NOT_HEARD) {
            assertThat(tone(phone, hertz)).as("%d Hz", hertz).isLessThan(NOT_HEARD);
        } else {
            assertThat(tone(phone, hertz)).as("%d Hz", hertz).isCloseTo(decibels, within(0.5));
        }
    }

    /** Of the last 800 ms. */
    private static double tone(Phone phone, int hertz) {
        short[] last = phone.heardSince(phone.heardMillis() - 800);
        return Sounds.decibelsAt(hertz, RATE_HZ, last, 0, last.length);
    }
}
