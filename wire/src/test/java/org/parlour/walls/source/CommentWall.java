package org.parlour.walls.source;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.parlour.walls.Breach;
import org.parlour.walls.Wall;

/** A comment says why; it is no list of things to do and bears no signature. */
final class CommentWall implements Wall<Repository> {
    private static final Pattern REFUSED = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b|@author\\b");

    @Override
    public Stream<Breach> breaches(Repository repository) {
        return repository.texts().stream()
                .filter(file -> file.isJava() || file.isScriptOfThePage())
                .flatMap(file -> Comment.of(file.text()).stream().flatMap(comment -> REFUSED.matcher(comment.text())
                        .results()
                        .map(word -> new Breach(
                                file.at(comment.line()),
                                "says " + word.group(),
                                "what waits belongs in an issue, and who wrote it in the history",
                                "do it now, or write why it is as it is"))));
    }
}
