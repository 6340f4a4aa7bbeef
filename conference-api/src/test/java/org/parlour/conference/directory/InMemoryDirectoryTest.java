package org.parlour.conference.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InMemoryDirectoryTest extends DirectoryContract {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Forgiveness LIMIT = new Forgiveness(3, Duration.ofHours(1));

    @Override
    protected Directory directory() {
        return new InMemoryDirectory();
    }

    @Test
    void remembersSoManyGuessersAndThenForgetsWhoWasQuietLongest() {
        Directory directory = directory();
        for (int i = 0; i < Guesses.GUESSERS; i++) {
            directory.guess("guesser " + i, LIMIT, NOW);
        }
        directory.guess("guesser 0", LIMIT, NOW);
        assertThat(directory.forgottenGuessers()).isZero();
        directory.guess("one more", LIMIT, NOW);
        assertThat(directory.forgottenGuessers()).isEqualTo(1);
        assertThat(directory.guesses("guesser 0", LIMIT, NOW)).isEqualTo(2);
        assertThat(directory.guesses("guesser 1", LIMIT, NOW)).isZero();
    }
}
