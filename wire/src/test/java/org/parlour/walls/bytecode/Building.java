package org.parlour.walls.bytecode;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.parlour.walls.House;

/**
 * The compiled classes that walls look at.
 *
 * @param house the plan they are held against
 * @param rooms what is shipped
 * @param tests what is not
 * @param sources where the classes come from, so that one can see that none was missed
 */
record Building(House house, JavaClasses rooms, JavaClasses tests, List<Path> sources) {
    private static final String RUIN = "/org/parlour/walls/ruin/";

    static Building ofModule(Path folder) {
        return new Building(
                House.PARLOUR,
                compiled(folder.resolve("target/classes")),
                // Of a test only its own instructions count; following it into its libraries takes seconds.
                ArchConfiguration.withThreadLocalScope(configuration -> {
                    configuration.setResolveMissingDependenciesFromClassPath(false);
                    return compiled(folder.resolve("target/test-classes"));
                }),
                List.of(folder.resolve("src/main/java"), folder.resolve("src/test/java")));
    }

    /** The miniature house that is broken on purpose; all of it counts as shipped. */
    static Building ruin(Path classes) {
        ClassFileImporter importer = new ClassFileImporter();
        return new Building(
                new House("org.parlour.walls.ruin"), importer.importPath(classes), importer.importClasses(), List.of());
    }

    private static JavaClasses compiled(Path folder) {
        List<Path> folders = Files.isDirectory(folder) ? List.of(folder) : List.of();
        return new ClassFileImporter()
                .withImportOption(location -> !location.contains(RUIN))
                .importPaths(folders);
    }

    /** Shipped classes that someone wrote: no signs, nothing that only the compiler made. */
    Stream<JavaClass> written() {
        return written(rooms);
    }

    Stream<JavaClass> writtenTestsToo() {
        return Stream.concat(written(), written(tests));
    }

    private static Stream<JavaClass> written(JavaClasses classes) {
        return classes.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(type -> !type.getModifiers().contains(JavaModifier.SYNTHETIC));
    }
}
