package org.parlour.mixer.conceal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.mixer.rig.Sounds;
import org.parlour.proof.Allocation;

class ConcealmentTest {
    private static final int FRAME = 160;

    private final Concealment concealment = new Concealment();

    @ParameterizedTest
    @ValueSource(ints = {70, 100, 140, 200, 333})
    void aLostFrameOfAVowelIsHardlyMissed(int pitchHertz) {
        short[] voice = Sounds.vowel(pitchHertz, 8_000, 20 * FRAME, -12);
        short[] concealed = through(voice, 10, 11);
        double lost = Sounds.decibels(concealed, 10 * FRAME, 11 * FRAME);
        double around = Sounds.decibels(voice, 9 * FRAME, 12 * FRAME);
        assertThat(lost).isCloseTo(around, within(2.5));
        assertThat(Sounds.largestStep(concealed, 9 * FRAME, 12 * FRAME))
                .isLessThanOrEqualTo(Sounds.largestStep(voice, 0, voice.length) * 5 / 4);
    }

    @Test
    void theVoiceBeforeTheGapAndWellBehindItIsUntouched() {
        short[] voice = Sounds.vowel(120, 8_000, 20 * FRAME, -12);
        short[] concealed = through(voice, 10, 12);
        for (int i = 0; i < voice.length; i++) {
            if (i < 10 * FRAME || i >= 12 * FRAME + 80) {
                assertThat(concealed[i]).as("sample %d", i).isEqualTo(voice[i]);
            }
        }
    }

    @Test
    void aLongGapFadesToSilenceIn60Millis() {
        short[] voice = Sounds.vowel(120, 8_000, 30 * FRAME, -12);
        short[] concealed = through(voice, 10, 20);
        double full = Sounds.decibels(concealed, 10 * FRAME, 10 * FRAME + 80);
        double half = Sounds.decibels(concealed, 10 * FRAME + 240, 10 * FRAME + 320);
        assertThat(full).isCloseTo(Sounds.decibels(voice, 8 * FRAME, 10 * FRAME), within(2.0));
        assertThat(half).isLessThan(full - 3);
        for (int i = 10 * FRAME + 480; i < 20 * FRAME; i++) {
            assertThat(concealed[i]).as("sample %d", i).isZero();
        }
    }

    @Test
    void theVoiceReturnsWithoutAClick() {
        short[] voice = Sounds.sine(300, 8_000, 30 * FRAME, -6);
        int natural = Sounds.largestStep(voice, 0, voice.length);
        for (int end = 11; end < 20; end++) {
            Concealment fresh = new Concealment();
            short[] concealed = through(fresh, voice, 10, end);
            assertThat(Sounds.largestStep(concealed, 9 * FRAME, (end + 2) * FRAME))
                    .as("a gap of %d ms", 20 * (end - 10))
                    .isLessThan(natural * 5 / 4);
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
        concealment.conceal(frame, 0, FRAME);
        assertThat(frame).containsOnly((short) 0);
        assertThat(concealment.isSilent()).isFalse();
        concealment.conceal(frame, 0, FRAME);
        concealment.conceal(frame, 0, FRAME);
        assertThat(concealment.isSilent()).isTrue();
    }

    @Test
    void anyPieceMayBeMissing() {
        short[] voice = Sounds.vowel(150, 8_000, 40 * FRAME, -6);
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

    @Test
    void findsThePitch() {
        Pitch pitch = new Pitch();
        short[] voice = Sounds.sine(200, 8_000, 800, -10);
        assertThat(pitch.before(voice, 400, 160) % 40).isZero();
        assertThat(pitch.after(voice, 400, 160, Pitch.LONGEST) % 40).isZero();
        assertThat(pitch.likeness()).isGreaterThan(0.99f);
        pitch.before(Sounds.noise(2, 800, -10), 400, 160);
        assertThat(pitch.likeness()).isLessThan(0.5f);
    }

    @Test
    void nothingIsAllocated() {
        short[] voice = Sounds.vowel(150, 8_000, FRAME, -6);
        short[] frame = new short[FRAME];
        assertThat(Allocation.bytesPerStep(() -> {
                    concealment.heard(voice, 0, FRAME);
                    concealment.conceal(frame, 0, FRAME);
                }))
                .isZero();
    }

    private short[] through(short[] voice, int lostFrom, int lostTo) {
        return through(concealment, voice, lostFrom, lostTo);
    }

    private static short[] through(Concealment concealment, short[] voice, int lostFrom, int lostTo) {
        short[] heard = voice.clone();
        for (int frame = 0; frame < voice.length / FRAME; frame++) {
            if (frame >= lostFrom && frame < lostTo) {
                concealment.conceal(heard, frame * FRAME, FRAME);
            } else {
                concealment.heard(heard, frame * FRAME, FRAME);
            }
        }
        return heard;
    }
}
