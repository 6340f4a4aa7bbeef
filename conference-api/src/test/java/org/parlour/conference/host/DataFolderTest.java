package org.parlour.conference.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path room;

    @Test
    void isMadeForItsOwnerAlone() throws IOException, Refusal {
        Path path = room.resolve("deep/data");
        try (DataFolder folder = DataFolder.claim(path)) {
            assertThat(folder.path()).isEqualTo(path);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aSecondClaimIsRefusedWithTheHoldersProcess() throws IOException, Refusal {
        try (DataFolder holder = DataFolder.claim(room)) {
            assertThatThrownBy(() -> DataFolder.claim(room))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("The data directory " + holder.path() + " is in use by another Parlour (process "
                            + ProcessHandle.current().pid() + "). Stop it, or set PARLOUR_DATA.");
        }
    }

    @Test
    void isFreeAgainWhenItsHolderIsGone() throws IOException, Refusal {
        DataFolder.claim(room).close();
        try (DataFolder next = DataFolder.claim(room)) {
            assertThat(next.file("x")).isEqualTo(room.resolve("x"));
        }
    }

    @Test
    void aFileInItsPlaceIsSaidInOneSentence() throws IOException {
        Path file = Files.createFile(room.resolve("data"));
        assertThatThrownBy(() -> DataFolder.claim(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("The data directory " + file + " cannot be used");
    }

    @Test
    void aFileIsReplacedWholeAndWithItsMode() throws IOException {
        Path file = room.resolve("file");
        Files.writeString(room.resolve("file" + DurableFiles.UNFINISHED), "half of an earlier wri");
        DurableFiles.write(file, new byte[] {1}, DurableFiles.PUBLIC_FILE);
        DurableFiles.write(file, new byte[] {2, 3}, DurableFiles.OWNER_ONLY_FILE);
        assertThat(file).hasBinaryContent(new byte[] {2, 3});
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(room).isDirectoryNotContaining("glob:**" + DurableFiles.UNFINISHED);
    }
}
