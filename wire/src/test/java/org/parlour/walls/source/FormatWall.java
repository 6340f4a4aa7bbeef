package org.parlour.walls.source;

import com.palantir.javaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parlour.walls.Breach;
import org.parlour.walls.Format;
import org.parlour.walls.Wall;

/**
 * Every source looks as the formatter would write it.
 *
 * <p>The formatter is by far the slowest of all walls, so it is asked about a text only once.
 *
 * @param ledger the digests of the texts that it approved; nothing is lost with the file but time
 */
record FormatWall(Path ledger) implements Wall<Repository> {
    @Override
    public Stream<Breach> breaches(Repository repository) {
        Set<String> approved = approved();
        List<TextFile> asked = repository.java().parallelStream()
                .map(JavaSource::file)
                .filter(file -> !approved.contains(digest(file)))
                .toList();
        List<TextFile> refused =
                asked.parallelStream().filter(file -> !isFormatted(file)).toList();
        approve(repository, refused);
        return refused.stream()
                .map(file -> new Breach(
                        file.path(),
                        "is not formatted",
                        "with one formatter nobody argues, and every difference is a change",
                        "./test --format"));
    }

    private static boolean isFormatted(TextFile file) {
        try {
            return Format.formatted(file.text()).equals(file.text());
        } catch (FormatterException unreadable) {
            throw new IllegalArgumentException(file.path() + " cannot be read as Java", unreadable);
        }
    }

    private Set<String> approved() {
        try {
            return Files.exists(ledger) ? Set.copyOf(Files.readAllLines(ledger)) : Set.of();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void approve(Repository repository, List<TextFile> refused) {
        Set<String> digests = repository.java().stream()
                .map(JavaSource::file)
                .map(FormatWall::digest)
                .collect(Collectors.toCollection(TreeSet::new));
        refused.stream().map(FormatWall::digest).forEach(digests::remove);
        try {
            Files.createDirectories(ledger.toAbsolutePath().getParent());
            Files.write(ledger, digests);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Of the formatter's version too: a new one is asked about everything anew. */
    private static String digest(TextFile file) {
        try {
            byte[] text = (Format.version() + '\n' + file.text()).getBytes(StandardCharsets.UTF_8);
            return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(text)).toString(16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
