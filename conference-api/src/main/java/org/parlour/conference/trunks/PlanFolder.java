package org.parlour.conference.trunks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.parlour.dialplan.plan.Finding;
import org.parlour.dialplan.plan.Finding.Severity;
import org.parlour.dialplan.plan.FindingKind;
import org.parlour.dialplan.plan.PlanText;
import org.parlour.dialplan.yaml.Place;

/** The folder {@code data/dialplan}. Every answer may be another the next moment: others write there too. */
final class PlanFolder {
    static final String NAME = "dialplan";
    /** All files together; a plan of a thousand numbers has some 60,000. */
    static final int MOST_BYTES = 2 << 20;

    private static final int MOST_FILES = 101;
    // The inode and the time of its last change: a file that was written within one tick of the clock, or got its old
    // time back, still differs.
    private static final String MARKS = "unix:ino,ctime,lastModifiedTime,size";

    private final Path folder;

    PlanFolder(Path dataFolder) {
        this.folder = dataFolder.resolve(NAME);
    }

    Path path() {
        return folder;
    }

    /** Differs as soon as anything does; is cheap to ask. */
    String fingerprint() {
        try {
            return files().stream().map(PlanFolder::marks).collect(Collectors.joining("\n"));
        } catch (IOException unreadable) {
            return "unreadable";
        }
    }

    private static String marks(Path file) {
        try {
            Map<String, Object> marks = Files.readAttributes(file, MARKS);
            return file.getFileName() + " " + marks.get("ino") + " " + marks.get("size") + " "
                    + marks.get("lastModifiedTime") + " " + marks.get("ctime");
        } catch (IOException unreadable) {
            return file.getFileName() + " unreadable";
        }
    }

    /** The files of the plan, by name; one more than a plan may have where there are more. */
    List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, PlanFolder::isPlan)) {
            all.forEach(found::add);
        } catch (DirectoryIteratorException unreadable) {
            throw unreadable.getCause();
        }
        return found.stream().sorted().limit(MOST_FILES).toList();
    }

    private static boolean isPlan(Path file) {
        return PlanText.isName(String.valueOf(file.getFileName())) && !Files.isDirectory(file);
    }

    FolderReading read() {
        List<PlanText> texts = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        int restBytes = MOST_BYTES;
        try {
            for (Path file : files()) {
                String name = String.valueOf(file.getFileName());
                try {
                    byte[] content = content(file, restBytes);
                    restBytes -= content.length;
                    texts.add(new PlanText(name, decoded(content)));
                } catch (CharacterCodingException binary) {
                    findings.add(unreadable(name, "a file that is no text", "a text in UTF-8"));
                } catch (AccessDeniedException hidden) {
                    findings.add(unreadable(
                            name, "a file that this user may not read", "one that the user who runs Parlour may"));
                } catch (TooLong tooLong) {
                    findings.add(unreadable(name, "more than " + MOST_BYTES + " bytes in all", "smaller files"));
                } catch (IOException failed) {
                    findings.add(unreadable(name, "a file that cannot be read", "a text file"));
                }
            }
        } catch (IOException failed) {
            findings.add(
                    unreadable(NAME, "a folder that cannot be read", "one that the user who runs Parlour may list"));
        }
        return findings.isEmpty()
                ? new FolderReading.Texts(texts.stream().sorted().toList())
                : new FolderReading.Unreadable(findings);
    }

    static Finding unreadable(String file, String found, String expected) {
        return new Finding(FindingKind.SYNTAX, Severity.ERROR, new Place(file, 1, 1), "", found, expected, "");
    }

    private static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;
    }

    private static byte[] content(Path file, int mostBytes) throws IOException {
        if (!Files.isRegularFile(file)) {
            // Reading a pipe would wait for whoever writes into it.
            throw new IOException("no file");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] content = stream.readNBytes(mostBytes + 1);
            if (content.length > mostBytes) {
                throw new TooLong();
            }
            return content;
        }
    }

    private static String decoded(byte[] content) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
    }
}
