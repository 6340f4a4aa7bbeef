package org.parlour.callers.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LooksTest {
    private static final Looks LOOKS = new Looks(
            List.of(
                    new Looks.Look(5, 0, 0, "no picture"),
                    new Looks.Look(400, 17, 1, ""),
                    new Looks.Look(450, 17, 2, ""),
                    new Looks.Look(460, 0, 0, "blurred"),
                    new Looks.Look(500, 17, 2, ""),
                    new Looks.Look(900, 42, 7, ""),
                    new Looks.Look(1_000, 17, 3, "")),
            1_200);

    @Test
    void whoWasSeenAndWhenFirst() {
        assertThat(LOOKS.numbers()).containsExactlyInAnyOrder(17, 42);
        assertThat(LOOKS.firstMillis(42)).hasValue(900);
        assertThat(LOOKS.firstMillis(43)).isEmpty();
    }

    @Test
    void aPictureThatComesAgainIsNoOther() {
        assertThat(LOOKS.different(17)).isEqualTo(3);
        assertThat(LOOKS.longestStillMillis(17)).isEqualTo(550);
    }

    @Test
    void theBeginningMayBeLeftOut() {
        Looks later = LOOKS.after(900);
        assertThat(later.looks()).hasSize(2);
        assertThat(later.millis()).isEqualTo(300);
        assertThat(later.firstMillis(42)).hasValue(0);
    }
}
