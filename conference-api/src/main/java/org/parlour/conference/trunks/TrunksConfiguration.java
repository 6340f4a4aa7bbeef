package org.parlour.conference.trunks;

import java.time.InstantSource;
import org.parlour.conference.host.DataFolder;
import org.parlour.conference.store.Store;
import org.parlour.dialplan.command.SecretPlaces;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The book of plans, put together. It is the {@code Supplier<PlanInForce>} that calls ask. */
@Configuration(proxyBeanMethods = false)
class TrunksConfiguration {
    @Bean
    PlanBook planBook(Store store, DataFolder data, InstantSource clock) {
        return PlanBook.open(store, data.path(), SecretPlaces.surroundings(data.path(), System.getenv()), clock);
    }

    @Bean
    FolderWatch planFolderWatch(PlanBook book) {
        return new FolderWatch(book);
    }
}
