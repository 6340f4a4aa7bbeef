package org.parlour.conference;

import static org.parlour.conference.host.DurableFiles.OWNER_ONLY_FOLDER;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.parlour.conference.host.DataFolder;
import org.parlour.conference.host.DurableFiles;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.store.Store;
import org.springframework.util.FileSystemUtils;

/**
 * A copy of the data directory, made while the program serves from it or not, from which it can be
 * started: {@code PARLOUR_DATA=DIR}. It appears under its name when it is complete, and not before.
 */
final class Backup {
    private static final String PARTIAL = ".partial";

    /** The store is copied by SQLite itself; the lock belongs to a process, and a copy has none. */
    private static final Set<String> NOT_AS_FILES =
            Set.of(Store.FILE, Store.FILE + "-wal", Store.FILE + "-shm", DataFolder.LOCK_FILE);

    private final Path data;
    private final Path target;
    private final Path partial;

    private Backup(Path data, Path target) {
        this.data = data;
        this.target = target;
        this.partial = target.resolveSibling(target.getFileName() + PARTIAL);
    }

    /** Returns where the copy lies. */
    static Path make(Path data, Path target) throws Refusal {
        Path absolute = target.toAbsolutePath().normalize();
        if (absolute.getFileName() == null) {
            throw new Refusal("The directory / cannot be a backup. Name one that does not exist yet.");
        }
        return new Backup(data, absolute).make();
    }

    private Path make() throws Refusal {
        if (target.startsWith(data)) {
            throw new Refusal("The backup " + target + " would lie inside the data directory. Name one outside.");
        }
        try {
            requireVacant();
            Files.createDirectories(partial.getParent());
            Files.createDirectory(partial, DurableFiles.mode(OWNER_ONLY_FOLDER));
            fill();
            return target;
        } catch (IOException | UncheckedIOException failed) {
            throw new Refusal(
                    "The backup " + target + " could not be written (" + Refusal.reason(failed) + ").", failed);
        }
    }

    private void fill() throws IOException, Refusal {
        try {
            Store.copy(data, partial);
            copyFiles();
            DurableFiles.move(partial, target);
        } catch (IOException | UncheckedIOException | Refusal failed) {
            // Half a backup must not be taken for a whole one, nor stand in the way of the next.
            FileSystemUtils.deleteRecursively(partial);
            throw failed;
        }
    }

    private void requireVacant() throws IOException, Refusal {
        if (Files.exists(partial)) {
            throw new Refusal("The directory " + partial
                    + " is there already, of a backup that runs or did not finish. Remove it when none runs.");
        }
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target) || !isEmpty(target)) {
            throw new Refusal("The backup " + target + " exists already. Name a directory that does not, or is empty.");
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    private void copyFiles() throws IOException {
        List<Path> found;
        try (Stream<Path> walk = Files.walk(data)) {
            found = walk.skip(1).filter(this::belongsToCopy).toList();
        }
        for (Path path : found) {
            copy(path, partial.resolve(data.relativize(path).toString()));
        }
    }

    private boolean belongsToCopy(Path path) {
        return !NOT_AS_FILES.contains(data.relativize(path).toString())
                && !path.toString().endsWith(DurableFiles.UNFINISHED);
    }

    private static void copy(Path from, Path to) throws IOException {
        // With its mode: a secret stays a secret. A folder comes before what lies in it.
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        if (!Files.isSymbolicLink(to)) {
            DurableFiles.sync(to);
        }
    }
}
