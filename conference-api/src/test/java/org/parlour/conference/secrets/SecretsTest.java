package org.parlour.conference.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
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

    @Test
    void keysAreMadeAtTheFirstStartAndStay() throws IOException, Refusal {
        Secrets first = open();
        for (String key : List.of(HouseKeys.PIN_LOOKUP, HouseKeys.PIN_SEAL, HouseKeys.CALLER)) {
            assertThat(mode(data.resolve("secrets").resolve(key))).isEqualTo("rw-------");
        }
        Opaque sealed = first.pinSeal().seal("word", "place");
        Secrets second = open();
        assertThat(second.pinSeal().open(sealed, "place")).contains("word");
        assertThat(second.pinLookup().of("a", "b")).isEqualTo(first.pinLookup().of("a", "b"));
        assertThat(second.callers().of("a", "b")).isEqualTo(first.callers().of("a", "b"));
    }

    @Test
    void eachPurposeHasAKeyOfItsOwn() throws Refusal {
        Secrets secrets = open();
        assertThat(secrets.pinLookup().of("a")).isNotEqualTo(secrets.callers().of("a"));
    }

    @Test
    void wordsOfAKeyedHashAreNotMistakenForOthers() throws Refusal {
        KeyedHash hash = open().callers();
        assertThat(hash.of("ab", "c")).isNotEqualTo(hash.of("a", "bc"));
        assertThat(hash.of("ab")).isNotEqualTo(hash.of("ab", ""));
    }

    @Test
    void sealOpensInItsPlaceAndUnchangedOnly() throws Refusal {
        Seal seal = open().pinSeal();
        Opaque sealed = seal.seal("word", "place");
        assertThat(seal.seal("word", "place")).as("never twice the same").isNotEqualTo(sealed);
        assertThat(seal.open(sealed, "elsewhere")).isEmpty();
        byte[] changed = sealed.bytes();
        changed[changed.length - 1] ^= 1;
        assertThat(seal.open(Opaque.of(changed), "place")).isEmpty();
        assertThat(seal.open(Opaque.of(new byte[3]), "place")).isEmpty();
    }

    @Test
    void damagedKeyIsNamedAndNotReplaced() throws IOException, Refusal {
        open();
        Path key = data.resolve("secrets").resolve(HouseKeys.PIN_LOOKUP);
        Files.writeString(key, "not a key!");
        assertThatThrownBy(this::open)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("pin-lookup-key is damaged")
                .hasMessageNotContaining("not a key!");
        assertThat(Files.readString(key)).isEqualTo("not a key!");
    }

    @Test
    void keysAreNotPrinted() throws Refusal {
        assertThat(open().pinLookup()).hasToString("KeyedHash[****]");
        assertThat(open().pinSeal()).hasToString("Seal[****]");
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
