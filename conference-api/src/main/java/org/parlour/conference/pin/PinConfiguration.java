package org.parlour.conference.pin;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.parlour.conference.directory.Directory;
import org.parlour.conference.directory.InMemoryDirectory;
import org.parlour.conference.secrets.Secrets;
import org.parlour.conference.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The door's book put together. */
@Configuration(proxyBeanMethods = false)
class PinConfiguration {
    @Bean
    Directory directory() {
        return new InMemoryDirectory();
    }

    @Bean
    Callers callers(Secrets secrets) {
        return new Callers(secrets.callers());
    }

    @Bean
    Pins pins(Store store, Secrets secrets, InstantSource clock) {
        return new Pins(store, secrets.pinLookup(), secrets.pinSeal(), new SecureRandom(), clock);
    }

    @Bean
    PhoneDoorbook doorbook(Store store, Pins pins, Callers callers, Directory directory, InstantSource clock) {
        return new PhoneDoorbook(store, pins, callers, directory, clock);
    }
}
