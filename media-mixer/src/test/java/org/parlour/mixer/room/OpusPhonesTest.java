package org.parlour.mixer.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.opus.OpusBandwidth;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.opus.OpusSettings;
import org.parlour.mixer.rig.Recital;
import org.parlour.mixer.rig.Sounds;
import org.parlour.mixer.room.PhoneVoice.VoiceFormat;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.sdp.Codec;

/** Telephones with Opus: they hear the whole voice, share what they hear, and get it as they asked for it. */
class OpusPhonesTest {
    private static final int RATE_HZ = OpusPhone.RATE_HZ;
    private static final OpusSettings USUAL = VoiceFormat.USUAL_OPUS;

    private OpusCodecs codecs = OpusCodecs.open();
    private final RoomMix room = new RoomMix();
    private final List<OpusPhone> phones = new ArrayList<>();
    private final List<Phone> narrow = new ArrayList<>();
    private long nowMillis = 10_000;

    @AfterEach
    void nothingIsLeftOutsideTheHeap() {
        phones.forEach(phone -> {
            room.leave(phone.voice);
            phone.close();
        });
        room.close();
        assertThat(codecs.openNow()).isZero();
    }

    private OpusPhone joined(OpusPhone phone) {
        phones.add(phone);
        room.join(phone.voice);
        return phone;
    }

    private OpusPhone phone(short[] says) {
        return joined(OpusPhone.saying(codecs, says));
    }

    private OpusPhone silent() {
        return phone(new short[RATE_HZ]);
    }

    private OpusPhone silent(OpusSettings wants, int millis) {
        return joined(new OpusPhone(codecs, OpusPhone.format(wants, millis), new short[RATE_HZ]));
    }

    private Phone narrow(short[] says) {
        Phone phone = Phone.saying(says);
        narrow.add(phone);
        room.join(phone.voice);
        return phone;
    }

    private void runMillis(int millis) {
        for (int i = 0; i < millis / 20; i++) {
            phones.forEach(phone -> phone.speak(nowMillis * 1_000_000));
            narrow.forEach(phone -> phone.speak(nowMillis * 1_000_000));
            nowMillis += 20;
            room.tick((nowMillis - 10) * 1_000_000);
        }
    }

    private static double level(OpusPhone phone, double hertz) {
        short[] last = phone.heardLast(800);
        return Sounds.decibelsAt(hertz, RATE_HZ, last, 0, last.length);
    }

    @Test
    void whatIsAboveATelephonesBandIsHeardByThoseWhoCan() {
        OpusPhone speaker = phone(Sounds.sine(5_500, RATE_HZ, RATE_HZ, -20));
        OpusPhone listener = silent();
        runMillis(3_000);
        assertThat(level(listener, 5_500)).isCloseTo(-20, within(3.0));
        assertThat(level(speaker, 5_500)).as("its own").isLessThan(-60);
    }

    @Test
    void narrowAndWideHearEachOther() {
        OpusPhone one = phone(Sounds.sine(1_000, RATE_HZ, RATE_HZ, -20));
        Phone other = narrow(Sounds.sine(2_500, 8_000, 8_000, -20));
        runMillis(2_000);
        assertThat(level(one, 2_500)).isCloseTo(-20, within(2.0));
        assertThat(level(one, 1_000)).isLessThan(-45);
        short[] last = other.heardSince(other.heardMillis() - 800);
        assertThat(Sounds.decibelsAt(1_000, 8_000, last, 0, last.length)).isCloseTo(-20, within(2.0));
    }

    @Test
    void whoHearTheSameShareOneEncodingAndPartWithoutAClick() {
        narrow(afterSilence(Sounds.vowel(130, 8_000, 24_000, -20)));
        OpusPhone[] listeners = {silent(), silent(), silent()};
        runMillis(3_000);
        for (OpusPhone listener : listeners) {
            assertThat(listener.voice.counters().framesShared()).isGreaterThan(80);
        }
        // The voices' decoders, an encoder for each that once heard alone, and everybody's.
        assertThat(codecs.openNow()).isEqualTo(3 + 3 + 1);
        short[] before = listeners[0].heardLast(500);
        listeners[0].voice.hears(HearingProfile.NONE.withLouder(3));
        runMillis(40);
        int step = Sounds.largestStep(listeners[0].heardLast(60), 0, 60 * RATE_HZ / 1_000);
        assertThat(step).as("the largest step of a voice").isLessThan(2 * Sounds.largestStep(before, 0, before.length));
        assertThat(listeners[0].voice.counters().framesOwn()).isGreaterThan(0);
    }

