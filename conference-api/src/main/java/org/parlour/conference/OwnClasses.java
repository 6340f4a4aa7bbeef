package org.parlour.conference;

import java.io.IOException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Every class of the house, loaded before anybody comes.
 *
 * <p>Who loads a class holds its carrier until the jar has been read, and calls live on virtual threads: on a machine of two
 * processors the first callers of a program were seen to hold both carriers and wait for a third, for ever (ADR-0003).
 */
final class OwnClasses {
    private static final String HOUSE = "org/parlour/";
    private static final String CLASS = ".class";

    private OwnClasses() {}

    static int load() {
        ClassLoader loader = OwnClasses.class.getClassLoader();
        int loaded = 0;
        try {
            for (Resource file : new PathMatchingResourcePatternResolver(loader)
                    .getResources("classpath*:" + HOUSE + "**/*" + CLASS)) {
                String path = file.getURL().getPath();
                String name = path.substring(path.lastIndexOf(HOUSE), path.length() - CLASS.length());
                loaded += load(name.replace('/', '.'), loader) ? 1 : 0;
            }
        } catch (IOException broken) {
            throw new IllegalStateException("the program's own classes cannot be read", broken);
        }
        return loaded;
    }

    /** False for one that leans on a library that is not there: tests do, and nobody here will ask for them. */
    private static boolean load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader) != null;
        } catch (ClassNotFoundException | NoClassDefFoundError _) {
            return false;
        }
    }
}
