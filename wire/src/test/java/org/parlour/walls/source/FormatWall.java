package org.parlour.walls.source;

import com.palantir.javaformat.java.FormatterException;
import java.util.stream.Stream;
import org.parlour.walls.Breach;
import org.parlour.walls.Format;
import org.parlour.walls.Wall;

/** Every source looks as the formatter would write it. */
final class FormatWall implements Wall<Repository> {
    @Override
    public Stream<Breach> breaches(Repository repository) {
        // In parallel, because the formatter is the slowest of all walls.
        return repository.java().parallelStream()
                .map(JavaSource::file)
                .filter(file -> !isFormatted(file))
                .map(file -> new Breach(
                        file.path(),
                        "is not formatted",
                        "with one formatter nobody argues and every difference is a change",
                        "./test --format"));
    }

    private static boolean isFormatted(TextFile file) {
        try {
            return Format.formatted(file.text()).equals(file.text());
        } catch (FormatterException unreadable) {
            throw new IllegalArgumentException(file.path() + " cannot be read as Java", unreadable);
        }
    }
}
