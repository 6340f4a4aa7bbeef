package org.parlour.mixer.conceal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.measure.Babble;
import org.parlour.mixer.measure.Estoi;
import org.parlour.mixer.rig.Sounds;
import org.parlour.proof.Allocation;

class ConcealmentTest {
    private static final int NARROW = 8_000;
    private static final int FRAME = 160;

    private final Concealment concealment = new Concealment(NARROW);

    @ParameterizedTest
    @CsvSource({
        "8000,70",
        "8000,100",
        "8000,140",
        "8000,200",
        "8000,333",
        "16000,70",
        "16000,100",
        "16000,140",
        "16000,333"
    })
    void aLostFrameOfAVowelIsHardlyMissed(int rateHz, int pitchHertz) {
        int frame = rateHz / 50;
        short[] voice = Sounds.vowel(pitchHertz, rateHz, 20 * frame, -12);
        short[] concealed = through(new Concealment(rateHz), voice, frame, 10, 11);
        double lost = Sounds.decibels(concealed, 10 * frame, 11 * frame);
        double around = Sounds.decibels(voice, 9 * frame, 12 * frame);
        assertThat(lost).isCloseTo(around, within(2.5));
        assertThat(Sounds.largestStep(concealed, 9 * frame, 12 * frame))
                .isLessThanOrEqualTo(Sounds.largestStep(voice, 0, voice.length) * 5 / 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000})
    void aHissGoesOnAsAHissAndDoesNotHum(int rateHz) {
        int frame = rateHz / 50;
        short[] hiss = Sounds.noise(4, 20 * frame, -20);
        short[] concealed = through(new Concealment(rateHz), hiss, frame, 10, 12);
        assertThat(Sounds.decibels(concealed, 10 * frame, 11 * frame))
                .isCloseTo(Sounds.decibels(hiss, 0, hiss.length), within(2.0));
        Pitch pitch = new Pitch();
        pitch.before(concealed, 11 * frame, frame / 2);
        assertThat(pitch.likeness()).isLessThan(0.6f);
    }

