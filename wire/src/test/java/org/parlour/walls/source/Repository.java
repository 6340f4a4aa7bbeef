package org.parlour.walls.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Every text of the repository that a person wrote, read once.
 *
 * @param java those of {@code texts} that are Java, parsed
 */
record Repository(List<TextFile> texts, List<JavaSource> java) {
    private static final Set<String> NOT_OURS =
            Set.of(".git", ".idea", ".vscode", ".settings", "target", "node_modules", "dist", "generated");
    // The running program's own folder, and the house that is broken on purpose.
    private static final Set<String> NOT_TRACKED_OR_RUINED =
            Set.of("data", "wire/src/test/java/org/parlour/walls/ruin");
    private static final long LARGEST_TEXT_BYTES = 2_000_000;

    static Repository of(List<TextFile> texts) {
        return new Repository(
                texts, JavaSource.parse(texts.stream().filter(TextFile::isJava).toList()));
    }

    static Repository of(TextFile... texts) {
        return of(List.of(texts));
    }

    static Repository at(Path root) throws IOException {
        List<TextFile> texts = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return isOurs(root, folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (isOurs(root, file) && attributes.isRegularFile() && attributes.size() <= LARGEST_TEXT_BYTES) {
                    read(root, file, texts);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return of(texts);
    }

    private static boolean isOurs(Path root, Path file) {
        String path = slashed(root.relativize(file));
        return !NOT_TRACKED_OR_RUINED.contains(path)
                && !NOT_OURS.contains(file.getFileName().toString());
    }

    private static void read(Path root, Path file, List<TextFile> texts) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        // Sound, pictures and archives have zeros and are no business of these walls.
        if (text.indexOf('\0') < 0) {
            texts.add(new TextFile(slashed(root.relativize(file)), text));
        }
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }
}
