package org.parlour.walls.source;

import java.util.stream.Stream;

/**
 * A text of the repository.
 *
 * @param path from the repository's root, with slashes: {@code wire/src/main/java/…}
 */
record TextFile(String path, String text) {
    private static final String MAIN = "/src/main/java/";
    private static final String TEST = "/src/test/java/";

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    boolean isJava() {
        return name().endsWith(".java") && (isMain() || isTest());
    }

    boolean isMain() {
        return path.contains(MAIN);
    }

    boolean isTest() {
        return path.contains(TEST);
    }

    boolean isSign() {
        return name().equals("package-info.java");
    }

    boolean isScriptOfThePage() {
        return name().endsWith(".ts") || name().endsWith(".tsx");
    }

    /** As the folder says it. */
    String packageName() {
        String marker = isMain() ? MAIN : TEST;
        String below = path.substring(path.indexOf(marker) + marker.length());
        int slash = below.lastIndexOf('/');
        return slash < 0 ? "" : below.substring(0, slash).replace('/', '.');
    }

    String at(long line) {
        return path + ":" + line;
    }

    /** Lines as an editor counts them. */
    Stream<String> lines() {
        return text.lines();
    }
}
