package org.parlour.callers.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Takes a folder away with all that is in it. */
public final class Removal extends SimpleFileVisitor<Path> {
    private Removal() {}

    public static void of(Path folder) throws IOException {
        Files.walkFileTree(folder, new Removal());
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.deleteIfExists(file);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed) throws IOException {
        if (failed != null) {
            throw failed;
        }
        Files.delete(directory);
        return FileVisitResult.CONTINUE;
    }
}
