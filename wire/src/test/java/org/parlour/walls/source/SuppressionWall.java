package org.parlour.walls.source;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parlour.walls.Breach;
import org.parlour.walls.House;
import org.parlour.walls.Wall;

/** The build is the reviewer, and nobody tells it to look away. */
final class SuppressionWall implements Wall<Repository> {
    // Every FFM line is restricted, and every override of Bouncy Castle meets a raw type.
    private static final Set<String> LIBRARIES_MAY = Set.of("restricted", "rawtypes");

    @Override
    public Stream<Breach> breaches(Repository repository) {
        return repository.java().stream().flatMap(source -> source.all(AnnotationTree.class)
                .filter(annotation -> annotation.getAnnotationType().toString().endsWith("SuppressWarnings"))
                .flatMap(annotation -> warnings(annotation).stream()
                        .filter(warning -> !mayBeSilent(source, warning))
                        .map(warning -> new Breach(
                                source.at(annotation),
                                "silences the warning " + warning,
                                "a warning that is silenced once is not read again",
                                "mend what it warns of; if the check is truly wrong,"
                                        + " ask for a row in House.PERMITS"))));
    }

    private static boolean mayBeSilent(JavaSource source, String warning) {
        return LIBRARIES_MAY.contains(warning) && House.isNamedAfterALibrary(source.packageName());
    }

    private static List<String> warnings(AnnotationTree annotation) {
        List<String> warnings = new ArrayList<>();
        for (ExpressionTree argument : annotation.getArguments()) {
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
                    warnings.add(String.valueOf(literal.getValue()));
                    return null;
                }
            }.scan(argument, null);
        }
        // A constant instead of a word is silence too.
        return warnings.isEmpty() ? List.of(annotation.toString()) : warnings;
    }
}
