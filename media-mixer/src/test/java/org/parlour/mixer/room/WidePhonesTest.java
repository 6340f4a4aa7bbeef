package org.parlour.mixer.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.mixer.rig.Sounds;
import org.parlour.wire.call.HearingProfile;

/** Telephones with G.722 beside others: they hear more of the voice, and share what they hear. */
class WidePhonesTest {
    private static final int RATE_HZ = WidePhone.RATE_HZ;

    private final RoomMix room = new RoomMix();
    private final List<WidePhone> wide = new ArrayList<>();
    private final List<Phone> narrow = new ArrayList<>();
    private long nowMillis = 10_000;

    private WidePhone wide(short[] says) {
        WidePhone phone = new WidePhone(says);
        wide.add(phone);
        room.join(phone.voice);
        return phone;
    }

    private Phone narrow(short[] says) {
        Phone phone = Phone.saying(says);
        narrow.add(phone);
        room.join(phone.voice);
        return phone;
    }

    private void runMillis(int millis) {
        for (int i = 0; i < millis / 20; i++) {
            wide.forEach(phone -> phone.speak(nowMillis * 1_000_000));
            narrow.forEach(phone -> phone.speak(nowMillis * 1_000_000));
            nowMillis += 20;
            room.tick((nowMillis - 10) * 1_000_000);
        }
    }

    private static short[] afterSilence(short[] voice) {
        short[] both = new short[voice.length + 8_000];
        System.arraycopy(voice, 0, both, 8_000, voice.length);
        return both;
    }

    private static short[] high() {
        return Sounds.sine(5_500, RATE_HZ, RATE_HZ, -20);
    }

    private static double level(WidePhone phone, double hertz) {
        short[] last = phone.heardLast(800);
        return Sounds.decibelsAt(hertz, RATE_HZ, last, 0, last.length);
    }

    @Test
    void whatIsAboveATelephonesBandIsHeardByThoseWhoCan() {
        WidePhone speaker = wide(high());
        WidePhone listener = wide(new short[RATE_HZ]);
        Phone old = narrow(new short[8_000]);
        runMillis(3_000);
        assertThat(level(listener, 5_500)).isCloseTo(-20, within(1.0));
        assertThat(level(speaker, 5_500)).as("its own").isLessThan(-60);
        short[] last = old.heardSince(old.heardMillis() - 800);
        assertThat(Sounds.decibels(last, 0, last.length))
                .as("nothing folds down")
                .isLessThan(-55);
    }

    @Test
    void narrowAndWideHearEachOther() {
        WidePhone one = wide(Sounds.sine(1_000, RATE_HZ, RATE_HZ, -20));
        Phone other = narrow(Sounds.sine(2_500, 8_000, 8_000, -20));
        runMillis(2_000);
        assertThat(level(one, 2_500)).isCloseTo(-20, within(1.0));
        assertThat(level(one, 1_000)).isLessThan(-55);
        short[] last = other.heardSince(other.heardMillis() - 800);
        assertThat(Sounds.decibelsAt(1_000, 8_000, last, 0, last.length)).isCloseTo(-20, within(1.0));
    }

    @Test
    void whoHearTheSameShareOneEncodingAndPartWithoutAClick() {
        // They meet before anybody speaks.
        narrow(afterSilence(Sounds.vowel(130, 8_000, 24_000, -20)));
        WidePhone[] listeners = {wide(new short[RATE_HZ]), wide(new short[RATE_HZ]), wide(new short[RATE_HZ])};
        runMillis(3_000);
        for (WidePhone listener : listeners) {
            assertThat(listener.voice.counters().framesShared()).isGreaterThan(80);
        }
        short[] before = listeners[0].heardLast(500);
        listeners[0].voice.hears(HearingProfile.NONE.withLouder(3));
        runMillis(40);
        int step = Sounds.largestStep(listeners[0].heardLast(60), 0, 60 * RATE_HZ / 1_000);
        assertThat(step).as("the largest step of a voice").isLessThan(2 * Sounds.largestStep(before, 0, before.length));
        assertThat(listeners[0].voice.counters().framesOwn()).isGreaterThan(0);
    }

    @Test
    void anEncoderThatRemembersReturnsOnlyInSilence() {
        short[] talk = new short[4 * 8_000];
        System.arraycopy(Sounds.vowel(130, 8_000, 16_000, -20), 0, talk, 0, 16_000);
        narrow(talk);
        WidePhone stays = wide(new short[RATE_HZ]);
        WidePhone leaves = wide(new short[RATE_HZ]);
        runMillis(1_000);
        leaves.voice.hears(HearingProfile.NONE.withLouder(3));
        runMillis(100);
        leaves.voice.hears(HearingProfile.NONE);
        runMillis(400);
        long own = leaves.voice.counters().framesOwn();
        runMillis(200);
        assertThat(leaves.voice.counters().framesOwn()).as("somebody speaks").isGreaterThan(own);
        runMillis(2_000);
        own = leaves.voice.counters().framesOwn();
        runMillis(1_000);
        assertThat(leaves.voice.counters().framesOwn()).as("it shares again").isEqualTo(own);
        assertThat(stays.voice.counters().framesShared()).isGreaterThan(150);
    }
}
