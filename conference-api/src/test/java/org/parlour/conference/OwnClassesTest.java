package org.parlour.conference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnClassesTest {
    /** The house has grown beyond it, in all of its modules. */
    private static final int FEWEST = 900;

    @Test
    void allOfThemAreFound() {
        assertThat(OwnClasses.load()).isGreaterThan(FEWEST);
    }
}
