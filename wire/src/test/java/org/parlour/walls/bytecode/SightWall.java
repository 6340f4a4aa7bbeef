package org.parlour.walls.bytecode;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        return building.sources().stream()
                .filter(Files::isDirectory)
                .flatMap(SightWall::declared)
                .filter(name -> !name.contains(".walls.ruin.") && !seen.contains(name))
                .map(name -> new Breach(
                        name,
                        "is not among the classes that the walls look at",
                        "a wall that looks at nothing never falls",
                        "compile the module, and keep one type of the file's name in each file"));
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
