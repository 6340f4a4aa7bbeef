package org.parlour.walls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BansTest {
    @Test
    void packageCoversWhatIsBelowItAndNotWhatOnlyBeginsLikeIt() {
        assertThat(covers("java.nio.file..", "java.nio.file.Path")).isTrue();
        assertThat(covers("java.nio.file..", "java.nio.file.attribute.FileTime"))
                .isTrue();
        assertThat(covers("java.nio.file..", "java.nio.filed.Path")).isFalse();
    }

    @Test
    void typeCoversTheTypesInsideIt() {
        assertThat(covers("java.lang.Thread", "java.lang.Thread$Builder")).isTrue();
        assertThat(covers("java.lang.Thread", "java.lang.ThreadLocal")).isFalse();
        assertThat(covers("java.lang.System$Logger", "java.lang.System$Logger")).isTrue();
    }

    @Test
    void memberIsCoveredWhateverItIsCalledWithUnlessTheBanSaysWhat() {
        assertThat(covers("java.lang.System#out", "java.lang.System#out")).isTrue();
        assertThat(covers("java.time.*#now", "java.time.Instant#now(java.time.Clock)"))
                .isTrue();
        assertThat(covers("java.time.*#now()", "java.time.Instant#now(java.time.Clock)"))
                .isFalse();
        assertThat(covers("java.time.*#now()", "java.time.LocalDate#now()")).isTrue();
        assertThat(covers("java.util.Date#<init>()", "java.util.Date#<init>(long)"))
                .isFalse();
    }

    private static boolean covers(String ban, String thing) {
        return Bans.of("some.Other", ban).matcher(thing).matches();
    }
}
