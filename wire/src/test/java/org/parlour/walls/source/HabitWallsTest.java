package org.parlour.walls.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.walls.Breach;
import org.parlour.walls.Wall;

class HabitWallsTest {
    @Test
    void warningsAreSilencedByNobody() {
        assertThat(fallen(new SuppressionWall(), """
            package org.parlour.sfu.ice;
            @SuppressWarnings("unchecked")
            class Check {
                @SuppressWarnings({"rawtypes", WORD})
                void tick() {}
                @SuppressWarnings(WORD)
                void tock() {}
            }
            """))
                .containsExactly(
                        "2: silences the warning unchecked",
                        "4: silences the warning rawtypes",
                        "6: silences the warning @SuppressWarnings(WORD)");
    }

    @Test
    void roomNamedAfterALibraryMaySilenceTwoWarningsAndNoMore() {
        assertThat(fallen(new SuppressionWall(), """
            package org.parlour.mixer.opus;
            class Binding {
                @SuppressWarnings("restricted") void a() {}
                @SuppressWarnings("rawtypes") void b() {}
                @SuppressWarnings("deprecation") void c() {}
            }
            """)).containsExactly("5: silences the warning deprecation");
    }

    @Test
    void exceptionsAreNotSwallowed() {
        assertThat(fallen(new SwallowWall(), """
            class Check {
                void tick() {
                    try {
                        close();
                    } catch (IOException _) {
                        // it was closed anyway
                    }
                    try {
                        close();
                    } catch (IOException failed) {
                        failed.printStackTrace();
                        failed.printStackTrace(writer);
                    }
                }
            }
            """))
                .containsExactly("5: swallows IOException", "11: calls failed.printStackTrace()");
    }

    @Test
    void testsAreNotPutAside() {
        assertThat(fallen(new DisabledTestWall(), """
            class CheckTest {
                @Test
                @Disabled("flaky")
                void ticks() {}
            }
            """)).containsExactly("3: puts a test aside by @Disabled(\"flaky\")");
    }

    @Test
    void commentsKeepNoListsAndNoSignatures() {
        assertThat(fallen(new CommentWall(), """
            /** @author somebody */
            class Check {
                // TODO: later
                String todo = "TODO // FIXME";
                String block = \"""
                    // HACK
                    \""";
                /* XXX */
            }
            """)).containsExactly("1: says @author", "3: says TODO", "8: says XXX");
        assertThat(new CommentWall().breaches(Repository.of(new TextFile("web/page.ts", "// FIXME\n"))))
                .extracting(Breach::where)
                .containsExactly("web/page.ts:1");
    }

    @Test
    void codeDoesNotSleepInComments() {
        assertThat(fallen(new DeadCodeWall(), """
            class Check {
                // sequence++;
                // if (late) {
                /* int old = 3; */
                // Two packets in order, RFC 3550 A.1; see below;
                // { is a brace, and this is prose
                // as the figure of RFC 3261 shows:
                /** <pre>{@code check.tick();} */
                String code = "// tick();";
            }
            """))
                .containsExactly(
                        "2: keeps code in a comment", "3: keeps code in a comment", "4: keeps code in a comment");
    }

    @Test
    void sourcesAreFormatted(@TempDir Path folder) throws IOException {
        Wall<Repository> wall = new FormatWall(folder.resolve("target/ledger"));
        assertThat(fallen(wall, "class Check { }\n")).containsExactly(" is not formatted");
        assertThat(folder.resolve("target/ledger")).isEmptyFile();
        assertThat(fallen(wall, "class Check {}\n")).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("target/ledger"))).hasSize(1);
        assertThat(fallen(wall, "class Check {}\n")).isEmpty();
        assertThat(fallen(wall, "class Check {\n}\n")).hasSize(1);
    }

    /** Each breach as {@code line: what}. */
    private static List<String> fallen(Wall<Repository> wall, String source) {
        String path = "sfu/src/main/java/org/parlour/sfu/ice/Check.java";
        return wall.breaches(Repository.of(new TextFile(path, source)))
                .map(breach ->
                        breach.where().substring(path.length()).replaceAll(":(\\d+)", "$1:") + " " + breach.what())
                .toList();
    }
}
