package org.parlour.dialplan.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parlour.dialplan.plan.SecretSource;
import org.parlour.dialplan.plan.Surroundings;
import org.parlour.dialplan.plan.TrunkCodec;
import org.parlour.dialplan.speech.Prompt;

/**
 * Looks whether secrets are where a plan says they lie. Files are looked for in one folder: a plan that comes over the API
 * must not find out what else there is on the machine, and have its first line sent to a registrar as a password.
 */
public final class SecretPlaces implements SecretSource.Reader {
    /** In the data folder. */
    public static final String FOLDER = "secrets";

    private static final long MOST_BYTES = 4_096;

    private final Path folder;
    private final Map<String, String> environment;

    /** Relative paths begin at {@code folder}. */
    public SecretPlaces(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** What a plan is checked against in this house: its codecs, its prompts, and the secrets that there are. */
    public static Surroundings surroundings(Path folder, Map<String, String> environment) {
        return new Surroundings(
                TrunkCodec.HOUSE,
                Stream.of(Prompt.values()).map(Prompt::key).collect(Collectors.toUnmodifiableSet()),
                new SecretPlaces(folder, environment));
    }

    @Override
    public String flaw(SecretSource source) {
        return switch (source) {
            case SecretSource.Environment(String variable) ->
                !environment.containsKey(variable)
                        ? "is not set"
                        : environment.getOrDefault(variable, "").isBlank() ? "is empty" : "";
            case SecretSource.FileLine(String path) -> flaw(path);
        };
    }

    private String flaw(String path) {
        Path secrets = folder.toAbsolutePath().normalize().resolve(FOLDER);
        try {
            Path file = secrets.resolveSibling(path).normalize();
            // By its letters: whoever lays a link into the folder of secrets may write there anyway.
            return file.startsWith(secrets) && !file.equals(secrets)
                    ? flaw(file)
                    : "lies outside of " + FOLDER + "/ in the data folder, where secrets have to lie";
        } catch (InvalidPathException malformed) {
            return "is no name of a file";
        }
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
