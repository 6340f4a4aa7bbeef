package org.parlour.sfu.slots;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parlour.proof.Allocation;
import org.parlour.sfu.slots.Speaker.Sound;
import org.parlour.sfu.slots.VideoSource.Picture;
import org.parlour.wire.call.ParticipantNumber;

class SlotsAllocationTest {
    private static final AudioSlots.Listener NOBODY_LISTENS = new AudioSlots.Listener() {
        @Override
        public void taken(int slot, Speaker by) {}

        @Override
        public void emptied(int slot) {}
    };

    private long nowNanos;
    private long sum;

    @Test
    void hearingAndChoosingAllocatesNothing() {
        Speakers speakers = new Speakers();
        Speaker[] people = new Speaker[12];
        for (int i = 0; i < people.length; i++) {
            people[i] = new Speaker(new ParticipantNumber(i + 1), Sound.MICROPHONE);
        }
        AudioSlots slots = new AudioSlots(3, speaker -> speaker != people[0], NOBODY_LISTENS);

        assertThat(Allocation.bytesPerStep(() -> {
                    nowNanos += 2_000_000;
                    int who = (int) (nowNanos / 2_000_000 % people.length);
                    int level = nowNanos / 3_000_000_000L % people.length == who ? 30 : 85;
                    speakers.heard(people[who], level, false, nowNanos);
                    sum += slots.slotFor(people[who], nowNanos);
                }))
                .isZero();
        assertThat(slots.turns()).isGreaterThan(3);
    }

    @Test
    void findingASlotForAPictureAllocatesNothing() {
        VideoSlots slots = new VideoSlots(4);
        VideoSource[] cameras = new VideoSource[12];
        slots.on(new VideoEvent.Opened(), 0);
        for (int i = 0; i < cameras.length; i++) {
            cameras[i] = new VideoSource(new ParticipantNumber(i + 1), Picture.CAMERA);
            slots.on(new VideoEvent.Appeared(cameras[i]), 0);
        }

        assertThat(Allocation.bytesPerStep(() -> sum += slots.slotFor(cameras[(int) (++nowNanos % 12)], false)))
                .isZero();
    }
}
