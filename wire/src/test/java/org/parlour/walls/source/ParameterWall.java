package org.parlour.walls.source;

import com.sun.source.tree.MethodTree;
import java.util.stream.Stream;
import org.parlour.walls.Breach;
import org.parlour.walls.Wall;

/** A call can be read without counting. The header of a record is no call but a table of fields. */
final class ParameterWall implements Wall<Repository> {
    private static final int MOST_PARAMETERS = 6;

    @Override
    public Stream<Breach> breaches(Repository repository) {
        return repository.java().stream().flatMap(source -> source.all(MethodTree.class)
                .filter(method -> parameters(source, method) > MOST_PARAMETERS)
                .map(method -> new Breach(
                        source.at(method),
                        method.getName() + " has " + parameters(source, method) + " parameters, " + MOST_PARAMETERS
                                + " are the most",
                        "a reader of the call cannot tell the seventh from the sixth",
                        "make a record of those that travel together")));
    }

    // A record's compact constructor borrows its parameters from the header, which stands before it.
    private static long parameters(JavaSource source, MethodTree method) {
        return method.getParameters().stream()
                .filter(parameter -> source.start(parameter) >= source.start(method))
                .count();
    }
}
