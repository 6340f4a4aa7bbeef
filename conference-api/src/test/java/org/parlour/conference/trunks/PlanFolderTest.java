package org.parlour.conference.trunks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.dialplan.plan.Finding;
import org.parlour.dialplan.plan.PlanText;

class PlanFolderTest {
    @TempDir
    private Path data;

    private Path path;
    private PlanFolder folder;

    @BeforeEach
    void make() throws IOException {
        folder = new PlanFolder(data);
        path = Files.createDirectory(folder.path());
    }

    private List<PlanText> texts() {
        return ((FolderReading.Texts) folder.read()).texts();
    }

    private List<String> findings() {
        return ((FolderReading.Unreadable) folder.read())
                .findings().stream().map(Finding::text).toList();
    }

    @Test
    void readsPlansByNameAndPassesOverAllElse() throws IOException {
        Files.writeString(path.resolve("20-b.yml"), "b");
        Files.writeString(path.resolve("10-a.yaml"), "ä");
        Files.writeString(path.resolve("notes.txt"), "x");
        Files.writeString(path.resolve(".hidden.yaml"), "x");
        Files.writeString(path.resolve("10-a.yaml~"), "x");
        Files.writeString(path.resolve("10-a.yaml.unfinished"), "x");
        Files.createDirectory(path.resolve("old.yaml"));
        assertThat(texts()).containsExactly(new PlanText("10-a.yaml", "ä"), new PlanText("20-b.yml", "b"));
    }

    @Test
    void aFolderThatIsNotThereHasNoTexts() throws IOException {
        Files.delete(path);
        assertThat(texts()).isEmpty();
        assertThat(folder.fingerprint()).isEmpty();
    }

    @Test
    void whatIsNoTextOrTooLongIsSaid() throws IOException {
        Files.write(path.resolve("a.yaml"), new byte[] {(byte) 0xff});
        Files.createSymbolicLink(path.resolve("b.yaml"), data.resolve("nowhere"));
        Files.write(path.resolve("c.yaml"), new byte[PlanFolder.MOST_BYTES + 1]);
        assertThat(findings())
                .containsExactly(
                        "a.yaml:1:1: error: found a file that is no text, expected a text in UTF-8 [syntax]",
                        "b.yaml:1:1: error: found a file that cannot be read, expected a text file [syntax]",
                        "c.yaml:1:1: error: found more than 2097152 bytes in all, expected smaller files [syntax]");
    }

    @Test
    void allFilesTogetherAreBounded() throws IOException {
        Files.write(path.resolve("a.yaml"), new byte[PlanFolder.MOST_BYTES / 2]);
        Files.write(path.resolve("b.yaml"), new byte[PlanFolder.MOST_BYTES / 2]);
        assertThat(texts()).hasSize(2);
        Files.writeString(path.resolve("c.yaml"), "x");
        assertThat(findings()).hasSize(1);
    }

    @Test
    void moreFilesThanAPlanMayHaveAreSeenAsThat() throws IOException {
        for (int i : IntStream.range(0, 150).toArray()) {
            Files.createFile(path.resolve(i + ".yaml"));
        }
        assertThat(texts()).hasSize(101);
    }

    @Test
    void theFingerprintTellsEveryChangeApart() throws IOException {
        Path file = Files.writeString(path.resolve("a.yaml"), "one");
        String before = folder.fingerprint();
        assertThat(folder.fingerprint()).isEqualTo(before);
        Path other = Files.writeString(data.resolve("beside"), "two");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        String renamed = folder.fingerprint();
        assertThat(renamed).isNotEqualTo(before);
        Files.writeString(path.resolve("notes.txt"), "x");
        assertThat(folder.fingerprint()).isEqualTo(renamed);
        Files.delete(file);
        assertThat(folder.fingerprint()).isEmpty();
    }

    @Test
    void filesKeepWhoMayReadThemAndNewOnesAreTheOwners() throws IOException {
        Path file = Files.writeString(path.resolve("a.yaml"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        StagedFiles.of(folder, List.of(new PlanText("a.yaml", "new"), new PlanText("b.yaml", "b")))
                .commit(List.of(new PlanText("a.yaml", "old")), 2);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw----");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.resolve("b.yaml"))))
                .isEqualTo("rw-------");
        assertThat(path).isDirectoryNotContaining("glob:**.before-*");
    }

    @Test
    void aFileThatSaysTheSameAlreadyIsNotWritten() throws IOException {
        Path file = Files.writeString(path.resolve("a.yaml"), "same");
        String before = folder.fingerprint();
        StagedFiles.of(folder, List.of(new PlanText("a.yaml", "same"))).commit(List.of(), 2);
        assertThat(folder.fingerprint()).isEqualTo(before);
        assertThat(file).hasContent("same");
    }
}
