package org.parlour.sip.reach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.plan.SecretSource;
import org.parlour.sip.digest.Password;
import org.parlour.wire.call.Reading;

/**
 * Passwords where a plan says that they lie, read anew for each attempt: one that is mended needs no new plan. A reason
 * follows "the password": "is not set".
 */
public final class WrittenPasswords implements Function<SecretSource, Reading<Password>> {
    /** In the data folder: where files with secrets have to lie. */
    private static final String FOLDER = "secrets";

    private static final long MOST_BYTES = 4_096;

    private final Path folder;
    private final Map<String, String> environment;

    /** Relative paths begin at {@code folder}, which is the data folder. */
    public WrittenPasswords(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    @Override
    public Reading<Password> apply(SecretSource source) {
        return switch (source) {
            case SecretSource.Environment(String variable) -> of(environment.get(variable), "is not set");
            case SecretSource.FileLine(String path) -> ofFile(path);
        };
    }

    private Reading<Password> ofFile(String path) {
        Path secrets = folder.toAbsolutePath().normalize().resolve(FOLDER);
        try {
            Path file = secrets.resolveSibling(path).normalize();
            // Whoever writes a plan must not have the first line of any file sent to a registrar of theirs.
            if (!file.startsWith(secrets)) {
                return new Reading.Malformed<>("lies outside of " + FOLDER + "/ in the data folder");
            }
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                return new Reading.Malformed<>("is not there, or this user may not read it");
            }
            if (Files.size(file) > MOST_BYTES) {
                return new Reading.Malformed<>("has more than " + MOST_BYTES + " bytes");
            }
            return of(Files.readString(file).lines().findFirst().orElse(""), "is empty");
        } catch (IOException | InvalidPathException unreadable) {
            return new Reading.Malformed<>("cannot be read as a line of text");
        }
    }

    private static Reading<Password> of(@Nullable String text, String otherwise) {
        return text == null || text.isBlank()
                ? new Reading.Malformed<>(otherwise)
                : new Reading.Parsed<>(new Password(text));
    }
}
