package org.parlour.walls.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Optional;
import java.util.stream.Stream;
import org.parlour.walls.Breach;
import org.parlour.walls.House;
import org.parlour.walls.House.Floor;
import org.parlour.walls.Wall;

/** wire ← dialplans, mixer, sfu ← sip ← conference; none runs upward or sideways. */
final class FloorWall implements Wall<Building> {
    private static final String WHY =
            "voice and imports run one way, so that a lower floor can be read and built alone";

    @Override
    public Stream<Breach> breaches(Building building) {
        return building.written().flatMap(type -> homeless(building.house(), type)
                .map(Stream::of)
                .orElseGet(() -> climbs(building.house(), type)));
    }

    private static Optional<Breach> homeless(House house, JavaClass type) {
        return house.floor(type.getPackageName()).isPresent()
                ? Optional.empty()
                : Optional.of(new Breach(
                        type.getName(), "stands on no floor of the house", WHY, "move it below one of " + prefixes()));
    }

    private static Stream<Breach> climbs(House house, JavaClass type) {
        Floor floor = house.floor(type.getPackageName()).orElseThrow();
        return type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> house.floor(Sighting.target(dependency).getPackageName())
                        .filter(other -> !floor.mayImport(other))
                        .isPresent())
                .map(dependency -> new Breach(
                        Sighting.where(type, dependency.getSourceCodeLocation()),
                        "imports " + Sighting.target(dependency).getName(),
                        WHY,
                        "own a port (an interface) on this floor and let the floor above implement it"));
    }

    private static String prefixes() {
        return Stream.of(Floor.values()).map(Floor::prefix).toList().toString();
    }
}
