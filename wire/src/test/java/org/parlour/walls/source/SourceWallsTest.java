package org.parlour.walls.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
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
    void lookAtEveryModule() {
        Set<String> looked =
                house.texts().stream().map(file -> file.path().replaceAll("/.*", "")).collect(Collectors.toSet());
        assertThat(looked)
                .contains("wire", "dialplans", "media-mixer", "sfu", "sip-gateway", "conference-api", "tests-sipp")
                .contains("pom.xml");
        assertThat(house.java().stream().filter(source -> source.packageName().contains(".ruin"))).isEmpty();
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
