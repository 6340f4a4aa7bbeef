package org.parlour.walls.source;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.parlour.walls.Breach;
import org.parlour.walls.Wall;

/** No code sleeps in a comment. */
final class DeadCodeWall implements Wall<Repository> {
    private static final Pattern ENDS_LIKE_CODE = Pattern.compile(".*[;{}]\\s*");

    @Override
    public Stream<Breach> breaches(Repository repository) {
        return repository.java().stream().flatMap(source -> source.comments().stream()
                .filter(comment -> !comment.isDoc() && comment.words().lines().anyMatch(DeadCodeWall::isCode))
                .map(comment -> new Breach(
                        source.file().at(comment.line()),
                        "keeps code in a comment",
                        "nobody knows whether it still runs, and the history has it anyway",
                        "delete it, or say in words what it was to tell")));
    }

    /** Whether the compiler takes a line for statements; prose is none, even where it ends in a semicolon. */
    private static boolean isCode(String line) {
        if (!ENDS_LIKE_CODE.matcher(line).matches()) {
            return false;
        }
        String closed = line.strip().endsWith("{") ? line + "}" : line;
        return JavaSource.parseIfValid(
                        new TextFile("comment/src/main/java/C.java", "class C { void c() { " + closed + "\n} }"))
                .stream()
                .flatMap(source -> source.all(MethodTree.class))
                .flatMap(method -> method.getBody().getStatements().stream())
                .anyMatch(DeadCodeWall::isMeant);
    }

    // "see below;" declares a variable `below` of type `see`, says the compiler. No type of ours begins small.
    private static boolean isMeant(StatementTree statement) {
        return !(statement instanceof VariableTree variable)
                || variable.getInitializer() != null
                || Character.isUpperCase(variable.getType().toString().charAt(0));
    }
}
