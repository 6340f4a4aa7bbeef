package org.parlour.callers.voice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.parlour.dialplan.speech.WavClip;
import org.parlour.mixer.g722.G722Decoder;
import org.parlour.wire.call.Reading;

/**
 * Debian's packages of recorded prompts (asterisk-core-sounds-*-wav and -g722), unpacked in a folder of the machine's by
 * {@code ./measure}. Only whole sentences are taken, in the order of their names, so that everybody measures the same.
 */
final class RecordedSpeech {
    static final List<String> LANGUAGES = List.of("en", "es", "fr", "it", "ru");

    private static final double SHORTEST_SECONDS = 2.5;
    private static final double LONGEST_SECONDS = 12;
    private static final int WIDE_HZ = 16_000;

    private final Path folder;

    RecordedSpeech(Path folder) {
        this.folder = folder;
    }

    /** A talk of about so many seconds in each language whose package is there, at 8 kHz. */
    List<Talk> narrow(int seconds) {
        return talks("wav", 8_000, seconds, RecordedSpeech::wav);
    }

    /** Sentences at 16 kHz, out of G.722. */
    List<Talk> wide(int seconds) {
        return talks("g722", WIDE_HZ, seconds, RecordedSpeech::decoded);
    }

    /** Whoever hears all of it, file by file. */
    interface Listener {
        void hear(Talk talk);
    }

    /** All that was recorded, sentences or not, at 8 kHz. */
    void allNarrow(Listener listener) {
        all("wav", 8_000, RecordedSpeech::wav, listener);
    }

    /** The same at 16 kHz. */
    void allWide(Listener listener) {
        all("g722", WIDE_HZ, RecordedSpeech::decoded, listener);
    }

    private void all(String form, int rateHz, Reader reader, Listener listener) {
        for (String language : LANGUAGES) {
            for (Path file : files("asterisk-core-sounds-" + language + "-" + form, form)) {
                listener.hear(new Talk(language, rateHz, reader.read(file)));
            }
        }
    }

    private interface Reader {
        short[] read(Path file);
    }

    private List<Talk> talks(String form, int rateHz, int seconds, Reader reader) {
        List<Talk> talks = new ArrayList<>();
        for (String language : LANGUAGES) {
            short[] talk = new short[(seconds + (int) LONGEST_SECONDS) * rateHz];
            int count = 0;
            for (Path file : files("asterisk-core-sounds-" + language + "-" + form, form)) {
                short[] clip = sentence(file, rateHz, reader);
                if (count < seconds * rateHz && clip.length > 0) {
                    System.arraycopy(clip, 0, talk, count, clip.length);
                    count += clip.length;
                }
            }
            if (count > 0) {
                talks.add(new Talk(language, rateHz, Arrays.copyOf(talk, Math.min(count, seconds * rateHz))));
            }
        }
        return talks;
    }

    /** Empty for what is no sentence; its length is known before it is decoded. */
    private static short[] sentence(Path file, int rateHz, Reader reader) {
        try {
            // Both forms have a fixed number of octets a second.
            double seconds = Files.size(file) / (double) (rateHz == WIDE_HZ ? 8_000 : 16_000);
            return seconds < SHORTEST_SECONDS || seconds > LONGEST_SECONDS ? new short[0] : reader.read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<Path> files(String unpacked, String form) {
        Path root = folder.resolve(unpacked);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.getFileName().toString().endsWith("." + form))
                    .filter(file ->
                            Files.isRegularFile(file) && !file.toString().contains("silence"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static short[] wav(Path file) {
        try {
            return WavClip.parse(Files.readAllBytes(file)) instanceof Reading.Parsed<WavClip>(var clip)
                            && clip.sampleRateHz() == 8_000
                    ? clip.samples()
                    : new short[0];
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static short[] decoded(Path file) {
        try {
            byte[] codes = Files.readAllBytes(file);
            short[] samples = new short[2 * codes.length];
            new G722Decoder().decode(codes, 0, codes.length, samples, 0);
            return samples;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
