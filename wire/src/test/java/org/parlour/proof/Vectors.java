package org.parlour.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * Published test vectors, read from the folder that the environment names in {@code
 * PARLOUR_VECTORS}.
 *
 * <p>They carry licences of their own and are therefore no part of this repository. Where the
 * folder is missing a test says so, and the closing lines of {@code ./test} repeat it.
 */
public final class Vectors {
    private static final String NOT_RUN = "not run: no vectors";

    private Vectors() {}

    /**
     * One file; a test that asks for it when no vectors are there ends as "not run: no vectors".
     */
    public static Path file(String path) {
        String folder = System.getenv("PARLOUR_VECTORS");
        if (folder == null || folder.isBlank()) {
            return Assumptions.abort(NOT_RUN);
        }
        Path file = Path.of(folder, path);
        // A folder that was named but lacks the file is a mistake, not an absence.
        if (!Files.exists(file)) {
            throw new AssertionError("PARLOUR_VECTORS names a folder without " + path);
        }
        return file;
    }

    public static byte[] bytes(String path) throws IOException {
        return Files.readAllBytes(file(path));
    }

    public static List<String> lines(String path) throws IOException {
        return Files.readAllLines(file(path), StandardCharsets.UTF_8);
    }
}
