package org.parlour.walls.source;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import java.util.stream.Stream;
import org.parlour.walls.Breach;
import org.parlour.walls.Wall;

/** No exception disappears, neither into nothing nor onto a terminal that nobody reads. */
final class SwallowWall implements Wall<Repository> {
    private static final String WHY = "a bug that leaves no trace is found by a caller";

    @Override
    public Stream<Breach> breaches(Repository repository) {
        return repository.java().stream()
                .flatMap(source -> Stream.concat(
                        source.all(CatchTree.class)
                                .filter(caught ->
                                        caught.getBlock().getStatements().isEmpty())
                                .map(caught -> breach(
                                        source,
                                        caught,
                                        "swallows " + caught.getParameter().getType())),
                        source.all(MethodInvocationTree.class)
                                .filter(SwallowWall::printsItsTrace)
                                .map(call -> breach(source, call, "calls " + call))));
    }

    // With an argument it prints into a string of ours, and that is fine.
    private static boolean printsItsTrace(MethodInvocationTree call) {
        return call.getArguments().isEmpty()
                && call.getMethodSelect().toString().matches("(.*\\.)?printStackTrace");
    }

    private static Breach breach(JavaSource source, Tree tree, String what) {
        return new Breach(
                source.at(tree), what, WHY, "throw it on, return a value that says it, or count it with a reason");
    }
}
