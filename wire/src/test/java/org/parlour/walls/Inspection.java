package org.parlour.walls;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.parlour.walls.House.Permit;

/** Walks along walls and tells every breach that no permit excuses. */
public record Inspection(List<Permit> permits) {
    public static Inspection ofTheHouse() {
        return new Inspection(House.PERMITS);
    }

    /** One test for each wall, named after it. */
    public <T> Stream<DynamicTest> tests(List<? extends Wall<T>> walls, T scene) {
        return walls.stream().map(wall -> DynamicTest.dynamicTest(wall.name(), () -> walk(wall, scene)));
    }

    public <T> void walk(Wall<T> wall, T scene) {
        List<Breach> breaches = wall.breaches(scene)
                .filter(breach -> permits.stream().noneMatch(permit -> permit.excuses(wall.name(), breach)))
                .distinct()
                .toList();
        if (!breaches.isEmpty()) {
            throw new AssertionError(breaches.stream()
                    .map(Breach::toString)
                    .sorted()
                    .collect(Collectors.joining("\n  ", wall.name() + " is broken:\n  ", "")));
        }
    }
}
