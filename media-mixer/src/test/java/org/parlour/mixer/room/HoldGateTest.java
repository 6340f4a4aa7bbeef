package org.parlour.mixer.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parlour.mixer.measure.Babble;
import org.parlour.mixer.rig.Sounds;
import org.parlour.mixer.rig.Tune;
import org.parlour.wire.call.HoldReason;

class HoldGateTest {
    private static final int RATE_HZ = 8_000;
    private static final int NOT_HEARD = -60;

    private final Conversation conversation = new Conversation();
    private final Phone holding = Phone.saying(Tune.samples(2, 30, -18));
    private final Phone speaking = Phone.saying(Babble.spoken(1, RATE_HZ, 30));
    private final Phone listener = Phone.silent();

    @BeforeEach
    void gate() {
        holding.voice.gatesHold(true);
        speaking.voice.gatesHold(true);
    }

    @Test
    void musicIsKeptOutOfTheRoomAndSaidSo() {
        conversation.room(holding, listener);
        conversation.runMillis(4_000);
        assertThat(holding.gated).containsExactly(HoldReason.MUSIC);
        assertThat(holding.voice.gatedFor()).isEqualTo(HoldReason.MUSIC);
        assertThat(holding.voice.isSpeaking()).isFalse();
        int since = listener.heardMillis();
        conversation.runMillis(3_000);
        assertThat(heardSince(since)).isLessThan(NOT_HEARD);
    }

    @Test
    void whatWasLetThroughStaysThrough() {
        conversation.room(holding, listener);
        conversation.runMillis(4_000);
        holding.voice.letThrough();
        int since = listener.heardMillis();
        conversation.runMillis(20_000);
        assertThat(holding.gated).containsExactly(HoldReason.MUSIC, HoldReason.NONE);
        assertThat(heardSince(since)).isGreaterThan(-30);
    }

    @Test
    void whoSpeaksIsNeverKeptOut() {
        conversation.room(speaking, listener);
        conversation.runMillis(20_000);
        assertThat(speaking.gated).isEmpty();
    }

    @Test
    void whoSaysThatTheyHoldUsIsKeptOutAtOnceUntilTheyResume() {
        conversation.room(speaking, listener);
        conversation.runMillis(1_000);
        speaking.voice.onHold(true);
        conversation.runMillis(500);
        int since = listener.heardMillis();
        conversation.runMillis(2_000);
        assertThat(heardSince(since)).isLessThan(NOT_HEARD);
        speaking.voice.onHold(false);
        since = listener.heardMillis();
        conversation.runMillis(2_000);
        assertThat(heardSince(since)).isGreaterThan(-40);
        assertThat(speaking.gated).containsExactly(HoldReason.SIGNALLED, HoldReason.NONE);
    }

    @Test
    void aNewHoldShutsWhatWasLetThrough() {
        conversation.room(holding, listener);
        holding.voice.onHold(true);
        conversation.runMillis(200);
        holding.voice.letThrough();
        conversation.runMillis(10_000);
        holding.voice.onHold(false);
        conversation.runMillis(10_000);
        assertThat(holding.gated).containsExactly(HoldReason.SIGNALLED, HoldReason.NONE);
        holding.voice.onHold(true);
        conversation.runMillis(200);
        assertThat(holding.voice.gatedFor()).isEqualTo(HoldReason.SIGNALLED);
    }

    @Test
    void nothingIsLetThroughWhereNothingIsKeptOut() {
        conversation.room(holding, listener);
        holding.voice.letThrough();
        conversation.runMillis(4_000);
        assertThat(holding.voice.gatedFor()).isEqualTo(HoldReason.MUSIC);
    }

    @Test
    void withoutTheFirewallMusicIsHeardLikeAnyVoice() {
        holding.voice.gatesHold(false);
        holding.voice.onHold(true);
        conversation.room(holding, listener);
        conversation.runMillis(6_000);
        assertThat(holding.gated).isEmpty();
        assertThat(heardSince(4_000)).isGreaterThan(-30);
    }

    @Test
    void isNoMute() {
        conversation.room(holding, listener);
        holding.voice.muted(true);
        conversation.runMillis(8_000);
        assertThat(holding.gated).containsExactly(HoldReason.MUSIC);
        assertThat(holding.spokeWhileMuted).isLessThanOrEqualTo(1);
        holding.voice.letThrough();
        int since = listener.heardMillis();
        conversation.runMillis(2_000);
        assertThat(heardSince(since)).isLessThan(NOT_HEARD);
    }

    private double heardSince(int millis) {
        short[] heard = listener.heardSince(millis);
        return Sounds.decibels(heard, 0, heard.length);
    }
}
