package org.parlour.walls.source;

import java.util.stream.Stream;
import org.parlour.walls.Breach;
import org.parlour.walls.Wall;

/** A file ends before a reader tires. */
final class FileLengthWall implements Wall<Repository> {
    private static final int MOST_LINES = 500;

    @Override
    public Stream<Breach> breaches(Repository repository) {
        return repository.texts().stream()
                .filter(file -> file.isJava() || file.isScriptOfThePage())
                .filter(file -> file.lines().count() > MOST_LINES)
                .map(file -> new Breach(
                        file.path(),
                        "has " + file.lines().count() + " lines, " + MOST_LINES + " are the most",
                        "the worst file is what tells a beautiful house from an ugly one",
                        "find the second noun in it and give that a file"));
    }
}
