package org.parlour.sip.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.dialplan.plan.SecretSource;
import org.parlour.sip.digest.Password;
import org.parlour.wire.call.Reading;

class WrittenPasswordsTest {
    @TempDir
    Path folder = Path.of("");

    private Reading<Password> read(SecretSource source) {
        return new WrittenPasswords(folder, Map.of("SET", "open sesame", "EMPTY", " ")).apply(source);
    }

    @Test
    void aVariableIsRead() {
        assertThat(read(new SecretSource.Environment("SET")))
                .isEqualTo(new Reading.Parsed<>(new Password("open sesame")));
        assertThat(read(new SecretSource.Environment("EMPTY"))).isEqualTo(new Reading.Malformed<>("is not set"));
        assertThat(read(new SecretSource.Environment("UNSET"))).isEqualTo(new Reading.Malformed<>("is not set"));
    }

    @Test
    void theFirstLineOfAFileIsReadAndReadAnew() throws IOException {
        Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets/berlin"), "open sesame\nsecond line\n");
        SecretSource source = new SecretSource.FileLine("secrets/berlin");
        assertThat(read(source)).isEqualTo(new Reading.Parsed<>(new Password("open sesame")));
        Files.writeString(folder.resolve("secrets/berlin"), "another");
        assertThat(read(source)).isEqualTo(new Reading.Parsed<>(new Password("another")));
    }

    @Test
    void whatIsNoLineOfTextIsSaidSo() throws IOException {
        Files.createDirectory(folder.resolve("secrets"));
        Files.write(folder.resolve("secrets/long"), new byte[5_000]);
        Files.write(folder.resolve("secrets/bytes"), new byte[] {(byte) 0xFF, (byte) 0xFE});
        for (String name : new String[] {"missing", ".", "long", "bytes", "\0"}) {
            String path = "secrets/" + name;
            assertThat(read(new SecretSource.FileLine(path))).as(path).isInstanceOf(Reading.Malformed.class);
        }
    }

    @Test
    void noFileOutsideOfTheFolderOfSecretsIsRead() throws IOException {
        Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(folder.resolve("books"), "open sesame");
        for (String path : new String[] {
            "books", "secrets/../books", folder.resolve("books").toString()
        }) {
            assertThat(read(new SecretSource.FileLine(path)))
                    .as(path)
                    .isEqualTo(new Reading.Malformed<>("lies outside of secrets/ in the data folder"));
        }
    }

    @Test
    void noReadingPrintsThePassword() {
        assertThat(read(new SecretSource.Environment("SET")).toString()).doesNotContain("sesame");
    }
}
