package org.parlour.conference.trunks.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.store.Store;
import org.parlour.conference.store.StoreWork;

/** On SQLite, as a house of one program has it. */
class PlanTableTest extends PlanTableContract {
    @TempDir
    private Path data;

    private Store store;

    @BeforeEach
    void open() throws Refusal {
        store = Store.open(data);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Override
    <T> T read(StoreWork<T> work) {
        T answer = store.read(work);
        assertThat(answer).isNotNull();
        return answer;
    }

    @Override
    <T> T write(StoreWork<T> work) {
        return store.write(work);
    }
}
