package org.parlour.walls.bytecode;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.parlour.walls.Bans;
import org.parlour.walls.Breach;
import org.parlour.walls.House.Floor;
import org.parlour.walls.Wall;

/** On the conference floor time is read from a clock that came in. */
final class InjectedClockWall implements Wall<Building> {
    private static final Pattern CLOCKS = Bans.of(
            "java.time.*#now()",
            "java.time.chrono.*#now()",
            "java.lang.System#currentTimeMillis",
            "java.util.Date#<init>()",
            "java.util.Calendar#getInstance");

    @Override
    public Stream<Breach> breaches(Building building) {
        return building.written()
                .filter(type -> building.house()
                        .floor(type.getPackageName())
                        .filter(Floor.CONFERENCE::equals)
                        .isPresent())
                .flatMap(Sighting::of)
                .filter(sighting -> CLOCKS.matcher(sighting.thing()).matches())
                .map(sighting -> new Breach(
                        sighting.where(),
                        "meets " + sighting.thing(),
                        "a test must be able to say what time it is",
                        "take a java.time.Clock or InstantSource and ask it"));
    }
}
