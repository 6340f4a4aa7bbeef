package org.parlour.walls.source;

import com.sun.source.tree.AnnotationTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parlour.walls.Breach;
import org.parlour.walls.Wall;

/** Every room has a sign on its door: what happens here, what never does, by which law. */
final class SignWall implements Wall<Repository> {
    private static final String WHY = "a newcomer knows from the signs which room does what";
    private static final String EMPTY = "Nothing lives here yet";

    @Override
    public Stream<Breach> breaches(Repository repository) {
        return Stream.concat(
                unsigned(repository),
                repository.java().stream()
                        .filter(source -> source.file().isSign())
                        .flatMap(sign -> faults(repository, sign)));
    }

    private static Stream<Breach> unsigned(Repository repository) {
        Set<String> signed = repository.java().stream()
                .filter(source -> source.file().isSign())
                .map(source -> source.file().packageName())
                .collect(Collectors.toSet());
        return repository.java().stream()
                .map(JavaSource::file)
                .filter(file -> !signed.contains(file.packageName()))
                .map(file -> file.path().substring(0, file.path().lastIndexOf('/')))
                .distinct()
                .map(folder -> new Breach(
                        folder, "has no sign", WHY, "write a package-info.java with what, Boundary:, Law:, Guard:"));
    }

    private static Stream<Breach> faults(Repository repository, JavaSource sign) {
        String words = words(sign);
        List<String> faults = new ArrayList<>();
        if (!words.contains("Boundary:") || !words.contains("Law:")) {
            faults.add("lacks \"Boundary:\" (what never happens here) or \"Law:\" (by which RFC or contract)");
        }
        if (sign.all(AnnotationTree.class)
                .noneMatch(mark -> mark.getAnnotationType().toString().endsWith("NullMarked"))) {
            faults.add("is not @NullMarked");
        }
        if (words.contains(EMPTY) && isInhabited(repository, sign)) {
            faults.add("says \"" + EMPTY + "\", and somebody does");
        }
        return faults.stream().map(fault -> new Breach(sign.file().path(), fault, WHY, "make the sign true"));
    }

    /** The Javadoc of a sign; empty where it has none. */
    static String words(JavaSource sign) {
        return sign.comments().stream()
                .filter(Comment::isDoc)
                .map(Comment::words)
                .collect(Collectors.joining("\n"));
    }

    /** Whether a class lives behind the sign: beside it, or in the same package's tests. */
    static boolean isInhabited(Repository repository, JavaSource sign) {
        return repository.java().stream()
                .map(JavaSource::file)
                .anyMatch(file -> !file.isSign()
                        && file.packageName().equals(sign.file().packageName())
                        && (file.isMain() || sign.file().isTest()));
    }
}