    @Test
    void theVoiceBeforeTheGapAndWellBehindItIsUntouched() {
        short[] voice = Sounds.vowel(120, NARROW, 20 * FRAME, -12);
        short[] concealed = through(concealment, voice, FRAME, 10, 12);
        for (int i = 0; i < voice.length; i++) {
            if (i < 10 * FRAME || i >= 12 * FRAME + 64) {
                assertThat(concealed[i]).as("sample %d", i).isEqualTo(voice[i]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000})
    void aLongGapFadesToSilence(int rateHz) {
        int frame = rateHz / 50;
        short[] voice = Sounds.vowel(120, rateHz, 30 * frame, -12);
        short[] concealed = through(new Concealment(rateHz), voice, frame, 10, 20);
        double before = Sounds.decibels(voice, 8 * frame, 10 * frame);
        assertThat(Sounds.decibels(concealed, 10 * frame, 11 * frame)).isCloseTo(before, within(2.0));
        double last = before + 2;
        for (int i = 11; i < 16; i++) {
            double now = Sounds.decibels(concealed, i * frame, (i + 1) * frame);
            assertThat(now).as("frame %d", i).isLessThan(last);
            last = now;
        }
        assertThat(Arrays.copyOfRange(concealed, 10 * frame + Concealment.SILENT_MILLIS * rateHz / 1_000, 20 * frame))
                .containsOnly((short) 0);
    }

    @Test
    void theVoiceReturnsWithoutAClick() {
        short[] voice = Sounds.sine(300, NARROW, 30 * FRAME, -6);
        int natural = Sounds.largestStep(voice, 0, voice.length);
        for (int end = 11; end < 20; end++) {
            short[] concealed = through(new Concealment(NARROW), voice, FRAME, 10, end);
            assertThat(Sounds.largestStep(concealed, 9 * FRAME, (end + 2) * FRAME))
                    .as("a gap of %d ms", 20 * (end - 10))
                    .isLessThan(natural * 5 / 4);
        }
    }

    /** On made-up speech; on recorded speech see docs/measurements/voice.md. */
    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000})
    void moreIsUnderstoodThanWhenTheLastPacketIsRepeated(int rateHz) {
        int frame = rateHz / 50;
        short[] voice = Babble.spoken(21, rateHz, 20);
        short[] concealed = voice.clone();
        short[] bridged = voice.clone();
        short[] repeated = voice.clone();
        Concealment knowing = new Concealment(rateHz);
        Concealment fresh = new Concealment(rateHz);
        for (int i = 1; i < voice.length / frame; i++) {
            // 60 ms of each 600.
            if (i % 30 < 3) {
                fresh.conceal(concealed, i * frame, frame);
                if (i % 30 == 2) {
                    knowing.bridge(bridged, i * frame, frame, voice, (i + 1) * frame, frame);
                } else {
                    knowing.conceal(bridged, i * frame, frame);
                }
                for (int k = i * frame; k < (i + 1) * frame; k++) {
                    repeated[k] = (short) (repeated[k - frame] * (i % 30 == 0 ? 1 : 0.7));
                }
            } else {
                fresh.heard(concealed, i * frame, frame);
                knowing.heard(bridged, i * frame, frame);
            }
        }
        double ofConcealed = Estoi.of(voice, concealed, rateHz);
        assertThat(ofConcealed).isGreaterThan(Estoi.of(voice, repeated, rateHz) + 0.002);
        assertThat(Estoi.of(voice, bridged, rateHz)).isGreaterThan(ofConcealed + 0.005);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000})
    void aGapThatIsBridgedEndsWhereTheVoiceBegins(int rateHz) {
        int frame = rateHz / 50;
        short[] voice = Sounds.vowel(130, rateHz, 20 * frame, -12);
        int natural = Sounds.largestStep(voice, 0, voice.length);
        for (int lost = 1; lost < 9; lost++) {
            short[] heard = voice.clone();
            Concealment fresh = new Concealment(rateHz);
            for (int i = 0; i < 20; i++) {
                if (i >= 8 && i < 7 + lost) {
                    fresh.conceal(heard, i * frame, frame);
                } else if (i == 7 + lost) {
                    fresh.bridge(heard, i * frame, frame, voice, (i + 1) * frame, frame);
                } else {
                    fresh.heard(heard, i * frame, frame);
                }
            }
            int from = (8 + lost) * frame;
            assertThat(Arrays.copyOfRange(heard, from, from + frame))
                    .as("behind a gap of %d", lost)
                    .isEqualTo(Arrays.copyOfRange(voice, from, from + frame));
            assertThat(Sounds.largestStep(heard, 7 * frame, from + frame)).isLessThanOrEqualTo(natural * 3 / 2);
        }
    }

    @Test
    void beforeAnythingWasHeardThereIsSilence() {
        short[] frame = Sounds.noise(1, FRAME, -10);
        concealment.conceal(frame, 0, FRAME);
        assertThat(frame).containsOnly((short) 0);
    }

    @Test
    void silenceIsConcealedBySilence() {
        short[] frame = new short[FRAME];
        concealment.heard(frame, 0, FRAME);
        for (int millis = 0; millis < Concealment.SILENT_MILLIS; millis += 20) {
            assertThat(concealment.isSilent()).isFalse();
            concealment.conceal(frame, 0, FRAME);
            assertThat(frame).containsOnly((short) 0);
        }
        assertThat(concealment.isSilent()).isTrue();
    }

    @Test
    void anyPieceMayBeMissing() {
        short[] voice = Sounds.vowel(150, NARROW, 40 * FRAME, -6);
        int natural = Sounds.largestStep(voice, 0, voice.length);
        short[] heard = voice.clone();
        boolean lost = false;
        int at = 0;
        for (int piece = 1; at + piece < voice.length; piece = piece * 7 % 331 + 1) {
            if (lost) {
                concealment.conceal(heard, at, piece);
            } else {
                concealment.heard(heard, at, piece);
            }
            lost = !lost;
            at += piece;
        }
        assertThat(Sounds.largestStep(heard, 0, at)).isLessThan(natural * 3 / 2);
    }

    /** Full scale before a gap, however it ends: what stands for it is no louder and ends. */
    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000})
    void theLoudestSoundDoesNotGrow(int rateHz) {
        int frame = rateHz / 50;
        // Whole periods in a frame: else its own strength goes up and down.
        for (int hertz = 100; hertz < rateHz / 2; hertz *= 2) {
            short[] voice = Sounds.sine(hertz, rateHz, 40 * frame, 0);
            short[] concealed = through(new Concealment(rateHz), voice, frame, 10, 40);
            double before = Sounds.decibels(voice, 0, 10 * frame);
            for (int i = 10; i < 40; i++) {
                assertThat(Sounds.decibels(concealed, i * frame, (i + 1) * frame))
                        .as("%d Hz, frame %d", hertz, i)
                        .isLessThan(before + 2.5);
            }
        }
    }

    @Test
    void whatDoesNotFollowIsLedOverTo() {
        short[] voice = Sounds.sine(300, NARROW, 10 * FRAME, -6);
        short[] other = Sounds.sine(310, NARROW, 10 * FRAME, -6);
        concealment.heard(voice, 0, 999);
        concealment.leadOver();
        concealment.heard(other, 30, 600);
        short[] both = new short[1_599];
        System.arraycopy(voice, 0, both, 0, 999);
        System.arraycopy(other, 30, both, 999, 600);
        assertThat(Sounds.largestStep(both, 0, both.length))
                .isLessThan(Sounds.largestStep(voice, 0, voice.length) * 3 / 2);
    }

    @Test
    void findsThePitch() {
        Pitch pitch = new Pitch();
        short[] voice = Sounds.sine(200, NARROW, 800, -10);
        assertThat(pitch.before(voice, 400, 160) % 40).isZero();
        assertThat(pitch.after(voice, 400, 160, Pitch.LONGEST) % 40).isZero();
        assertThat(pitch.likeness()).isGreaterThan(0.99f);
        pitch.before(Sounds.noise(2, 800, -10), 400, 160);
        assertThat(pitch.likeness()).isLessThan(0.5f);
    }

    @Test
    void otherRatesAreRefused() {
        assertThatThrownBy(() -> new Concealment(48_000)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 16_000})
    void nothingIsAllocated(int rateHz) {
        int frame = rateHz / 50;
        short[] voice = Sounds.vowel(150, rateHz, frame, -6);
        short[] gap = new short[frame];
        Concealment fresh = new Concealment(rateHz);
        assertThat(Allocation.bytesPerStep(() -> {
                    fresh.heard(voice, 0, frame);
                    fresh.conceal(gap, 0, frame);
                }))
                .isZero();
    }

    private static short[] through(Concealment concealment, short[] voice, int frame, int lostFrom, int lostTo) {
        short[] heard = voice.clone();
        for (int i = 0; i < voice.length / frame; i++) {
            if (i >= lostFrom && i < lostTo) {
                concealment.conceal(heard, i * frame, frame);
            } else {
                concealment.heard(heard, i * frame, frame);
            }
        }
        return heard;
    }
}
