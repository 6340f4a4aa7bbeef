package org.parlour.walls.ruin.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;

/** Does everything that a core leaves to its driver, one thing a method. */
public abstract class RestlessCore {
    long readsNanoTime() {
        return System.nanoTime();
    }

    LongSupplier handsOutTheClock() {
        return System::currentTimeMillis;
    }

    Instant readsTheDate() {
        return Instant.now();
    }

    abstract void holdsAClock(Clock clock);

    void startsAThread() {
        Thread.ofVirtual().start(() -> {});
    }

    abstract CompletableFuture<String> promises();

    synchronized void locks() {}

    void locksABlock() {
        synchronized (this) {
            readsNanoTime();
        }
    }

    long forksAndJoins(List<String> names) {
        return names.parallelStream().count();
    }

    RandomGenerator drawsKeys() {
        return new SecureRandom();
    }

    double throwsDice() {
        return Math.random();
    }

    UUID mintsAnId() {
        return UUID.randomUUID();
    }

    abstract void opensASocket(Socket socket);

    InetAddress asksForAName(String name) throws UnknownHostException {
        return InetAddress.getByName(name);
    }

    byte[] readsAFile(Path path) throws IOException {
        return Files.readAllBytes(path);
    }

    String readsItsSurroundings() {
        return System.getenv("PATH");
    }

    abstract void logs(Logger logger);

    void talks() {
        System.out.println("here I am");
    }
}