    private static short[] afterSilence(short[] voice) {
        short[] both = new short[voice.length + 8_000];
        System.arraycopy(voice, 0, both, 8_000, voice.length);
        return both;
    }

    @Test
    void anEncoderThatRemembersReturnsOnlyInSilence() {
        short[] talk = new short[4 * 8_000];
        System.arraycopy(Sounds.vowel(130, 8_000, 16_000, -20), 0, talk, 0, 16_000);
        narrow(talk);
        OpusPhone stays = silent();
        OpusPhone leaves = silent();
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

    @Test
    void whereAVoiceDipsItReturnsToo() {
        // No pause of 200 ms in it.
        narrow(syllables(8_000 * 4));
        OpusPhone stays = silent();
        OpusPhone leaves = silent();
        runMillis(1_000);
        leaves.voice.hears(HearingProfile.NONE.withLouder(3));
        runMillis(100);
        leaves.voice.hears(HearingProfile.NONE);
        runMillis(2_000);
        long own = leaves.voice.counters().framesOwn();
        runMillis(1_000);
        assertThat(leaves.voice.counters().framesOwn()).as("it shares again").isEqualTo(own);
        assertThat(stays.voice.counters().framesShared()).isGreaterThan(150);
    }

    private static short[] syllables(int count) {
        short[] samples = Sounds.vowel(130, 8_000, count, -20);
        for (int i = 0; i < count; i++) {
            samples[i] = (short) (samples[i] * Math.max(0.01, Math.sin(2 * Math.PI * 4 * i / 8_000.0)));
        }
        return samples;
    }

    /** The one who goes and comes hears no worse than the one who stays, on the way out and back. */
    @Test
    void noHandOverIsHeard() {
        short[] voice =
                Recital.of(600, "en/normal/room.help", "en/normal/room.help").samples();
        phone(voice);
        OpusPhone stays = silent();
        OpusPhone goes = silent();
        OpusPhone never = silent(USUAL.withComplexity(0), 20);
        runMillis(600);
        int handOvers = 0;
        for (int millis = 600; millis < 2 * voice.length * 1_000 / RATE_HZ; millis += 500) {
            long shared = goes.voice.counters().framesShared();
            // A key that turns up and at once down again: alone for a moment, then with the others when it is quiet.
            goes.voice.player().play(millis, List.of());
            goes.voice.hears(HearingProfile.NONE.withLouder(3));
            goes.voice.hears(HearingProfile.NONE);
            goes.voice.music(true);
            goes.voice.music(false);
            runMillis(500);
            handOvers += goes.voice.counters().framesShared() > shared ? 1 : 0;
        }
        assertThat(handOvers).isPositive();
        assertThat(never.voice.counters().framesShared()).isPositive();
        double reference = likeness(voice, stays.heard());
        assertThat(likeness(voice, goes.heard())).isGreaterThan(reference - 1);
    }

    /** Signal to noise against what was said, at the shift where it is best, in windows of 20 ms that are loud. */
    private static double likeness(short[] said, short[] heard) {
        double best = -100;
        for (int shift = 0; shift < 100 * RATE_HZ / 1_000; shift += 2) {
            best = Math.max(best, likeness(said, heard, shift, 32));
        }
        return best;
    }

    private static double likeness(short[] said, short[] heard, int shift, int every) {
        double sum = 0;
        int windows = 0;
        for (int from = RATE_HZ; from + 320 + shift < heard.length; from += 320 * every) {
            double wanted = 0;
            double wrong = 1;
            for (int i = from; i < from + 320; i++) {
                short one = said[i % said.length];
                wanted += one * one;
                wrong += Math.pow(one - heard[i + shift], 2);
            }
            if (wanted > 320 * 300 * 300) {
                sum += 10 * Math.log10(wanted / wrong);
                windows++;
            }
        }
        return sum / Math.max(1, windows);
    }

    @Test
    void whoAskForSomethingElseDoNotShare() {
        narrow(Sounds.vowel(130, 8_000, 24_000, -20));
        OpusPhone usual = silent();
        OpusPhone narrowed = silent(USUAL.withWidest(OpusBandwidth.NARROW).withBitrate(12_000), 20);
        runMillis(2_000);
        assertThat(bytes(narrowed)).isLessThan(bytes(usual));
        assertThat(Math.abs(level(narrowed, 1_000) - level(usual, 1_000))).isLessThan(6);
    }

    private static int bytes(OpusPhone phone) {
        return phone.lengthsBytes.stream().mapToInt(Integer::intValue).sum();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 40, 60})
    void packetsAreAsLongAsWasAskedAndTimeRunsOn(int millis) {
        short[] voice = Recital.of(300, "en/normal/room.help").samples();
        phone(voice);
        OpusPhone listener = silent(USUAL, millis);
        OpusPhone usual = silent();
        runMillis(6_000);
        long asAsked =
                listener.lengthsMillis.stream().filter(one -> one == millis).count();
        // Where the coder changes its kind a packet ends early.
        assertThat(asAsked * millis).isGreaterThan(5_400);
        assertThat(listener.lengthsMillis.stream()
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElseThrow())
                .isLessThanOrEqualTo(Math.max(20, millis));
        assertThat(listener.heardMillis()).isCloseTo(6_000, within(60));
        short[] last = listener.heard();
        assertThat(Sounds.decibels(last, RATE_HZ, 5 * RATE_HZ))
                .isCloseTo(Sounds.decibels(usual.heard(), RATE_HZ, 5 * RATE_HZ), within(1.0));
    }

