package org.parlour.walls.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.parlour.walls.Breach;

class SizeWallsTest {
    private static final String PATH = "sfu/src/main/java/org/parlour/sfu/ice/Check.java";

    @Test
    void fileOf500LinesStandsAndOneOf501Falls() {
        assertThat(new FileLengthWall().breaches(fileOf(500))).isEmpty();
        assertThat(new FileLengthWall().breaches(fileOf(501)))
                .extracting(Breach::where, Breach::what)
                .containsExactly(tuple(PATH, "has 501 lines, 500 are the most"));
    }

    @Test
    void pageScriptsAreMeasuredToo() {
        assertThat(new FileLengthWall().breaches(Repository.of(new TextFile("web/room.tsx", "let a;\n".repeat(501)))))
                .extracting(Breach::where)
                .containsExactly("web/room.tsx");
    }

    @Test
    void methodOf70LinesStandsAndOneOf71Falls() {
        assertThat(new MethodLengthWall().breaches(methodOf(70))).isEmpty();
        assertThat(new MethodLengthWall().breaches(methodOf(71)))
                .extracting(Breach::toString)
                .singleElement()
                .asString()
                .startsWith(PATH + ":2: tick has 71 lines, 70 are the most. Why: ");
    }

    @Test
    void methodAndConstructorTakeSixParametersAndARecordHeaderAnyNumber() {
        String six = parameters(6);
        String seven = parameters(7);
        Repository repository = Repository.of(new TextFile(PATH, """
            record Check(%s) {
                Check { }
                void six(%s) {}
                void seven(%s) {}
                static class Inner { Inner(%s) {} }
            }
            """.formatted(parameters(12), six, seven, seven)));
        assertThat(new ParameterWall().breaches(repository))
                .extracting(Breach::where)
                .containsExactly(PATH + ":4", PATH + ":5");
    }

    private static String parameters(int count) {
        return IntStream.range(0, count).mapToObj(i -> "int p" + i).collect(Collectors.joining(", "));
    }

    private static Repository fileOf(int lines) {
        return Repository.of(new TextFile(PATH, "class Check {\n" + "\n".repeat(lines - 2) + "}\n"));
    }

    private static Repository methodOf(int lines) {
        return Repository.of(new TextFile(PATH, """
            class Check {
                void tick() {
            %s    }
            }
            """.formatted("\n".repeat(lines - 2))));
    }
}
