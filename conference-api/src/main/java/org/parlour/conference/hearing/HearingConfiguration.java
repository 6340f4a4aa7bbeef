package org.parlour.conference.hearing;

import java.time.InstantSource;
import org.parlour.conference.pin.Callers;
import org.parlour.conference.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is kept of callers' hearing, put together. */
@Configuration(proxyBeanMethods = false)
class HearingConfiguration {
    @Bean
    HearingBook hearingBook(Store store, Callers callers, InstantSource clock) {
        return new HearingBook(store, callers, clock);
    }

    @Bean
    HearingSweep hearingSweep(HearingBook book) {
        return new HearingSweep(book);
    }
}
