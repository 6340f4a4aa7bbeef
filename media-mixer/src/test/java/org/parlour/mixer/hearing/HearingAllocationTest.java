package org.parlour.mixer.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parlour.mixer.measure.Babble;
import org.parlour.proof.Allocation;
import org.parlour.wire.call.HearingProfile;

class HearingAllocationTest {
    private final short[] voice = Babble.spoken(1, 16_000, 2);
    private final HearingProfile[] profiles = {
        HearingProfile.NONE, new HearingProfile(12, 0, 100, false), new HearingProfile(6, 9, 100, true)
    };
    private final short[] frame = new short[HearingAid.FRAME];
    private final int[] mix = new int[HearingAid.FRAME];
    private int step;

    @Test
    void aFrameAllocatesNothing() {
        HearingAid aid = new HearingAid();
        OneAtATime turns = new OneAtATime(4);
        assertThat(Allocation.bytesPerStep(() -> {
                    step++;
                    System.arraycopy(voice, step % 100 * HearingAid.FRAME, frame, 0, HearingAid.FRAME);
                    for (int i = 0; i < mix.length; i++) {
                        mix[i] = 0;
                    }
                    turns.speaks(step / 64 % 4, 1);
                    turns.choose();
                    turns.add(1, frame, mix);
                    turns.add(2, frame, mix);
                    aid.profile(profiles[step / 128 % profiles.length]);
                    aid.aid(mix);
                }))
                .isZero();
    }
}
