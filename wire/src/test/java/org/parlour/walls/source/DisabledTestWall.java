package org.parlour.walls.source;

import com.sun.source.tree.AnnotationTree;
import java.util.stream.Stream;
import org.parlour.walls.Breach;
import org.parlour.walls.Wall;

/** A test runs or is gone. */
final class DisabledTestWall implements Wall<Repository> {
    @Override
    public Stream<Breach> breaches(Repository repository) {
        return repository.java().stream().flatMap(source -> source.all(AnnotationTree.class)
                .filter(mark -> mark.getAnnotationType().toString().matches("(.*\\.)?(Disabled|Ignore)"))
                .map(mark -> new Breach(
                        source.at(mark),
                        "puts a test aside by " + mark,
                        "a test that is put aside is forgotten, and so is the defect",
                        "mend it or delete it; one that needs something absent says \"not run: …\" by itself")));
    }
}
