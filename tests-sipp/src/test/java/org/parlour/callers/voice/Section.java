package org.parlour.callers.voice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A part of docs/measurements/voice.md that is made by itself: what was measured, and pictures beside the page.
 *
 * @param text begins with a heading
 */
record Section(String name, String text, List<Picture> pictures) {
    /** A file beside the page. */
    record Picture(String file, String svg) {}

    /** All, in the order of the page. */
    static final List<String> NAMES = List.of("loss", "loudness", "echo", "jitter");

    private static final String HEAD = """
        # What a room hears of a telephone

        By `./measure voice`, or one section of it by `./measure voice --only loss`, `loudness`, `echo` or `jitter`. Speech is
        recorded: Debian's prompt packages (`asterisk-core-sounds-*-wav`, 8 kHz, and `-g722`, 16 kHz) in five languages.
        Lines, rooms and noises are made by code from seeds; those of loudness, echo and jitter are printed, and were used to
        tune nothing. Nobody listened: all of it is measured.

        """;

    /** Writes it to its place on a page, whose other sections stay as they are. */
    void write(Path page) throws IOException {
        String before = Files.exists(page) ? Files.readString(page) : "";
        StringBuilder whole = new StringBuilder(HEAD);
        for (String each : NAMES) {
            String body = each.equals(name) ? text.strip() : found(before, each);
            if (!body.isEmpty()) {
                whole.append("%s\n%s\n\n%s\n\n".formatted(begin(each), body, end(each)));
            }
        }
        Files.writeString(page, whole.toString().strip() + "\n");
        for (Picture picture : pictures) {
            Files.writeString(page.resolveSibling(picture.file()), picture.svg());
        }
    }

    private static String found(String page, String name) {
        int from = page.indexOf(begin(name));
        int to = page.indexOf(end(name));
        return from < 0 || to < from
                ? ""
                : page.substring(from + begin(name).length(), to).strip();
    }

    private static String begin(String name) {
        return "<!-- " + name + " -->";
    }

    private static String end(String name) {
        return "<!-- end of " + name + " -->";
    }
}
