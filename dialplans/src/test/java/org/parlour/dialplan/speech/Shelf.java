package org.parlour.dialplan.speech;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.parlour.wire.call.Reading;

/** The committed prompts, as files. */
final class Shelf {
    private static final Path FOLDER = Path.of(System.getProperty("parlour.module.folder", "."), "prompts");

    private Shelf() {}

    /** Every sound that lies there, wanted or not, as {@link Piece.Clip#path} would name it. */
    static List<String> sounds() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".wav"))
                    .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static WavClip sound(String path) {
        return switch (WavClip.parse(bytes(path))) {
            case Reading.Parsed<WavClip>(WavClip clip) -> clip;
            case Reading.Malformed<WavClip>(String reason) -> throw new AssertionError(path + ": " + reason);
        };
    }

    static byte[] bytes(String path) {
        try {
            return Files.readAllBytes(FOLDER.resolve(path));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String textFile(Language language) {
        try {
            return Files.readString(FOLDER.resolve(language.tag()).resolve("texts.properties"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Texts texts(Language language) {
        return switch (Texts.parse(textFile(language))) {
            case Reading.Parsed<Texts>(Texts texts) -> texts;
            case Reading.Malformed<Texts>(String reason) -> throw new AssertionError(language + ": " + reason);
        };
    }
}
