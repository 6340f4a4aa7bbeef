package org.parlour.walls.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.walls.House;
import org.parlour.walls.House.Library;

/**
 * Every row of the table of libraries is broken on purpose. Most of them are not on wire's class
 * path, so a stand-in of one empty class is compiled for each.
 */
class LibraryWallTest {
    private static final String RUIN = "org.parlour.walls.ruin";

    @Test
    void everyLibraryIsRefusedOutsideItsRoomAndMetInside(@TempDir Path folder) throws IOException {
        List<Path> sources = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (Library library : House.LIBRARIES) {
            for (String foreign : foreignPackages(library)) {
                String name = "Meets_" + foreign.replace('.', '_');
                sources.add(write(folder, foreign, "Stranger", "public class Stranger {}"));
                sources.add(write(folder, RUIN + ".dialplan", name, meeting(foreign, name)));
                sources.add(write(folder, RUIN + "." + room(library), name, meeting(foreign, name)));
                expected.add(RUIN + ".dialplan." + name + " meets " + foreign + ".Stranger");
            }
        }
        compile(folder, sources);
        Building building = Building.ruin(folder.resolve("org/parlour"));
        assertThat(new LibraryWall()
                        .breaches(building)
                        .map(breach -> breach.where().replaceAll(" \\(.*", "") + " " + breach.what()))
                .hasSizeGreaterThan(20)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void wireMeetsOnlyTheBaseOfThePlatform() {
        assertThat(LibraryWall.refusal(House.PARLOUR, "org.parlour.wire.srtp", "javax.crypto"))
                .isEmpty();
        assertThat(LibraryWall.refusal(House.PARLOUR, "org.parlour.wire.srtp", "java.net.http"))
                .isPresent();
        assertThat(LibraryWall.refusal(House.PARLOUR, "org.parlour.sip.nat", "javax.naming"))
                .isEmpty();
        assertThat(LibraryWall.refusal(House.PARLOUR, "org.parlour.sip.nat", "sun.misc"))
                .isPresent();
    }

    @Test
    void strangerIsRefusedBelowConferenceAndAGuestThere() {
        assertThat(LibraryWall.refusal(House.PARLOUR, "org.parlour.sfu.ice", "com.google.common.base"))
                .isPresent();
        assertThat(LibraryWall.refusal(House.PARLOUR, "org.parlour.conference.web", "org.springdoc.core"))
                .isEmpty();
        assertThat(LibraryWall.refusal(House.PARLOUR, "org.parlour.sfu.ice", "org.jspecify.annotations"))
                .isEmpty();
    }

    /** What the platform has itself cannot be stood in for; the ruin breaks those rows. */
    private static List<String> foreignPackages(Library library) {
        return library.packages().identifiers().stream()
                .map(pattern -> pattern.replace("..", ""))
                .filter(foreign -> !Platform.isJava(foreign))
                .toList();
    }

    private static String room(Library library) {
        return library.rooms()
                .identifiers()
                .getFirst()
                .replaceFirst("^\\.\\.", "conference.")
                .replaceFirst("\\.\\.$", "")
                .replace("..", ".");
    }

    private static String meeting(String foreign, String name) {
        return "abstract class " + name + " { abstract " + foreign + ".Stranger meets(); }";
    }

    private static Path write(Path folder, String packageName, String name, String type) throws IOException {
        Path room = Files.createDirectories(folder.resolve(packageName.replace('.', '/')));
        return Files.writeString(room.resolve(name + ".java"), "package " + packageName + ";\n" + type + "\n");
    }

    private static void compile(Path folder, List<Path> sources) {
        Stream<String> arguments = Stream.concat(
                Stream.of("-proc:none", "-d", folder.toString(), "-cp", folder.toString()),
                sources.stream().map(Path::toString));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }
}
