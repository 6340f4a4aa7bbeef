package org.parlour.callers.telephone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.parlour.callers.phone.Voice;
import org.parlour.callers.process.Removal;
import org.parlour.callers.program.TelephoneHouse;

/**
 * One program for all tests of a class, and callers for each of them. After each test nobody may be calling any more.
 *
 * <pre>
 *   {@literal @}RegisterExtension
 *   static final CallingHouse HOUSE = CallingHouse.withDefaults();
 * </pre>
 */
final class CallingHouse implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private final String[] settings;
    private @Nullable TelephoneHouse program;
    private @Nullable Path folder;

    private CallingHouse(String... settings) {
        this.settings = settings.clone();
    }

    static CallingHouse withDefaults() {
        return new CallingHouse();
    }

    static CallingHouse with(String... settings) {
        return new CallingHouse(settings);
    }

    TelephoneHouse program() {
        TelephoneHouse running = program;
        if (running == null) {
            throw new IllegalStateException("the program has not been started");
        }
        return running;
    }

    Path folder() {
        Path own = folder;
        if (own == null) {
            throw new IllegalStateException("the program has not been started");
        }
        return own;
    }

    /** A room that nobody has been in. */
    TelephoneHouse.Room room() throws IOException, InterruptedException {
        return program().room();
    }

    /** Somebody with a telephone, UDP and the usual voice, and a number that nobody else has. */
    Caller caller() throws IOException {
        return caller("UDP", Voice.USUAL);
    }

    Caller caller(String transport, Voice voice) throws IOException {
        return new Caller(
                program(),
                transport,
                voice,
                number(),
                ThreadLocalRandom.current().nextLong(1L << 40));
    }

    /** A number kept for fiction, drawn. */
    static String number() {
        return "55501" + ThreadLocalRandom.current().nextInt(10_000, 100_000);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Path made = Files.createTempDirectory("telephone");
        folder = made;
        program = TelephoneHouse.open(made.resolve("data"), settings);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (program().program().isAlive()) {
            program().untilNobodyCalls();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        TelephoneHouse running = program;
        if (running != null) {
            running.close();
        }
        Path made = folder;
        if (made != null) {
            Removal.of(made);
        }
    }
}
