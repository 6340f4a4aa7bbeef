package org.parlour.mixer.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.mixer.prompt.Segment;
import org.parlour.mixer.rig.Sounds;
import org.parlour.wire.call.HearingProfile;

/** What one listener hears who hears otherwise than all. */
class HearingTest {
    private static final int RATE_HZ = 8_000;
    private static final int NOT_HEARD = -60;

    private final Conversation conversation = new Conversation();
    private final Phone low = Phone.saying(Sounds.sine(400, RATE_HZ, RATE_HZ, -30));
    private final Phone middle = Phone.saying(Sounds.sine(1_000, RATE_HZ, RATE_HZ, -30));
    private final Phone high = Phone.saying(Sounds.sine(2_500, RATE_HZ, RATE_HZ, -30));
    private final Phone listener = Phone.silent();
    private final Phone other = Phone.silent();

    @Test
    void onlyWhoWantsItClearerHearsItClearer() {
        conversation.room(low, high, listener, other);
        listener.voice.hears(HearingProfile.NONE.withClearer(9));
        conversation.runMillis(2_000);
        assertThat(tone(listener, 2_500)).isCloseTo(-21, within(1.0));
        assertThat(tone(listener, 400)).isCloseTo(-30, within(0.5));
        assertThat(tone(other, 2_500)).isCloseTo(-30, within(0.5));
    }

    @Test
    void aSliderMakesNoClick() {
        conversation.room(middle, listener);
        conversation.runMillis(500);
        int before = Sounds.largestStep(listener.heardSince(200), 0, 8 * 200);
        for (int decibels = 0; decibels <= 12; decibels++) {
            listener.voice.hears(new HearingProfile(decibels, decibels * 9 / 12, 100, false));
            conversation.runMillis(60);
        }
        conversation.runMillis(500);
        short[] heard = listener.heardSince(500);
        // Four times as loud, and no step more than that.
        assertThat(Sounds.largestStep(heard, 0, heard.length)).isLessThan((int) (4.6 * before));
    }

    @Test
    void oneSpeakerHasTheWordAndTheOtherIsFarBehind() {
        Phone louder = Phone.saying(Sounds.sine(2_500, RATE_HZ, RATE_HZ, -26));
        conversation.room(listener, other, middle);
        listener.voice.hears(HearingProfile.NONE.withOneAtATime(true));
        conversation.runMillis(1_000);
        conversation.phones.add(louder);
        conversation.rooms.getFirst().join(louder.voice);
        conversation.runMillis(2_000);
        // 4 dB louder are no reason to take the word.
        assertThat(tone(listener, 1_000)).isCloseTo(-30, within(0.5));
        assertThat(tone(listener, 2_500)).isCloseTo(-42, within(1.0));
        assertThat(tone(other, 2_500)).isCloseTo(-26, within(0.5));
    }

    @Test
    void whoSpeaksHasNotTheWordForThemselves() {
        Phone loud = Phone.saying(Sounds.sine(400, RATE_HZ, RATE_HZ, -14));
        conversation.room(loud, middle);
        loud.voice.hears(HearingProfile.NONE.withOneAtATime(true));
        conversation.runMillis(2_000);
        assertThat(tone(loud, 1_000)).isCloseTo(-30, within(0.5));
        assertThat(tone(loud, 400)).isLessThan(NOT_HEARD);
    }

    @Test
    void whoNoLongerWantsOneAtATimeHearsAllAgainAndShares() {
        conversation.room(middle, high, listener, other);
        listener.voice.hears(HearingProfile.NONE.withOneAtATime(true));
        conversation.runMillis(2_000);
        long shared = listener.voice.counters().framesShared();
        assertThat(shared).isZero();
        listener.voice.hears(HearingProfile.NONE);
        conversation.runMillis(1_200);
        assertThat(tone(listener, 1_000)).isCloseTo(-30, within(0.5));
        assertThat(tone(listener, 2_500)).isCloseTo(-30, within(0.5));
        assertThat(listener.voice.counters().framesShared()).isPositive();
    }

    @Test
    void theWordIsNotTakenAlongToAnotherRoom() {
        RoomMix first = conversation.room(middle, high, listener);
        RoomMix second = conversation.room(low);
        listener.voice.hears(HearingProfile.NONE.withOneAtATime(true));
        conversation.runMillis(1_000);
        first.leave(listener.voice);
        second.join(listener.voice);
        conversation.runMillis(1_200);
        assertThat(tone(listener, 400)).isCloseTo(-30, within(0.5));
        assertThat(tone(listener, 1_000)).isLessThan(NOT_HEARD);
    }

    @Test
    void aSlowerPromptLastsLongerAtThePitchItHad() {
        conversation.room(listener);
        Segment clip = new Segment.Sound(Sounds.sine(440, 16_000, 16_000, -20));
        listener.voice.player().play(1, List.of(clip.atSpeed(60)));
        conversation.runMillis(1_600);
        assertThat(listener.playedOut).isEmpty();
        short[] heard = listener.heardSince(400);
        assertThat(Sounds.decibelsAt(440, RATE_HZ, heard, 0, RATE_HZ)).isCloseTo(-20, within(0.5));
        conversation.runMillis(200);
        assertThat(listener.playedOut).containsExactly(1);
        assertThat(new Segment.Silence(600).atSpeed(60)).isEqualTo(new Segment.Silence(1_000));
    }

    /** Of the last 800 ms. */
    private static double tone(Phone phone, int hertz) {
        short[] last = phone.heardSince(phone.heardMillis() - 800);
        return Sounds.decibelsAt(hertz, RATE_HZ, last, 0, last.length);
    }
}
