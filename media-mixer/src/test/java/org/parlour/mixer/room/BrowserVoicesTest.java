package org.parlour.mixer.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.rig.Sounds;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.sdp.Codec;

class BrowserVoicesTest {
    private static final int RATE_HZ = 8_000;
    private static final int NOT_HEARD = -55;
    private static final int SLOTS = 6;

    private final OpusCodecs codecs = OpusCodecs.open();
    private final RoomMix room = RoomMix.withBrowsers(codecs, SLOTS);
    private final Conversation conversation = new Conversation();
    private final List<Browser> browsers = new ArrayList<>();
    private final Phone low = Phone.saying(Sounds.sine(400, RATE_HZ, RATE_HZ, -20));
    private final Phone high = new Phone(Codec.PCMU, 20, Sounds.sine(2_500, RATE_HZ, RATE_HZ, -20));
    private final Phone listener = Phone.silent();

    @AfterEach
    void nothingIsLeftOutsideTheHeap() {
        room.browsers().close();
        browsers.forEach(Browser::close);
        assertThat(codecs.openNow()).isZero();
        assertThat(room.browsers().counters().jitter().addUp()).isTrue();
    }

    @Test
    void eachPhoneHearsTheBrowsersAndTheOtherPhonesAndNeverItself() {
        browser(0, 1_000);
        browser(1, 1_700);
        conversation.into(room, low, high, listener);
        conversation.runMillis(2_000);
        hears(low, NOT_HEARD, -20, -20);
        hears(high, -20, -20, NOT_HEARD);
        hears(listener, -20, -20, -20);
        for (Phone phone : conversation.phones) {
            assertThat(tone(phone, 1_700)).isCloseTo(-20, within(1.0));
        }
        assertThat(room.browsers().heardNow()).isEqualTo(2);
        assertThat(room.speakers()).isEqualTo(2);
    }

    @Test
    void whoHearsOneAtATimeHearsATelephoneOrABrowser() {
        conversation.into(room, low, listener, high);
        high.voice.muted(true);
        listener.voice.hears(HearingProfile.NONE.withOneAtATime(true));
        conversation.runMillis(1_000);
        Browser doctor = browser(0, 1_000);
        conversation.runMillis(1_500);
        hearsOne(listener, 400, -20);
        assertThat(tone(listener, 1_000)).isCloseTo(-36, within(2.0));
        assertThat(tone(high, 1_000)).isCloseTo(-20, within(1.0));
        low.voice.muted(true);
        conversation.runMillis(2_000);
        hearsOne(listener, 1_000, -20);
        low.voice.muted(false);
        conversation.runMillis(1_500);
        hearsOne(listener, 1_000, -20);
        assertThat(tone(listener, 400)).isCloseTo(-36, within(2.0));
        browsers.remove(doctor);
        doctor.close();
        conversation.runMillis(3_000);
        hearsOne(listener, 400, -20);
    }

    @Test
    void phonesThatOnlyListenShareOneEncodingOfTheBrowsers() {
        browser(0, 1_000);
        Phone other = Phone.silent();
        conversation.into(room, listener, other);
        conversation.runMillis(2_000);
        assertThat(tone(listener, 1_000)).isCloseTo(-20, within(1.0));
        assertThat(other.heard()).isEqualTo(listener.heard());
        assertThat(listener.voice.counters().framesShared()).isGreaterThan(90);
        assertThat(other.voice.counters().framesOwn()).isLessThan(10);
    }

    @Test
    void somebodyElseInTheSlotIsHeardAtOnceAndAnEmptiedOneIsSilent() {
        Browser first = browser(0, 1_000);
        conversation.into(room, listener);
        conversation.runMillis(1_000);
        browsers.remove(first);
        first.close();
        room.browsers().taken(0);
        Browser second = browser(0, 1_700);
        conversation.runMillis(1_200);
        hearsOne(listener, 1_000, NOT_HEARD);
        hearsOne(listener, 1_700, -20);
        browsers.remove(second);
        second.close();
        room.browsers().emptied(0);
        conversation.runMillis(1_200);
        short[] last = listener.heardSince(listener.heardMillis() - 800);
        assertThat(Sounds.decibels(last, 0, last.length)).isLessThan(-70);
        assertThat(room.browsers().heardNow()).isZero();
        assertThat(room.browsers().counters().changes()).isEqualTo(1);
        assertThat(room.browsers().counters().jitter().restarts()).isZero();
    }

