package org.parlour.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.gateway.MediaSettings;
import org.parlour.conference.gateway.SipSettings;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.prompts.PromptSettings;
import org.parlour.conference.web.WebSettings;

class BackupTest {
    private static final SipSettings NO_TELEPHONE = new SipSettings(List.of());

    @TempDir
    private Path room;

    private Path data;

    @BeforeEach
    void name() {
        data = room.resolve("data");
    }

    @Test
    void aCopyMadeWhileServingIsAHouseOfItsOwn() throws IOException, Refusal {
        Path copy = room.resolve("backups/today");
        try (Foundation serving = lay(data)) {
            Files.createDirectories(data.resolve("dialplan"));
            Files.writeString(data.resolve("dialplan/main.yaml"), "plan");
            assertThat(Backup.make(data, copy)).isEqualTo(copy);
            try (Foundation copied = lay(copy)) {
                assertThat(copied.certificate().houseAuthority())
                        .isEqualTo(serving.certificate().houseAuthority());
                int runs = copied.store().read(sql -> sql.sql("select count(*) from program_run where ending = 'lost'")
                        .query(Integer.class)
                        .single());
                assertThat(runs)
                        .as("the copy of a running house was never told goodbye")
                        .isEqualTo(1);
            }
        }
        assertThat(copy.resolve("dialplan/main.yaml")).hasContent("plan");
        assertThat(copy.resolve("secrets/admin-token")).hasSameBinaryContentAs(data.resolve("secrets/admin-token"));
        assertThat(room.resolve("backups")).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void secretsStayForTheOwnerAlone() throws IOException, Refusal {
        lay(data).close();
        Path copy = Backup.make(data, room.resolve("copy"));
        assertThat(mode(copy)).isEqualTo("rwx------");
        assertThat(mode(copy.resolve("secrets"))).isEqualTo("rwx------");
        assertThat(mode(copy.resolve("secrets/house-ca.pem"))).isEqualTo("rw-------");
        assertThat(mode(copy.resolve("parlour.db"))).isEqualTo("rw-------");
    }

    @Test
    void anEmptyDirectoryIsFilledAndAFullOneLeftAlone() throws IOException, Refusal {
        lay(data).close();
        Path copy = Files.createDirectory(room.resolve("copy"));
        Backup.make(data, copy);
        assertRefused(copy, "exists already");
    }

    @Test
    void whatAnUnfinishedBackupLeftIsSaid() throws IOException, Refusal {
        lay(data).close();
        Files.createDirectory(room.resolve("copy.partial"));
        assertRefused(room.resolve("copy"), "did not finish");
    }

    @Test
    void aBackupInsideTheDataIsRefused() throws IOException, Refusal {
        lay(data).close();
        assertRefused(data.resolve("copy"), "inside the data directory");
    }

    @Test
    void withoutAStoreThereIsNothingToCopy() throws IOException {
        Files.createDirectory(data);
        assertRefused(room.resolve("copy"), "There is no store in ");
        assertThat(room.resolve("copy")).doesNotExist();
        assertThat(room.resolve("copy.partial")).doesNotExist();
    }

    private void assertRefused(Path target, String words) {
        assertThatThrownBy(() -> Backup.make(data, target))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words);
    }

    private static Foundation lay(Path folder) throws Refusal {
        WebSettings web = new WebSettings(0, 0, null, null, null, List.of());
        return Foundation.lay(
                new Settings(
                        folder.toString(),
                        web,
                        NO_TELEPHONE,
                        new MediaSettings("20000-29999", 1, 0, true, true, null),
                        null,
                        new PromptSettings(null)),
                InstantSource.system());
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
