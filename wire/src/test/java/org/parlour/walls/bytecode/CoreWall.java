package org.parlour.walls.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.parlour.walls.Breach;
import org.parlour.walls.Freedom;
import org.parlour.walls.House;
import org.parlour.walls.House.Floor;
import org.parlour.walls.Wall;

/** Cores are sans-I/O: below conference only the named drivers touch the machine. */
final class CoreWall implements Wall<Building> {
    @Override
    public Stream<Breach> breaches(Building building) {
        return building.written()
                .filter(type -> isBelowConference(building.house(), type))
                .flatMap(type -> breaches(type, building.house().freedoms(type.getPackageName())));
    }

    private static boolean isBelowConference(House house, JavaClass type) {
        return house.floor(type.getPackageName())
                .filter(floor -> floor != Floor.CONFERENCE)
                .isPresent();
    }

    private static Stream<Breach> breaches(JavaClass type, Set<Freedom> granted) {
        Set<Freedom> refused = EnumSet.allOf(Freedom.class);
        refused.removeAll(granted);
        List<Sighting> sightings = Sighting.of(type).toList();
        return refused.stream().flatMap(freedom -> sightings.stream()
                .filter(sighting -> freedom.covers(sighting.thing()))
                .map(sighting ->
                        new Breach(sighting.where(), "meets " + sighting.thing(), freedom.why(), freedom.mend())));
    }
}
