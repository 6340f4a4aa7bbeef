package org.parlour.conference.store;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready only while the store answers. Alive all the same: a restart mends no disk, and would end the calls. */
@Component("store")
final class StoreHealth implements HealthIndicator {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Store store;

    StoreHealth(Store store) {
        this.store = store;
    }

    @Override
    public Health health() {
        return store.answers(PATIENCE) ? Health.up().build() : Health.down().build();
    }
}
