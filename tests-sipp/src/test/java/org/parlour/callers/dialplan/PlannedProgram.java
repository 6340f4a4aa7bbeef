package org.parlour.callers.dialplan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.parlour.callers.process.Removal;
import org.parlour.callers.program.TelephoneHouse;

/** One program for all tests of a class, started with a plan in its folder. */
final class PlannedProgram implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final String FILE = "10-house.yaml";

    private final Supplier<String> plan;
    private @Nullable TelephoneHouse program;
    private @Nullable Path folder;

    /** {@code plan} is asked when the program starts. */
    PlannedProgram(Supplier<String> plan) {
        this.plan = plan;
    }

    TelephoneHouse house() {
        TelephoneHouse running = program;
        if (running == null) {
            throw new IllegalStateException("the program has not been started");
        }
        return running;
    }

    /** Somebody's telephone behind the trunk that has this address. */
    PlannedCaller caller(String address) throws IOException {
        return new PlannedCaller(house(), address, ThreadLocalRandom.current().nextLong(1L << 40));
    }

    /** Another plan, put in place at once, as an editor does. */
    void writes(String text) throws IOException {
        Path made = folder;
        if (made == null) {
            throw new IllegalStateException("the program has not been started");
        }
        write(made.resolve("data"), text);
    }

    private static void write(Path data, String text) throws IOException {
        Path plans = Files.createDirectories(data.resolve("dialplan"));
        Path draft = Files.writeString(data.resolveSibling("draft"), text);
        Files.move(draft, plans.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Path made = Files.createTempDirectory("planned");
        folder = made;
        write(made.resolve("data"), plan.get());
        program = TelephoneHouse.open(made.resolve("data"));
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        house().untilNobodyCalls();
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
