package org.parlour.walls.source;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parlour.walls.Breach;
import org.parlour.walls.Wall;

/** The tests that a sign calls its guards exist. */
final class GuardWall implements Wall<Repository> {
    private static final Pattern GUARDS = Pattern.compile("Guard:([\\s\\S]*)");
    private static final Pattern TEST = Pattern.compile("\\b\\p{Lu}\\w*Test\\b");
    private static final String WHY = "a room whose guard is gone is guarded by nobody";

    @Override
    public Stream<Breach> breaches(Repository repository) {
        Set<String> tests = repository.java().stream()
                .map(JavaSource::file)
                .filter(TextFile::isTest)
                .map(file -> file.name().replace(".java", ""))
                .collect(Collectors.toSet());
        return repository.java().stream()
                .filter(source -> source.file().isSign() && SignWall.isInhabited(repository, source))
                .flatMap(sign -> breaches(sign, tests));
    }

    private static Stream<Breach> breaches(JavaSource sign, Set<String> tests) {
        List<String> guards = GUARDS.matcher(SignWall.words(sign))
                .results()
                .flatMap(guard -> TEST.matcher(guard.group(1)).results())
                .map(MatchResult::group)
                .toList();
        if (guards.isEmpty()) {
            return Stream.of(new Breach(
                    sign.file().path(),
                    "names no guard",
                    WHY,
                    "write \"Guard:\" and the tests that keep the room's law"));
        }
        return guards.stream()
                .filter(guard -> !tests.contains(guard))
                .map(guard -> new Breach(
                        sign.file().path(),
                        "names the guard " + guard + ", which is not there",
                        WHY,
                        "write the test, or name the one that guards the room"));
    }
}
