package org.parlour.mixer.echo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.parlour.mixer.rig.Sounds;

/** People who speak: the repository's own prompts, one sentence after the other, at 16 kHz. */
final class Talkers {
    static final int RATE_HZ = 16_000;

    private static final Path PROMPTS =
            Path.of(System.getProperty("parlour.module.folder", "media-mixer"), "../dialplans/prompts");
    private static final int HEADER_BYTES = 44;
    private static final int LEAST_BYTES = 40_000;
    private static final int PAUSE = RATE_HZ / 5;
    // Of active speech.
    private static final double DECIBELS = -23;

    private Talkers() {}

    /**
     * @param first the sentence with which it begins
     * @param pitch above 1 a higher and quicker voice
     */
    static short[] speech(String language, int first, double pitch, int seconds) {
        List<Path> sentences = sentences(language);
        short[] speech = new short[seconds * RATE_HZ];
        int at = 0;
        for (int i = first; at < speech.length; i++) {
            short[] sentence = read(sentences.get(i % sentences.size()));
            int count = Math.min(speech.length - at, (int) (sentence.length / pitch) - 1);
            for (int n = 0; n < count; n++) {
                int place = (int) (n * pitch);
                double between = n * pitch - place;
                speech[at + n] = (short) (sentence[place] + between * (sentence[place + 1] - sentence[place]));
            }
            at += count + PAUSE;
        }
        return level(speech, DECIBELS);
    }

    /** The same sound so loud while it is loud. */
    static short[] level(short[] samples, double decibels) {
        double active = activeDecibels(samples);
        double gain = Math.pow(10, (decibels - active) / 20);
        short[] levelled = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            levelled[i] = (short) Math.clamp(Math.round(gain * samples[i]), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return levelled;
    }

    private static double activeDecibels(short[] samples) {
        double power = 0;
        int frames = 0;
        double loudest = -200;
        for (int at = 0; at + 320 <= samples.length; at += 320) {
            loudest = Math.max(loudest, Sounds.decibels(samples, at, at + 320));
        }
        for (int at = 0; at + 320 <= samples.length; at += 320) {
            double decibels = Sounds.decibels(samples, at, at + 320);
            if (decibels > loudest - 30) {
                power += Math.pow(10, decibels / 10);
                frames++;
            }
        }
        return 10 * Math.log10(power / Math.max(1, frames));
    }

    private static List<Path> sentences(String language) {
        try (Stream<Path> files = Files.list(PROMPTS.resolve(language).resolve("normal"))) {
            return files.filter(file -> file.toString().endsWith(".wav") && length(file) > LEAST_BYTES)
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static short[] read(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            short[] samples = new short[(bytes.limit() - HEADER_BYTES) / 2];
            bytes.position(HEADER_BYTES).asShortBuffer().get(samples);
            return samples;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
