package org.parlour.dialplan.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.parlour.dialplan.plan.SecretSource;

/** Looks whether secrets are where a plan says they lie. */
public final class SecretPlaces implements SecretSource.Reader {
    private static final long MOST_BYTES = 4_096;

    private final Path folder;
    private final Map<String, String> environment;

    /** Relative paths begin at {@code folder}. */
    public SecretPlaces(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    @Override
    public String flaw(SecretSource source) {
        return switch (source) {
            case SecretSource.Environment(String variable) ->
                !environment.containsKey(variable)
                        ? "is not set"
                        : environment.getOrDefault(variable, "").isBlank() ? "is empty" : "";
            case SecretSource.FileLine(String path) -> flaw(folder.resolve(path));
        };
    }

    private static String flaw(Path file) {
        try {
            if (!Files.exists(file)) {
                return "is not there";
            }
            if (Files.isDirectory(file)) {
                return "is a folder";
            }
            if (!Files.isReadable(file)) {
                return "this user may not read";
            }
            if (Files.size(file) > MOST_BYTES) {
                return "has more than " + MOST_BYTES + " bytes";
            }
            return Files.readString(file).lines().findFirst().orElse("").isBlank() ? "is empty" : "";
        } catch (IOException unreadable) {
            return "cannot be read as a line of text";
        }
    }
}
