package org.parlour.conference.host;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that are whole or absent, whatever moment the power goes. */
public final class DurableFiles {
    public static final Set<PosixFilePermission> OWNER_ONLY_FILE = permissions("rw-------");
    public static final Set<PosixFilePermission> OWNER_ONLY_FOLDER = permissions("rwx------");
    public static final Set<PosixFilePermission> PUBLIC_FILE = permissions("rw-r--r--");

    /** What a write that was killed leaves behind; the next write of the same file takes it away. */
    public static final String UNFINISHED = ".unfinished";

    private DurableFiles() {}

    /**
     * Replaces a file in one step: written beside it, forced to the disk, renamed over it, and the
     * rename forced too. Never readable by more than {@code permissions} say, not even for a moment.
     */
    public static void write(Path file, byte[] content, Set<PosixFilePermission> permissions) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
        Files.deleteIfExists(unfinished);
        try (FileChannel channel = FileChannel.open(unfinished, Set.of(CREATE_NEW, WRITE), mode(permissions))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        // The umask may have taken bits away; a public file has to be public.
        Files.setPosixFilePermissions(unfinished, permissions);
        move(unfinished, file);
    }

    /** Renames in one step, and returns when the disk knows it. */
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, ATOMIC_MOVE);
        Path folder = to.toAbsolutePath().getParent();
        if (folder != null) {
            sync(folder);
        }
    }

    /** Forces a file's content, or a folder's list of names, to the disk. */
    public static void sync(Path fileOrFolder) throws IOException {
        try (FileChannel channel = FileChannel.open(fileOrFolder, READ)) {
            channel.force(true);
        }
    }

    private static Set<PosixFilePermission> permissions(String mode) {
        return Set.copyOf(PosixFilePermissions.fromString(mode));
    }

    public static FileAttribute<Set<PosixFilePermission>> mode(Set<PosixFilePermission> permissions) {
        return PosixFilePermissions.asFileAttribute(permissions);
    }
}
