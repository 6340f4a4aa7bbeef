package org.parlour.sfu.slots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.sfu.slots.Speaker.Sound;
import org.parlour.wire.call.ParticipantNumber;

class AudioSlotsTest {
    private static final long MILLI_NANOS = 1_000_000L;
    private static final int LOUD = 30;
    private static final int SOFT = 85;

    private final List<String> told = new ArrayList<>();
    private final Speakers speakers = new Speakers();
    private final Speaker self = speaker(1);
    private final Speaker two = speaker(2);
    private final Speaker three = speaker(3);
    private final Speaker four = speaker(4);
    private final AudioSlots slots = new AudioSlots(2, speaker -> speaker != self, new AudioSlots.Listener() {
        @Override
        public void taken(int slot, Speaker by) {
            told.add(slot + "=" + by.participant());
        }

        @Override
        public void emptied(int slot) {
            told.add(slot + "=nobody");
        }
    });
    private long nowNanos = 5_000_000_000L;

    private static Speaker speaker(int number) {
        return new Speaker(new ParticipantNumber(number), Sound.MICROPHONE);
    }

    private int hear(Speaker speaker, int level) {
        speakers.heard(speaker, level, false, nowNanos);
        return slots.slotFor(speaker, nowNanos);
    }

    private void after(int millis) {
        nowNanos += millis * MILLI_NANOS;
    }

    @Test
    void aFreeSlotIsTakenWithoutAWord() {
        assertThat(hear(two, SOFT)).isZero();
        assertThat(hear(three, SOFT)).isEqualTo(1);
        assertThat(hear(four, SOFT)).isEqualTo(AudioSlots.NONE);
        assertThat(told).containsExactly("0=2", "1=3");
    }

    @Test
    void nobodyHearsThemselves() {
        assertThat(hear(self, LOUD)).isEqualTo(AudioSlots.NONE);
        assertThat(told).isEmpty();
    }

    @Test
    void theFirstPacketOfANewVoiceGoesThrough() {
        hear(two, SOFT);
        hear(three, SOFT);
        after(20);
        assertThat(hear(four, LOUD)).isNotEqualTo(AudioSlots.NONE);
    }

    @Test
    void whoWasSilentLongestGoes() {
        hear(two, LOUD);
        hear(three, LOUD);
        after(2500);
        hear(two, LOUD);
        after(20);
        assertThat(hear(four, LOUD)).isEqualTo(1);
        assertThat(slots.holder(0)).isSameAs(two);
    }

    @Test
    void whoSpokeStaysForTwoSeconds() {
        hear(two, LOUD);
        hear(three, LOUD);
        after(1990);
        assertThat(hear(four, LOUD)).isEqualTo(AudioSlots.NONE);
        assertThat(slots.refusals()).isEqualTo(1);
        after(20);
        assertThat(hear(four, LOUD)).isNotEqualTo(AudioSlots.NONE);
    }

    @Test
    void whereAllSpeakANewcomerMustBeClearlyLouder() {
        for (int i = 0; i < 150; i++) {
            after(20);
            hear(two, LOUD);
            hear(three, LOUD + 10);
            assertThat(hear(four, LOUD + 8)).isEqualTo(AudioSlots.NONE);
        }
        int slot = AudioSlots.NONE;
        for (int i = 0; i < 10 && slot == AudioSlots.NONE; i++) {
            after(20);
            hear(two, LOUD);
            hear(three, LOUD + 10);
            slot = hear(four, LOUD);
        }
        assertThat(slot).as("the softest one's").isEqualTo(1);
    }

    @Test
    void aHolderKeepsTheSlotThroughSilence() {
        hear(two, LOUD);
        after(60_000);
        assertThat(hear(two, SOFT)).isZero();
    }

    @Test
    void whoLeavesMakesRoom() {
        hear(two, LOUD);
        hear(three, LOUD);
        slots.left(two);
        assertThat(told).endsWith("0=nobody");
        assertThat(hear(four, SOFT)).isZero();
    }

    @Test
    void theSoundOfASharedScreenIsNeverPutOut() {
        Speaker film = new Speaker(new ParticipantNumber(2), Sound.SHARED);
        hear(three, LOUD);
        hear(four, LOUD);
        after(2100);
        hear(film, SOFT);
        assertThat(List.of(slots.holder(0), slots.holder(1))).contains(film);
        after(60_000);
        hear(three, LOUD);
        hear(four, LOUD);
        assertThat(List.of(slots.holder(0), slots.holder(1))).contains(film);
    }
}
