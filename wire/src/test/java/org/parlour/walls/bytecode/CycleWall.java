package org.parlour.walls.bytecode;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.parlour.walls.Breach;
import org.parlour.walls.Wall;

/** The rooms of a module can be put in an order in which each needs only earlier ones. */
final class CycleWall implements Wall<Building> {
    @Override
    public Stream<Breach> breaches(Building building) {
        Map<String, Map<String, Dependency>> doors = doors(building);
        Set<Set<String>> told = new HashSet<>();
        return doors.keySet().stream()
                .map(start -> shortestWayBack(doors, start))
                .flatMap(Optional::stream)
                // The same ring is found from each of its rooms.
                .filter(ring -> told.add(new HashSet<>(ring)))
                .map(ring -> breach(doors, ring));
    }

    /** From each package to each package it needs, with one dependency as evidence. */
    private static Map<String, Map<String, Dependency>> doors(Building building) {
        Map<String, Map<String, Dependency>> doors = new TreeMap<>();
        building.written()
                .map(JavaClass::getDirectDependenciesFromSelf)
                .flatMap(Collection::stream)
                .sorted(Comparator.comparing(Dependency::getDescription))
                .filter(dependency ->
                        building.house().owns(to(dependency)) && !to(dependency).equals(from(dependency)))
                .forEach(dependency -> doors.computeIfAbsent(from(dependency), _ -> new TreeMap<>())
                        .putIfAbsent(to(dependency), dependency));
        return doors;
    }

    private static Optional<List<String>> shortestWayBack(Map<String, Map<String, Dependency>> doors, String start) {
        Map<String, String> cameFrom = new HashMap<>();
        Deque<String> ahead = new ArrayDeque<>(List.of(start));
        while (!ahead.isEmpty()) {
            String room = ahead.remove();
            for (String next : doors.getOrDefault(room, Map.of()).keySet()) {
                if (next.equals(start)) {
                    return Optional.of(way(cameFrom, start, room));
                }
                if (cameFrom.putIfAbsent(next, room) == null) {
                    ahead.add(next);
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> way(Map<String, String> cameFrom, String start, String end) {
        List<String> way = new ArrayList<>();
        for (String room = end; !room.equals(start); room = cameFrom.getOrDefault(room, start)) {
            way.add(room);
        }
        way.add(start);
        Collections.reverse(way);
        return way;
    }

    private static Breach breach(Map<String, Map<String, Dependency>> doors, List<String> ring) {
        List<String> evidence = new ArrayList<>();
        for (int i = 0; i < ring.size(); i++) {
            String next = ring.get((i + 1) % ring.size());
            Dependency door = doors.getOrDefault(ring.get(i), Map.of()).get(next);
            evidence.add(door == null ? next : door.getOriginClass().getSimpleName() + " needs " + next);
        }
        return new Breach(
                ring.getFirst(),
                "stands in a ring: " + String.join(", ", evidence),
                "rooms in a ring can only be understood together",
                "move what both need below both, or turn one dependency into a parameter");
    }

    private static String from(Dependency dependency) {
        return dependency.getOriginClass().getPackageName();
    }

    private static String to(Dependency dependency) {
        return Sighting.target(dependency).getPackageName();
    }
}
