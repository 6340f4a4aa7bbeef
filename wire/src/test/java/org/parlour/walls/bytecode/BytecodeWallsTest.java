package org.parlour.walls.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.walls.Breach;
import org.parlour.walls.House;

class BytecodeWallsTest {
    static final Path MODULE = Path.of(System.getProperty("parlour.module.folder", "."));

    @Test
    void lookAtTheClassesOfAModuleAndPastTheRuin() {
        Building module = Building.ofModule(MODULE);
        assertThat(module.writtenTestsToo())
                .extracting(type -> type.getName())
                .contains(BytecodeWallsTest.class.getName())
                .noneMatch(name -> name.contains(".ruin."));
    }

    @Test
    void classThatTheWallsDoNotSeeIsNamed(@TempDir Path sources) throws IOException {
        Path room = Files.createDirectories(sources.resolve("org/parlour/wire/rtp"));
        Files.writeString(room.resolve("Unseen.java"), "package org.parlour.wire.rtp;\nclass Unseen {}\n");
        Files.writeString(room.resolve("package-info.java"), "package org.parlour.wire.rtp;\n");
        ClassFileImporter importer = new ClassFileImporter();
        Building blind =
                new Building(House.PARLOUR, importer.importClasses(), importer.importClasses(), List.of(sources));
        assertThat(new SightWall().breaches(blind))
                .extracting(Breach::where, Breach::what)
                .containsExactly(tuple(
                        "org.parlour.wire.rtp", "has classes that the walls do not see: org.parlour.wire.rtp.Unseen"));
    }
}
