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
        Files.writeString(folder.resolve("berlin"), "open sesame\nsecond line\n");
        SecretSource source = new SecretSource.FileLine("berlin");
        assertThat(read(source)).isEqualTo(new Reading.Parsed<>(new Password("open sesame")));
        Files.writeString(folder.resolve("berlin"), "another");
        assertThat(read(source)).isEqualTo(new Reading.Parsed<>(new Password("another")));
    }

    @Test
    void whatIsNoLineOfTextIsSaidSo() throws IOException {
        Files.write(folder.resolve("long"), new byte[5_000]);
        Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xFF, (byte) 0xFE});
        for (String path : new String[] {"missing", ".", "long", "bytes", "\0"}) {
            assertThat(read(new SecretSource.FileLine(path))).as(path).isInstanceOf(Reading.Malformed.class);
        }
    }

    @Test
    void noReadingPrintsThePassword() {
        assertThat(read(new SecretSource.Environment("SET")).toString()).doesNotContain("sesame");
    }
}
