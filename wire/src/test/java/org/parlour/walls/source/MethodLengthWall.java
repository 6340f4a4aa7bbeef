package org.parlour.walls.source;

import com.sun.source.tree.MethodTree;
import java.util.stream.Stream;
import org.parlour.walls.Breach;
import org.parlour.walls.Wall;

/** A method fits on a screen. */
final class MethodLengthWall implements Wall<Repository> {
    private static final int MOST_LINES = 70;

    @Override
    public Stream<Breach> breaches(Repository repository) {
        return repository.java().stream().flatMap(source -> source.all(MethodTree.class)
                .filter(method -> source.lines(method) > MOST_LINES)
                .map(method -> new Breach(
                        source.at(method),
                        method.getName() + " has " + source.lines(method) + " lines, " + MOST_LINES + " are the most",
                        "what does not fit on a screen does not fit in a head",
                        "give each step of it a name and a method")));
    }
}
