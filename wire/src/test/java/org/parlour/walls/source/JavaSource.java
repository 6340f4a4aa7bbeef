package org.parlour.walls.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A Java source with its syntax tree; parsed, never compiled. */
record JavaSource(TextFile file, CompilationUnitTree unit, SourcePositions positions, List<Tree> trees) {
    static List<JavaSource> parse(List<TextFile> files) {
        // Whatever is wrong with a text is the compiler's to tell; here half a tree is better than none.
        return files.isEmpty() ? List.of() : parse(files, _ -> {});
    }

    static Optional<JavaSource> parseIfValid(TextFile file) {
        DiagnosticCollector<JavaFileObject> complaints = new DiagnosticCollector<>();
        List<JavaSource> sources = parse(List.of(file), complaints);
        return complaints.getDiagnostics().isEmpty() ? sources.stream().findFirst() : Optional.empty();
    }

    private static List<JavaSource> parse(List<TextFile> files, DiagnosticListener<? super JavaFileObject> complaints) {
        Map<URI, TextFile> byUri = files.stream().collect(Collectors.toMap(JavaSource::uri, file -> file));
        List<Text> texts = files.stream().map(Text::new).toList();
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, complaints, List.of("-proc:none"), null, texts);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        List<JavaSource> sources = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                TextFile file =
                        Objects.requireNonNull(byUri.get(unit.getSourceFile().toUri()));
                sources.add(new JavaSource(file, unit, positions, trees(unit)));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return sources;
    }

    private static URI uri(TextFile file) {
        return URI.create("text:///" + file.path());
    }

    private static List<Tree> trees(CompilationUnitTree unit) {
        List<Tree> trees = new ArrayList<>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
                if (tree != null) {
                    trees.add(tree);
                }
                return super.scan(tree, null);
            }
        }.scan(unit, null);
        return trees;
    }

    /** Every tree of a kind, in the order of the text. */
    <T extends Tree> Stream<T> all(Class<T> kind) {
        return trees.stream().filter(kind::isInstance).map(kind::cast);
    }

    List<Comment> comments() {
        return Comment.of(file.text());
    }

    String packageName() {
        return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }

    /** Where a tree begins, counted in characters. */
    long start(Tree tree) {
        return positions.getStartPosition(unit, tree);
    }

    String at(Tree tree) {
        return file.at(line(start(tree)));
    }

    long lines(Tree tree) {
        return line(positions.getEndPosition(unit, tree)) - line(start(tree)) + 1;
    }

    private long line(long position) {
        return unit.getLineMap().getLineNumber(position);
    }

    private static final class Text extends SimpleJavaFileObject {
        private final TextFile file;

        Text(TextFile file) {
            super(uri(file), JavaFileObject.Kind.SOURCE);
            this.file = file;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text();
        }
    }
}
