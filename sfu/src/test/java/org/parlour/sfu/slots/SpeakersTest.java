package org.parlour.sfu.slots;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parlour.sfu.slots.Speaker.Sound;
import org.parlour.wire.call.ParticipantNumber;

class SpeakersTest {
    private static final long FRAME_NANOS = 20_000_000L;

    private final Speakers speakers = new Speakers();
    private final Speaker doctor = new Speaker(new ParticipantNumber(1), Sound.MICROPHONE);
    private final Speaker patient = new Speaker(new ParticipantNumber(2), Sound.MICROPHONE);
    private long nowNanos = 7_000_000_000L;

    private void hear(Speaker speaker, int level, int frames) {
        for (int i = 0; i < frames; i++) {
            nowNanos += FRAME_NANOS;
            speakers.heard(speaker, level, false, nowNanos);
        }
    }

    @Test
    void theFirstLoudPacketIsSpeech() {
        hear(doctor, 80, 10);
        assertThat(doctor.isSpeaking(nowNanos)).isFalse();
        hear(doctor, 30, 1);
        assertThat(doctor.isSpeaking(nowNanos)).isTrue();
    }

    @Test
    void aPauseBetweenWordsIsSpeechAndALongerOneIsNot() {
        hear(doctor, 30, 10);
        hear(doctor, 90, 15);
        assertThat(doctor.isSpeaking(nowNanos)).isTrue();
        hear(doctor, 90, 10);
        assertThat(doctor.isSpeaking(nowNanos)).isFalse();
    }

    @Test
    void aFanBecomesBackground() {
        hear(doctor, 50, 60 * 50);
        assertThat(doctor.isSpeaking(nowNanos)).isFalse();
        hear(doctor, 30, 1);
        assertThat(doctor.isSpeaking(nowNanos)).isTrue();
    }

    @Test
    void fiveMinutesOfSpeechWithPausesNeverBecomeBackground() {
        for (int word = 0; word < 5 * 60 * 2; word++) {
            hear(doctor, 30, 20);
            assertThat(doctor.isSpeaking(nowNanos)).isTrue();
            hear(doctor, 85, 5);
        }
    }

    @Test
    void whisperingIsSpeechOnAQuietLineAndHissIsNot() {
        hear(doctor, 90, 10);
        hear(doctor, 58, 1);
        assertThat(doctor.isSpeaking(nowNanos)).isTrue();
        hear(patient, 65, 20);
        assertThat(patient.isSpeaking(nowNanos)).isFalse();
    }

    @Test
    void whoDoesNotTellTheirLevelIsHeardAndNeverLouderThanWhoTells() {
        hear(doctor, Speakers.UNKNOWN_LEVEL, 5);
        assertThat(doctor.isSpeaking(nowNanos)).isTrue();
        hear(patient, 30, 5);
        assertThat(patient.isLouderThan(doctor, 10)).isTrue();
    }

    @Test
    void aSignOfLifeIsSilence() {
        speakers.heard(doctor, Speakers.UNKNOWN_LEVEL, true, nowNanos);
        assertThat(doctor.isSpeaking(nowNanos)).isFalse();
    }

    @Test
    void aCoughIsNoTurn() {
        hear(doctor, 30, 5);
        assertThat(speakers.dominant()).isNull();
        hear(doctor, 30, 12);
        assertThat(speakers.dominant()).isSameAs(doctor);
    }

    @Test
    void theTurnGoesToWhoSpeaksWhenTheOtherStops() {
        hear(doctor, 30, 50);
        hear(patient, 32, 40);
        assertThat(speakers.dominant()).isSameAs(patient);
    }

    @Test
    void anInterruptionTakesTheTurnOnlyWhenItIsLouderAndLasts() {
        for (int i = 0; i < 150; i++) {
            hear(doctor, 40, 1);
            speakers.heard(patient, 42, false, nowNanos);
        }
        assertThat(speakers.dominant()).isSameAs(doctor);
        for (int i = 0; i < 100; i++) {
            hear(doctor, 40, 1);
            speakers.heard(patient, 25, false, nowNanos);
        }
        assertThat(speakers.dominant()).isSameAs(patient);
    }

    @Test
    void whoLeavesHasNoTurn() {
        hear(doctor, 30, 50);
        speakers.left(doctor);
        assertThat(speakers.dominant()).isNull();
    }

    @Test
    void theSoundOfASharedScreenTakesNobodysTurn() {
        Speaker film = new Speaker(new ParticipantNumber(3), Sound.SHARED);
        hear(film, 20, 100);
        assertThat(speakers.dominant()).isNull();
    }
}