    @Test
    void aPhoneThatMissesPacketsGetsThemTwice() {
        phone(Recital.of(100, "en/normal/room.help").samples());
        OpusPhone lossy = silent(USUAL.withRepair(true), 20);
        OpusPhone clean = silent(USUAL.withRepair(true), 20);
        OpusPhone unarmed = silent(USUAL.withRepair(false), 20);
        lossy.lossPercent = 7;
        unarmed.lossPercent = 7;
        runMillis(4_000);
        assertThat(lossy.repaired).isGreaterThan(40);
        assertThat(clean.repaired).isZero();
        assertThat(unarmed.repaired).as("it cannot read them").isZero();
        lossy.lossPercent = 0;
        runMillis(20_000);
        int before = lossy.repaired;
        runMillis(4_000);
        assertThat(lossy.repaired).as("its line has healed").isEqualTo(before);
    }

    @Test
    void pausesAreNotSentToWhoAgreedToThat() {
        // Three seconds of voice, five of nothing.
        narrow(Arrays.copyOf(Sounds.vowel(130, 8_000, 24_000, -20), 64_000));
        OpusPhone usual = silent();
        OpusPhone saving = silent(USUAL.withSilenceUnsent(true), 20);
        runMillis(8_000);
        assertThat(usual.skippedMillis).isZero();
        assertThat(saving.skippedMillis).isBetween(3_000, 4_900);
        assertThat(saving.heardMillis()).isEqualTo(8_000);
        runMillis(2_000);
        assertThat(Sounds.decibels(saving.heardLast(1_000), 0, RATE_HZ))
                .isCloseTo(Sounds.decibels(usual.heardLast(1_000), 0, RATE_HZ), within(1.0));
    }

    @Test
    void aLastingToneIsNoPause() {
        narrow(Sounds.sine(1_000, 8_000, 8_000, -20));
        OpusPhone saving = silent(USUAL.withSilenceUnsent(true), 20);
        runMillis(20_000);
        assertThat(saving.skippedMillis).isLessThan(200);
        assertThat(level(saving, 1_000)).isCloseTo(-20, within(2.0));
    }

    @Test
    void withoutTheMachinesLibraryEachHearsWhatIsMadeForIt() {
        codecs = OpusCodecs.openPureJava();
        phone(Sounds.vowel(130, RATE_HZ, 24_000, -20));
        OpusPhone one = silent();
        OpusPhone other = silent();
        runMillis(2_000);
        assertThat(one.voice.counters().framesShared()).isZero();
        for (OpusPhone each : List.of(one, other)) {
            assertThat(Sounds.decibels(each.heardLast(800), 0, 800 * 16)).isGreaterThan(-33);
        }
    }

    @Test
    void anotherCodecInMidCallIsHeardBothWays() {
        OpusPhone one = phone(Sounds.sine(1_000, RATE_HZ, RATE_HZ, -20));
        Phone other = narrow(Sounds.sine(2_500, 8_000, 8_000, -20));
        runMillis(1_000);
        one.voice.format(OpusPhone.format(USUAL.withBitrate(16_000), 40));
        runMillis(1_000);
        assertThat(level(one, 2_500)).isCloseTo(-20, within(3.0));
        short[] last = other.heardSince(other.heardMillis() - 800);
        assertThat(Sounds.decibelsAt(1_000, 8_000, last, 0, last.length)).isCloseTo(-20, within(2.0));
        room.leave(one.voice);
        phones.remove(one);
        one.voice.format(new VoiceFormat(Codec.PCMA, 20));
        assertThat(codecs.openNow()).as("its decoder, until the call ends").isEqualTo(1);
        one.close();
    }
}
