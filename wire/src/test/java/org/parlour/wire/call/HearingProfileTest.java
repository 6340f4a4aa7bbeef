package org.parlour.wire.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class HearingProfileTest {
    @Test
    void ofWhomNothingIsKnownNothingIsChanged() {
        assertThat(HearingProfile.NONE.changesSound()).isFalse();
        assertThat(HearingProfile.NONE
                        .withPromptPercent(80)
                        .withOneAtATime(true)
                        .changesSound())
                .isFalse();
        assertThat(HearingProfile.NONE.withLouder(3).changesSound()).isTrue();
        assertThat(HearingProfile.NONE.withLouder(-3).changesSound()).isTrue();
        assertThat(HearingProfile.NONE.withClearer(3).changesSound()).isTrue();
    }

    @Test
    void aStepBeyondTheEndStaysAtTheEnd() {
        HearingProfile most = HearingProfile.NONE.withLouder(99).withClearer(99).withPromptPercent(1);
        assertThat(most).isEqualTo(new HearingProfile(12, 9, 60, false));
        assertThat(most.withLouder(-99).withClearer(-1).withPromptPercent(300))
                .isEqualTo(HearingProfile.NONE.withLouder(-9));
    }

    @Test
    void whatNobodyOffersIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HearingProfile(13, 0, 100, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new HearingProfile(0, -1, 100, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new HearingProfile(0, 0, 59, false));
    }

    @Test
    void whatOthersWroteIsAValueOrASentence() {
        assertThat(HearingProfile.of(-9, 9, 60, true))
                .isEqualTo(new Reading.Parsed<>(new HearingProfile(-9, 9, 60, true)));
        assertThat(HearingProfile.of(-10, 0, 100, false))
                .isEqualTo(new Reading.Malformed<>("louderDecibels is -9 to 12"));
        assertThat(HearingProfile.of(0, 10, 100, false))
                .isEqualTo(new Reading.Malformed<>("clearerDecibels is 0 to 9"));
        assertThat(HearingProfile.of(0, 0, 101, false))
                .isEqualTo(new Reading.Malformed<>("promptPercent is 60 to 100"));
    }
}
