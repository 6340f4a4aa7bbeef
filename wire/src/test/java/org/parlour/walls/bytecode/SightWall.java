package org.parlour.walls.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parlour.walls.Breach;
import org.parlour.walls.Wall;

/** A wall that looks at nothing never falls: every source has its class before these walls' eyes. */
final class SightWall implements Wall<Building> {
    @Override
    public Stream<Breach> breaches(Building building) {
        Set<String> seen = Stream.concat(building.rooms().stream(), building.tests().stream())
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
        Map<String, List<String>> unseen = building.sources().stream()
                .filter(Files::isDirectory)
                .flatMap(SightWall::declared)
                .filter(name -> !name.contains(".walls.ruin.") && !seen.contains(name))
                .collect(Collectors.groupingBy(name -> name.substring(0, Math.max(0, name.lastIndexOf('.')))));
        return unseen.entrySet().stream()
                .map(room -> new Breach(
                        room.getKey(),
                        "has classes that the walls do not see: " + String.join(", ", room.getValue()),
                        "a wall that looks at nothing never falls",
                        "compile the module, and keep in each file the type that the file is named after"));
    }

    private static Stream<String> declared(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .map(file -> folder.relativize(file).toString())
                    .filter(file -> file.endsWith(".java") && !file.endsWith("package-info.java"))
                    .map(file -> file.replace(".java", "").replace('/', '.').replace('\\', '.'))
                    .toList()
                    .stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
