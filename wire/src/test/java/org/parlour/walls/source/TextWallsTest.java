package org.parlour.walls.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.walls.Breach;

class TextWallsTest {
    @Test
    void moduleWritesNoVersionOfItsOwn() {
        String pom = """
            <project>
              <parent><version>0.1.0-SNAPSHOT</version></parent>
              <dependencies>
                <dependency><artifactId>a</artifactId><version>${a.version}</version></dependency>
                <dependency><artifactId>b</artifactId><version>1.2</version></dependency>
              </dependencies>
            </project>
            """;
        assertThat(pomFaults("sfu/pom.xml", pom)).containsExactly("writes the version 1.2 itself");
        assertThat(pomFaults("pom.xml", pom)).isEmpty();
    }

    @Test
    void versionsArePinned() {
        String pom = """
            <project><properties>
              <a.version>[1,)</a.version><b.version>RELEASE</b.version><c.version>1.2</c.version>
            </properties></project>
            """;
        assertThat(pomFaults("pom.xml", pom))
                .containsExactly("leaves a.version open: [1,)", "leaves b.version open: RELEASE");
    }

    @Test
    void pomNamesNoRegistry() {
        assertThat(pomFaults("pom.xml", "<project><pluginRepositories/></project>"))
                .containsExactly("names a registry in <pluginRepositories>");
    }

    @Test
    void lockFileNamesNoHost() {
        assertThat(new LockFileWall()
                        .breaches(Repository.of(
                                new TextFile("web/package-lock.json", "{\"resolved\": \"https://example.org/a.tgz\"}"),
                                new TextFile("other/package-lock.json", "{\"version\": \"1.2.0\"}"),
                                new TextFile(
                                        "web/.npmrc",
                                        "omit-lockfile-registry-resolved=true\nregistry=https://example.org"))))
                .extracting(Breach::where)
                .containsExactly("web/package-lock.json", "web/.npmrc");
    }

    @Test
    void noFolderOfAMachineIsNamed() {
        // In two pieces, because this file is looked at too.
        String text = """
            see %swork/notes
            see https://example.org/home/page and src/work/x and /homely
            see "%sroot/.m2"
            see ..%sshared/DESIGN.md
            """.formatted("/", "/", "/");
        assertThat(new MachinePathWall().breaches(Repository.of(new TextFile("docs/NOTES.md", text))))
                .extracting(Breach::where)
                .containsExactly("docs/NOTES.md:1", "docs/NOTES.md:3", "docs/NOTES.md:4");
    }

    private static List<String> pomFaults(String path, String text) {
        return new PomWall()
                .breaches(Repository.of(new TextFile(path, text)))
                .map(Breach::what)
                .toList();
    }
}
