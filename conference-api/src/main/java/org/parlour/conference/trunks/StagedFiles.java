package org.parlour.conference.trunks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parlour.conference.host.DurableFiles;
import org.parlour.dialplan.plan.PlanText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Texts on their way into the folder. They are written beside their files first, which is where a full disk or a folder that
 * may not be written shows, before the store knows of the revision; then each is renamed over its file.
 */
final class StagedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(StagedFiles.class);

    private final PlanFolder folder;
    private final List<PlanText> texts;
    private final List<PlanText> staged = new ArrayList<>();

    private StagedFiles(PlanFolder folder, List<PlanText> texts) {
        this.folder = folder;
        this.texts = texts;
    }

    static StagedFiles of(PlanFolder folder, List<PlanText> texts) throws IOException {
        StagedFiles files = new StagedFiles(folder, texts);
        if (!Files.isDirectory(folder.path())) {
            Files.createDirectories(folder.path(), DurableFiles.mode(DurableFiles.OWNER_ONLY_FOLDER));
        }
        try {
            for (PlanText text : texts) {
                files.stage(text);
            }
        } catch (IOException failed) {
            files.discard();
            throw failed;
        }
        return files;
    }

    private void stage(PlanText text) throws IOException {
        Path file = folder.path().resolve(text.file());
        if (Files.isDirectory(file)) {
            throw new IOException("a folder bears the name of a file of the plan");
        }
        if (!holds(file, text.text())) {
            staged.add(text);
            DurableFiles.write(beside(file), bytes(text.text()), permissions(file));
        }
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + DurableFiles.UNFINISHED);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Who shares the file with other admins goes on sharing it. */
    private static Set<PosixFilePermission> permissions(Path file) throws IOException {
        return Files.exists(file) ? Files.getPosixFilePermissions(file) : DurableFiles.OWNER_ONLY_FILE;
    }

    private static boolean holds(Path file, String text) throws IOException {
        byte[] content = bytes(text);
        return Files.isRegularFile(file)
                && Files.size(file) == content.length
                && Arrays.equals(Files.readAllBytes(file), content);
    }

    void discard() {
        for (PlanText text : staged) {
            try {
                Files.deleteIfExists(beside(folder.path().resolve(text.file())));
            } catch (IOException stays) {
                // It is no part of the plan, and the next write of that file takes it away.
                LOG.debug("what was written beside a plan's file stays", stays);
            }
        }
    }

    /**
     * Puts each in its file's place, and takes away the files that are no part of the plan any more. What nobody has in the
     * store is kept beside them, under a name that ends in the number of the revision that came instead.
     *
     * @param known what the files should hold so far
     */
    void commit(List<PlanText> known, long number) throws IOException {
        Map<String, String> before = byFile(known);
        Map<String, String> after = byFile(texts);
        for (Path file : folder.files()) {
            String name = String.valueOf(file.getFileName());
            String next = after.get(name);
            if (next != null && holds(file, next)) {
                continue;
            }
            String last = before.get(name);
            if (Files.isRegularFile(file) && (last == null || !holds(file, last))) {
                Files.copy(file, aside(file, number), StandardCopyOption.REPLACE_EXISTING);
            }
            if (next == null) {
                Files.delete(file);
            }
        }
        for (PlanText text : staged) {
            Path file = folder.path().resolve(text.file());
            DurableFiles.move(beside(file), file);
        }
        DurableFiles.sync(folder.path());
    }

    private static Path aside(Path file, long number) {
        return file.resolveSibling(file.getFileName() + ".before-" + number);
    }

    private static Map<String, String> byFile(List<PlanText> texts) {
        Map<String, String> byFile = new HashMap<>();
        texts.forEach(text -> byFile.put(text.file(), text.text()));
        return byFile;
    }
}
