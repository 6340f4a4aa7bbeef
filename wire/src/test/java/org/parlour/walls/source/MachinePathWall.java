package org.parlour.walls.source;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.parlour.walls.Breach;
import org.parlour.walls.Wall;

/** The repository knows no machine but the one it is cloned to. */
final class MachinePathWall implements Wall<Repository> {
    // An absolute path, not a link's: nothing of a name stands before its first slash.
    private static final Pattern PATHS =
            Pattern.compile("(?<![\\w.~}/-])/(?:work|root|home|Users)/[\\w.-]*|[.]{2}/shared\\b");

    @Override
    public Stream<Breach> breaches(Repository repository) {
        return repository.texts().stream().flatMap(MachinePathWall::breaches);
    }

    private static Stream<Breach> breaches(TextFile file) {
        String[] lines = file.text().split("\n", -1);
        return IntStream.range(0, lines.length).boxed().flatMap(line -> PATHS.matcher(lines[line])
                .results()
                .map(path -> new Breach(
                        file.at(line + 1),
                        "names " + path.group(),
                        "nobody else has that folder",
                        "use a path inside the repository, a system property, or an environment variable")));
    }
}
