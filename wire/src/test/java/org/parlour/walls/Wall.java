package org.parlour.walls;

import java.util.stream.Stream;

/**
 * One rule of the house that can be broken, and therefore is a test.
 *
 * @param <T> what the wall looks at: the classes of a module, or the files of the repository
 */
public interface Wall<T> {
    Stream<Breach> breaches(T scene);

    default String name() {
        return getClass().getSimpleName();
    }
}
