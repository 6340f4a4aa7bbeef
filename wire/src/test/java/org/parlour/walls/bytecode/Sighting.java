package org.parlour.walls.bytecode;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parlour.walls.Bans;

/**
 * Something that a class meets, and where.
 *
 * @param thing a type's binary name, {@code owner#member(parameter, types)}, or {@link
 *     Bans#SYNCHRONIZED}
 */
record Sighting(String where, String thing) {
    static Stream<Sighting> of(JavaClass type) {
        return Stream.of(types(type), members(type), locks(type))
                .flatMap(each -> each)
                .distinct();
    }

    static String where(JavaClass type, Object location) {
        return type.getName() + " " + location;
    }

    static JavaClass target(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType();
    }

    private static Stream<Sighting> types(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> new Sighting(
                        where(type, dependency.getSourceCodeLocation()),
                        target(dependency).getName()));
    }

    private static Stream<Sighting> members(JavaClass type) {
        return type.getAccessesFromSelf().stream()
                .map(access -> new Sighting(where(type, access.getSourceCodeLocation()), member(access)));
    }

    // The owner that declares the member, not the one it was called through: List.parallelStream is Collection's.
    private static String member(JavaAccess<?> access) {
        String owner = access.getTarget()
                .resolveMember()
                .map(JavaMember::getOwner)
                .orElse(access.getTargetOwner())
                .getName();
        return owner + "#" + access.getName() + parameters(access);
    }

    private static String parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget unit
                ? unit.getRawParameterTypes().stream()
                        .map(JavaClass::getName)
                        .collect(Collectors.joining(", ", "(", ")"))
                : "";
    }

    private static Stream<Sighting> locks(JavaClass type) {
        return Instructions.of(type)
                .synchronizedMethods()
                .map(method -> new Sighting(type.getName() + "." + method, Bans.SYNCHRONIZED));
    }
}
