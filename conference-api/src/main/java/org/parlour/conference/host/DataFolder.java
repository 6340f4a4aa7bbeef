package org.parlour.conference.host;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The data directory, held by one program at a time.
 *
 * <p>The lock is the kernel's and ends with the process, however that ends: a file that merely exists
 * would have to be removed by hand after a kill.
 */
public final class DataFolder implements AutoCloseable {
    public static final String LOCK_FILE = "lock";
    private static final int PROCESS_ID_BYTES = 20;

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /** Makes the folder where there is none (for nobody else to read) and takes its lock. */
    public static DataFolder claim(Path folder) throws Refusal {
        Path path = folder.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path, DurableFiles.mode(DurableFiles.OWNER_ONLY_FOLDER));
            }
            return lock(path);
        } catch (IOException failed) {
            throw new Refusal(
                    "The data directory " + path + " cannot be used (" + Refusal.reason(failed)
                            + "). Make it writable, or set PARLOUR_DATA.",
                    failed);
        }
    }

    private static DataFolder lock(Path path) throws IOException, Refusal {
        FileChannel lockFile = FileChannel.open(
                path.resolve(LOCK_FILE),
                Set.of(CREATE, READ, WRITE, LinkOption.NOFOLLOW_LINKS),
                DurableFiles.mode(DurableFiles.OWNER_ONLY_FILE));
        try {
            if (tryLock(lockFile) == null) {
                throw new Refusal("The data directory " + path + " is in use by another Parlour" + holder(lockFile)
                        + ". Stop it, or set PARLOUR_DATA.");
            }
            lockFile.truncate(0);
            lockFile.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataFolder(path, lockFile);
        } catch (IOException | Refusal failed) {
            lockFile.close();
            throw failed;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String holder(FileChannel lockFile) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(PROCESS_ID_BYTES);
        lockFile.read(content, 0);
        String processId = new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII);
        return processId.matches("\\d+") ? " (process " + processId + ")" : "";
    }

    public Path path() {
        return path;
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
