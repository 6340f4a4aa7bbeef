package org.parlour.conference.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.host.DurableFiles;
import org.parlour.conference.host.Refusal;

class SecretsTest {
    @TempDir
    private Path data;

    @Test
    void firstStartMakesATokenOf256BitsForTheOwnerAlone() throws IOException, Refusal {
        AdminToken token = open().adminToken();
        String written = Files.readString(tokenFile()).strip();
        assertThat(Base64.getUrlDecoder().decode(written)).hasSize(32);
        assertThat(token.matches(written)).isTrue();
        assertThat(mode(data.resolve("secrets"))).isEqualTo("rwx------");
        assertThat(mode(tokenFile())).isEqualTo("rw-------");
    }

    @Test
    void theTokenStaysTheSameAtTheNextStart() throws IOException, Refusal {
        open();
        String first = Files.readString(tokenFile()).strip();
        assertThat(open().adminToken().matches(first)).isTrue();
    }

    @Test
    void anotherTokenDoesNotMatch() throws IOException, Refusal {
        AdminToken token = open().adminToken();
        String right = Files.readString(tokenFile()).strip();
        assertThat(token.matches("")).isFalse();
        assertThat(token.matches(right + "x")).isFalse();
        assertThat(token.matches(right.substring(1))).isFalse();
    }

    @Test
    void theTokenIsNotPrinted() throws Refusal {
        assertThat(open().adminToken()).hasToString("AdminToken[****]");
    }

    @Test
    void modesThatLetOthersReadArePutRight() throws IOException, Refusal {
        open();
        Path folder = data.resolve("secrets");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(tokenFile(), PosixFilePermissions.fromString("rw-r--r--"));
        open();
        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(mode(tokenFile())).isEqualTo("rw-------");
    }

    @Test
    void aTokenThatCouldBeGuessedIsRefused() throws IOException, Refusal {
        open();
        Files.writeString(tokenFile(), "letmein\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is shorter than 32 characters")
                .hasMessageNotContaining("letmein");
    }

    @Test
    void whatAKilledWriteLeftIsNoSecret() throws IOException, Refusal {
        Files.createDirectory(data.resolve("secrets"));
        Files.writeString(data.resolve("secrets/admin-token" + DurableFiles.UNFINISHED), "half");
        open();
        assertThat(Files.readString(tokenFile()).strip()).hasSize(43);
        assertThat(data.resolve("secrets")).isDirectoryNotContaining("glob:**" + DurableFiles.UNFINISHED);
    }

    @Test
    void keepsOtherSecretsByName() throws IOException, Refusal {
        Secrets secrets = open();
        assertThat(secrets.read("x")).isEmpty();
        secrets.write("x", "y");
        assertThat(open().read("x")).contains("y");
        assertThat(mode(secrets.file("x"))).isEqualTo("rw-------");
    }

    private Secrets open() throws Refusal {
        return Secrets.open(data, new SecureRandom());
    }

    private Path tokenFile() {
        return data.resolve("secrets/admin-token");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
