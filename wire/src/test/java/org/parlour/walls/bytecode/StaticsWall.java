package org.parlour.walls.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.parlour.walls.Breach;
import org.parlour.walls.House;
import org.parlour.walls.Wall;

/** Nothing that changes is static. */
final class StaticsWall implements Wall<Building> {
    // Foreign types whose objects change although they may stand behind `final`; subtypes count.
    private static final Set<String> CHANGING = Set.of(
            "java.lang.StringBuffer",
            "java.lang.StringBuilder",
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.nio.Buffer",
            "java.security.MessageDigest",
            "java.security.Signature",
            "java.text.Format",
            "java.util.BitSet",
            "java.util.Calendar",
            "java.util.Date",
            "java.util.Iterator",
            "java.util.Random",
            "java.util.Timer",
            "java.util.concurrent.Executor",
            "java.util.concurrent.locks.Lock",
            "java.util.random.RandomGenerator",
            "java.util.regex.Matcher",
            "java.util.stream.BaseStream",
            "javax.crypto.Cipher",
            "javax.crypto.Mac");

    @Override
    public Stream<Breach> breaches(Building building) {
        return building.written()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> has(field, JavaModifier.STATIC) && !has(field, JavaModifier.SYNTHETIC))
                .flatMap(field -> fault(building.house(), field)
                        .map(what -> new Breach(
                                field.getFullName(),
                                what,
                                "mutable statics tie every room, test and node of one program together",
                                "make it a field of the object that owns it, or an immutable constant"
                                        + " (List.of, Map.copyOf)"))
                        .stream());
    }

    private static Optional<String> fault(House house, JavaField field) {
        JavaClass type = field.getRawType();
        if (!has(field, JavaModifier.FINAL)) {
            return Optional.of("is static and not final");
        }
        if (type.isArray()) {
            return isTable(field) ? Optional.empty() : Optional.of("is an array that others can write to");
        }
        if (changes(type) || isOpen(house, type)) {
            return Optional.of("holds a " + type.getSimpleName() + ", which changes");
        }
        return type.isInterface() ? createdContainer(field) : Optional.empty();
    }

    // Tables of numbers (A-law, CRC) and of an enum's values by code are arrays for speed; private ones are written
    // once.
    private static boolean isTable(JavaField field) {
        JavaClass component = field.getRawType().getBaseComponentType();
        return has(field, JavaModifier.PRIVATE) && (component.isPrimitive() || component.isEnum());
    }

    private static boolean changes(JavaClass type) {
        return CHANGING.stream().anyMatch(type::isAssignableTo)
                || type.getPackageName().equals("java.util.concurrent.atomic")
                || isContainerClass(type);
    }

    /** HashMap and its like. Behind the interfaces may stand Map.of, so they are judged by what is put in. */
    private static boolean isContainerClass(JavaClass type) {
        return !type.isInterface()
                && (type.isAssignableTo("java.util.Collection") || type.isAssignableTo("java.util.Map"));
    }

    private static boolean isOpen(House house, JavaClass type) {
        return type.getAllFields().stream()
                .filter(field -> house.owns(field.getOwner().getPackageName()))
                .anyMatch(field -> !has(field, JavaModifier.STATIC) && !has(field, JavaModifier.FINAL));
    }

    private static Optional<String> createdContainer(JavaField field) {
        return Instructions.of(field.getOwner())
                .firstValueOf(field.getName())
                .filter(created -> created.startsWith("java.util."))
                .map(created -> "holds a new " + created + ", which changes");
    }

    private static boolean has(JavaField field, JavaModifier modifier) {
        return field.getModifiers().contains(modifier);
    }
}
