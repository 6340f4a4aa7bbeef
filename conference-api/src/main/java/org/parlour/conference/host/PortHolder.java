package org.parlour.conference.host;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The process that listens on a TCP port, as far as Linux shows it to this user.
 *
 * @param program the name of the program, such as {@code java}
 */
record PortHolder(String program, long processId) {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    @Override
    public String toString() {
        return program + " (process " + processId + ")";
    }

    static Optional<PortHolder> find(int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            sockets.addAll(listeningInodes(lines(PROC.resolve(table)), port));
        }
        return sockets.isEmpty() ? Optional.empty() : owner(sockets);
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException hidden) {
            // Not Linux, or a /proc that keeps its tables to itself: then nobody is named.
            return List.of();
        }
    }

    /** The socket inodes that listen on a port, out of the lines of proc_net_tcp(5). */
    static Set<String> listeningInodes(List<String> table, int port) {
        String portHex = String.format(":%04X", port);
        Set<String> inodes = new HashSet<>();
        for (String line : table) {
            String[] columns = line.strip().split("\\s+", -1);
            // sl local_address rem_address st tx:rx tr:tm retrnsmt uid timeout inode
            if (columns.length > 9 && columns[1].endsWith(portHex) && columns[3].equals(LISTENING)) {
                inodes.add(columns[9]);
            }
        }
        return inodes;
    }

    private static Optional<PortHolder> owner(Set<String> inodes) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (holdsAny(process, inodes)) {
                    String program = Files.readString(process.resolve("comm")).strip();
                    return Optional.of(new PortHolder(
                            program, Long.parseLong(process.getFileName().toString())));
                }
            }
        } catch (IOException | DirectoryIteratorException gone) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean holdsAny(Path process, Set<String> inodes) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (inodes.contains(socketInode(descriptor))) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException hiddenOrGone) {
            return false;
        }
    }

    private static String socketInode(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith("socket:[") ? target.substring("socket:[".length(), target.length() - 1) : "";
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
