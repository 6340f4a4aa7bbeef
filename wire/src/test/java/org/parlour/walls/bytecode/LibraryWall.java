package org.parlour.walls.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.parlour.walls.Breach;
import org.parlour.walls.House;
import org.parlour.walls.House.Floor;
import org.parlour.walls.House.Library;
import org.parlour.walls.Wall;

/** A foreign library lives in one room that bears its name; what crosses the door is our record. */
final class LibraryWall implements Wall<Building> {
    private static final String WHY = "a library that is met in one room can be replaced there";

    @Override
    public Stream<Breach> breaches(Building building) {
        return building.written().flatMap(type -> breaches(building.house(), type));
    }

    private static Stream<Breach> breaches(House house, JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream().flatMap(dependency -> {
            JavaClass target = Sighting.target(dependency);
            return target.isPrimitive()
                    ? Stream.empty()
                    : refusal(house, type.getPackageName(), target.getPackageName()).stream()
                            .map(mend -> new Breach(
                                    Sighting.where(type, dependency.getSourceCodeLocation()),
                                    "meets " + target.getName(),
                                    WHY,
                                    mend));
        });
    }

    /** How to mend that a package meets a foreign one; empty where it may. */
    static Optional<String> refusal(House house, String packageName, String foreign) {
        if (house.owns(foreign) || foreign.startsWith("org.jspecify.")) {
            return Optional.empty();
        }
        if (foreign.startsWith("java.lang.foreign")) {
            return House.isNamedAfterALibrary(packageName)
                    ? Optional.empty()
                    : Optional.of("keep native memory in the room named after its library");
        }
        List<Library> libraries = House.librariesOf(foreign).toList();
        return libraries.isEmpty() ? unlisted(house, packageName, foreign) : confined(house, packageName, libraries);
    }

    private static Optional<String> confined(House house, String packageName, List<Library> libraries) {
        return libraries.stream()
                .filter(library -> !library.rooms().contain(house.room(packageName)))
                .findFirst()
                .map(library ->
                        "meet " + library.name() + " only in " + library.rooms() + " and hand out a record of ours");
    }

    private static Optional<String> unlisted(House house, String packageName, String foreign) {
        Floor floor = house.floor(packageName).orElse(Floor.WIRE);
        if (floor == Floor.WIRE) {
            return Platform.isBase(foreign)
                    ? Optional.empty()
                    : Optional.of("wire needs java.base and nothing else; move it to the floor that needs it");
        }
        return floor == Floor.CONFERENCE || Platform.isJava(foreign)
                ? Optional.empty()
                : Optional.of("give the library a row in House.LIBRARIES and a room of its name");
    }
}
