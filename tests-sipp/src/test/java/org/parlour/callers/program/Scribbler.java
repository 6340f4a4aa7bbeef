package org.parlour.callers.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.parlour.conference.store.ProgramRuns;
import org.parlour.conference.store.Store;

/** Writes into the store without end, and says after each write how many there are: a process to be killed. */
final class Scribbler {
    private Scribbler() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Files.createDirectories(Path.of(System.getenv("PARLOUR_DATA")));
        try (Store store = Store.open(data)) {
            for (int written = 1; ; written++) {
                new ProgramRuns(store, InstantSource.system()).begin("scribbler", written);
                System.out.println(written);
            }
        }
    }
}
