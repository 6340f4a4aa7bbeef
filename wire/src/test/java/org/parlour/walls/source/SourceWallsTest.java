package org.parlour.walls.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.walls.House;
import org.parlour.walls.House.Permit;
import org.parlour.walls.Inspection;

/** The source walls of the whole repository, told once, here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SourceWallsTest {
    private final Repository house;

    SourceWallsTest() throws IOException {
        house = Repository.at(SourceWalls.MODULE.resolve("..").normalize());
    }

    @TestFactory
    Stream<DynamicTest> stand() {
        return Inspection.ofTheHouse().tests(SourceWalls.ALL, house);
    }

    @Test
    void everyModuleIsReadAndHasWallsOfItsOwn() {
        List<String> modules = folders(file -> file.path().matches("[^/]+/pom.xml"));
        assertThat(modules).hasSizeGreaterThanOrEqualTo(7).contains("wire", "conference-api");
        assertThat(folders(TextFile::isJava)).containsAll(modules);
        assertThat(folders(file -> file.name().equals("WallsTest.java"))).containsAll(modules);
    }

    @Test
    void ruinIsNotRead() {
        assertThat(house.java()).extracting(JavaSource::packageName).noneMatch(name -> name.contains(".ruin"));
    }

    @Test
    void everyPermitForASourceIsStillNeeded() {
        for (Permit permit : House.PERMITS) {
            assertThat(SourceWalls.ALL.stream().filter(wall -> wall.name().equals(permit.wall())))
                    .allSatisfy(wall -> assertThat(wall.breaches(house))
                            .anyMatch(breach -> breach.where().startsWith(permit.where())));
        }
    }

    private List<String> folders(Predicate<TextFile> kind) {
        return house.texts().stream()
                .filter(kind)
                .map(file -> file.path().replaceAll("/.*", ""))
                .distinct()
                .toList();
    }

    @Test
    void lookPastWhatIsBuiltAndWhatIsNoText(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("a/target/x"));
        Files.createDirectories(root.resolve("a/src/main/java/p"));
        Files.writeString(root.resolve("a/target/x/Built.java"), "class Built {}");
        Files.writeString(root.resolve("a/src/main/java/p/Kept.java"), "package p;\nclass Kept {}\n");
        Files.write(root.resolve("tone.wav"), new byte[] {'R', 'I', 'F', 'F', 0, 1});
        Repository repository = Repository.at(root);
        assertThat(repository.texts()).extracting(TextFile::path).containsExactly("a/src/main/java/p/Kept.java");
        assertThat(repository.java()).extracting(JavaSource::packageName).containsExactly("p");
    }
}
