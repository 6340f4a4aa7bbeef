package org.parlour.walls.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.parlour.walls.Breach;
import org.parlour.walls.House;
import org.parlour.walls.House.Floor;
import org.parlour.walls.Wall;

/** Accessors have no {@code get}, except where a foreign type asks for one. */
final class AccessorWall implements Wall<Building> {
    private static final Pattern GETTER = Pattern.compile("get\\p{Lu}.*");

    @Override
    public Stream<Breach> breaches(Building building) {
        House house = building.house();
        return building.written()
                .filter(type -> house.floor(type.getPackageName())
                        .filter(floor -> floor != Floor.CONFERENCE)
                        .isPresent())
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> GETTER.matcher(method.getName()).matches())
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(method -> !isAskedForByAForeignType(house, method))
                .map(method -> new Breach(
                        method.getOwner().getName() + " " + method.getSourceCodeLocation(),
                        "has an accessor " + method.getName(),
                        "one spelling of an accessor reads like one hand, and records have no get",
                        "call it by its noun: " + noun(method.getName())));
    }

    private static boolean isAskedForByAForeignType(House house, JavaMethod method) {
        JavaClass owner = method.getOwner();
        return Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
                .filter(type -> !house.owns(type.getPackageName()))
                .flatMap(type -> type.getMethods().stream())
                .anyMatch(asked -> asked.getName().equals(method.getName())
                        && asked.getRawParameterTypes().size()
                                == method.getRawParameterTypes().size());
    }

    private static String noun(String getter) {
        return Character.toLowerCase(getter.charAt(3)) + getter.substring(4);
    }
}
