package org.parlour.callers.firewall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.parlour.dialplan.speech.WavClip;
import org.parlour.wire.call.Reading;

/**
 * Debian's recorded music and prompts at 8 kHz, unpacked in a folder of the machine's by {@code ./measure}. Which half of
 * them a file belongs to, the one that the ear was fitted to or the one that only judges it, its name says: the last bit of
 * the CRC-32 of the name with the seed behind it.
 */
record Recordings(Path folder) {
    static final String MUSIC_PACKAGE = "asterisk-moh-opsound-wav";
    static final int SEED = 7;
    static final int RATE_HZ = 8_000;

    /** One recording, or for speech all of a language and half, one after the other as they lie there. */
    static final class Recording {
        private final String name;
        private final boolean judges;
        private final short[] samples;

        Recording(String name, boolean judges, short[] samples) {
            this.name = name;
            this.judges = judges;
            this.samples = samples;
        }

        String name() {
            return name;
        }

        /** Whether the ear was never fitted to it. */
        boolean judges() {
            return judges;
        }

        short[] samples() {
            return samples;
        }

        double minutes() {
            return samples.length / (60.0 * RATE_HZ);
        }
    }

    private static final List<String> LANGUAGES = List.of("en", "es", "fr", "it", "ru");

    List<Recording> music() {
        return files(MUSIC_PACKAGE).stream()
                .map(file -> new Recording(name(file), judges(name(file)), samples(file)))
                .filter(piece -> piece.samples().length > 0)
                .toList();
    }

    /** For each language what the ear was fitted to, then what judges it. */
    List<Recording> speech() {
        List<Recording> speech = new ArrayList<>();
        for (String language : LANGUAGES) {
            List<Path> files = files("asterisk-core-sounds-" + language + "-wav").stream()
                    .filter(file -> isSpeech(name(file)))
                    .toList();
            for (boolean judges : new boolean[] {false, true}) {
                short[] all = joined(files.stream()
                        .filter(file -> judges(name(file)) == judges)
                        .toList());
                if (all.length > 0) {
                    speech.add(new Recording(language, judges, all));
                }
            }
        }
        return speech;
    }

    /** Beeps, monkeys and silence are no speech. */
    private static boolean isSpeech(String name) {
        return !name.contains("silence") && !name.contains("beep") && !name.contains("tone") && !name.startsWith("tt-");
    }

    private static boolean judges(String name) {
        CRC32 hash = new CRC32();
        hash.update((name + SEED).getBytes(StandardCharsets.UTF_8));
        return (hash.getValue() & 1) == 1;
    }

    private static short[] joined(List<Path> files) {
        List<short[]> clips = files.stream().map(Recordings::samples).toList();
        short[] all = new short[clips.stream().mapToInt(clip -> clip.length).sum()];
        int at = 0;
        for (short[] clip : clips) {
            System.arraycopy(clip, 0, all, at, clip.length);
            at += clip.length;
        }
        return all;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private List<Path> files(String unpacked) {
        Path root = folder.resolve(unpacked);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> name(file).endsWith(".wav") && Files.isRegularFile(file))
                    .filter(file -> !file.toString().contains("silence"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static short[] samples(Path file) {
        try {
            return WavClip.parse(Files.readAllBytes(file)) instanceof Reading.Parsed<WavClip>(var clip)
                            && clip.sampleRateHz() == RATE_HZ
                    ? clip.samples()
                    : new short[0];
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