    @Test
    void aSlotThatNobodySpeaksInCostsNoDecoder() {
        conversation.into(room, listener);
        room.browsers().taken(3);
        conversation.runMillis(200);
        assertThat(codecs.openNow()).isZero();
        browser(3, 1_000);
        conversation.runMillis(200);
        assertThat(codecs.openNow()).as("its decoder, the browser's encoder").isEqualTo(2);
    }

    @Test
    void afterTheEndNothingIsHeardOrDecoded() {
        browser(0, 1_000);
        conversation.into(room, listener);
        conversation.runMillis(1_000);
        room.browsers().close();
        room.browsers().close();
        conversation.runMillis(1_200);
        hearsOne(listener, 1_000, NOT_HEARD);
        assertThat(codecs.openNow()).as("the browser's own encoder").isEqualTo(1);
    }

    @Test
    void sixLoudOnesAreLimitedOnceForAll() {
        for (int slot = 0; slot < SLOTS; slot++) {
            browser(slot, 500 + 300 * slot, -3);
        }
        conversation.into(room, listener);
        conversation.runMillis(2_000);
        for (short sample : listener.heardSince(200)) {
            assertThat((int) sample).isBetween(-32_000, 32_000);
        }
        for (int slot = 0; slot < SLOTS; slot++) {
            assertThat(tone(listener, 500 + 300 * slot)).isCloseTo(tone(listener, 500), within(1.5));
        }
    }

    @Test
    void aMixOfPhonesAloneHasNoBrowsers() {
        assertThatThrownBy(() -> new RoomMix().browsers()).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eachLibraryIsHeard(boolean machine) {
        OpusCodecs used = machine ? codecs : OpusCodecs.openPureJava();
        RoomMix mix = RoomMix.withBrowsers(used, 2);
        conversation.into(mix, listener);
        try (Browser browser = new Browser(used, mix.browsers(), 1, Sounds.sine(1_000, 48_000, 48_000, -20))) {
            conversation.browsers.add(browser);
            conversation.runMillis(2_000);
        }
        hearsOne(listener, 1_000, -20);
        mix.browsers().close();
        assertThat(used.openNow()).isZero();
    }

    /** The marker of each road is at least 30 dB above all else that is heard. */
    @Test
    void aMarkerPassesByBothRoads() {
        browser(0, 1_000);
        Phone marked = Phone.saying(Sounds.sine(1_300, RATE_HZ, RATE_HZ, -20));
        conversation.into(room, marked, listener);
        try (Audience audience = new Audience(codecs)) {
            marked.voice.publish(audience, codecs);
            conversation.runMillis(5_000);
            marked.voice.publishNoMore();
            short[] up = audience.heard(3_000, 4_800);
            short[] down = marked.heardSince(3_000);
            assertThat(Sounds.decibelsAt(1_300, Audience.RATE_HZ, up, 0, up.length) - loudestBut(1_300, 16_000, up))
                    .isGreaterThan(30);
            assertThat(Sounds.decibelsAt(1_000, RATE_HZ, down, 0, down.length) - loudestBut(1_000, RATE_HZ, down))
                    .isGreaterThan(30);
        }
    }

    private static double loudestBut(int hertz, int rateHz, short[] samples) {
        double loudest = -100;
        for (int other = 200; other < 3_600; other += 20) {
            if (Math.abs(other - hertz) > 40) {
                loudest = Math.max(loudest, Sounds.decibelsAt(other, rateHz, samples, 0, samples.length));
            }
        }
        return loudest;
    }

    private Browser browser(int slot, int hertz) {
        return browser(slot, hertz, -20);
    }

    private Browser browser(int slot, int hertz, int decibels) {
        Browser browser = new Browser(codecs, room.browsers(), slot, Sounds.sine(hertz, 48_000, 48_000, decibels));
        browsers.add(browser);
        conversation.browsers.add(browser);
        return browser;
    }

    private static void hears(Phone phone, int lowDecibels, int browsersDecibels, int highDecibels) {
        hearsOne(phone, 400, lowDecibels);
        hearsOne(phone, 1_000, browsersDecibels);
        hearsOne(phone, 2_500, highDecibels);
    }

    private static void hearsOne(Phone phone, int hertz, int decibels) {
        if (decibels == NOT_HEARD) {
            assertThat(tone(phone, hertz)).as("%d Hz", hertz).isLessThan(NOT_HEARD);
        } else {
            assertThat(tone(phone, hertz)).as("%d Hz", hertz).isCloseTo(decibels, within(1.0));
        }
    }

    /** Of the last 800 ms. */
    private static double tone(Phone phone, int hertz) {
        short[] last = phone.heardSince(phone.heardMillis() - 800);
        return Sounds.decibelsAt(hertz, RATE_HZ, last, 0, last.length);
    }
}
