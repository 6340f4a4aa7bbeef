package org.parlour.conference.calls;

import java.time.InstantSource;
import org.parlour.conference.events.RoomEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The calls and what they tell, put together. */
@Configuration(proxyBeanMethods = false)
class CallsConfiguration {
    @Bean
    RoomEvents roomEvents(InstantSource clock) {
        return new RoomEvents(clock);
    }

    @Bean
    CallBoard callBoard(InstantSource clock, RoomEvents events) {
        return new CallBoard(clock, events);
    }

    @Bean
    Switchboard switchboard() {
        return new Switchboard();
    }
}
