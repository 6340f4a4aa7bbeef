package org.parlour.conference.store;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Something to be done in one transaction, on a thread of the store. */
@FunctionalInterface
public interface StoreWork<T extends @Nullable Object> {
    T on(JdbcClient sql);
}
