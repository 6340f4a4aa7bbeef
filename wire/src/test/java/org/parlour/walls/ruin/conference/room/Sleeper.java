package org.parlour.walls.ruin.conference.room;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Sleeps in three beds. */
public final class Sleeper {
    public void sleeps() throws InterruptedException {
        Thread.sleep(Duration.ofMillis(1));
        TimeUnit.MILLISECONDS.sleep(1);
        LockSupport.parkNanos(1);
    }
}
