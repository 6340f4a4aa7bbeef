package org.parlour.conference.meters;

import io.micrometer.core.instrument.binder.MeterBinder;
import org.parlour.conference.store.Store;
import org.parlour.conference.store.StoreCounters;
import org.parlour.conference.web.DoorCounters;
import org.parlour.conference.web.Doors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One line for every room that counts. */
@Configuration(proxyBeanMethods = false)
class MetersConfiguration {
    @Bean
    MeterBinder storeMeters(Store store) {
        return new CounterMeters<>(StoreCounters.class, store::counters);
    }

    @Bean
    MeterBinder doorMeters(Doors doors) {
        return new CounterMeters<>(DoorCounters.class, doors::counters);
    }
}
