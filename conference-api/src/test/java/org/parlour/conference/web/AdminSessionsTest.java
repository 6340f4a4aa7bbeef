package org.parlour.conference.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parlour.simulation.ManualClock;

class AdminSessionsTest {
    private final ManualClock clock = new ManualClock();
    private final AdminSessions sessions = new AdminSessions(new Random(1), clock);

    @Test
    void sessionIsOpenForTwelveHours() {
        String id = sessions.begin();
        clock.advance(AdminSessions.LIFE.minusMillis(1));
        assertThat(sessions.isOpen(id)).isTrue();
        assertThat(sessions.openNow()).isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        assertThat(sessions.isOpen(id)).isFalse();
        assertThat(sessions.openNow()).isZero();
    }

    @Test
    void sessionEndsWhenItIsEnded() {
        String id = sessions.begin();
        sessions.end(id);
        assertThat(sessions.isOpen(id)).isFalse();
        assertThat(sessions.isOpen("nonsense")).isFalse();
    }

    @Test
    void cookieIsSecureWhereTheDoorIs() {
        assertThat(AdminCookie.holding("id", true)).contains("Secure", "HttpOnly", "SameSite=Strict");
        assertThat(AdminCookie.gone(true)).contains("Secure", "Max-Age=0");
    }

    @Test
    void ofTooManyTheOldestIsForgotten() {
        String first = sessions.begin();
        for (int i = 0; i < AdminSessions.MOST; i++) {
            assertThat(sessions.isOpen(sessions.begin())).isTrue();
        }
        assertThat(sessions.isOpen(first)).isFalse();
        assertThat(sessions.forgotten()).isEqualTo(1);
    }
}
