package org.parlour.walls.bytecode;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.parlour.walls.Bans;
import org.parlour.walls.Breach;
import org.parlour.walls.Wall;

/** Nobody sleeps in this house, tests included. */
final class SleepWall implements Wall<Building> {
    private static final Pattern SLEEPS = Bans.of(
            "java.lang.Thread#sleep",
            "java.util.concurrent.TimeUnit#sleep",
            "java.util.concurrent.locks.LockSupport#park*");

    @Override
    public Stream<Breach> breaches(Building building) {
        return building.writtenTestsToo()
                .flatMap(Sighting::of)
                .filter(sighting -> SLEEPS.matcher(sighting.thing()).matches())
                .map(sighting -> new Breach(
                        sighting.where(),
                        "sleeps by " + sighting.thing(),
                        "a sleep is too long on a fast machine and too short on a slow one",
                        "schedule a deadline, or wait for the thing itself (join, latch, future)"));
    }
}
