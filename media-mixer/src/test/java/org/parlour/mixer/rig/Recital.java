package org.parlour.mixer.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A voice at 16 kHz that speaks and pauses: prompts of the house, which lie in the repository, with silence before each
 * and behind the last.
 */
public final class Recital {
    private static final int RATE_HZ = 16_000;
    private static final Path FOLDER =
            Path.of(System.getProperty("parlour.module.folder", "."), "..", "dialplans", "prompts");
    private static final int HEADER_BYTES = 12;

    private final short[] samples;
    // For each sample whether it lies in such a silence.
    private final boolean[] pauses;

    private Recital(short[] samples, boolean[] pauses) {
        this.samples = samples;
        this.pauses = pauses;
    }

    public short[] samples() {
        return samples;
    }

    /** Clips such as {@code en/normal/room.help}, one after the other. */
    public static Recital of(int pauseMillis, String... clips) {
        int pause = pauseMillis * RATE_HZ / 1_000;
        short[] samples = new short[pause];
        boolean[] pauses = new boolean[pause];
        Arrays.fill(pauses, true);
        for (String clip : clips) {
            short[] spoken = clip(clip);
            int at = samples.length;
            samples = Arrays.copyOf(samples, at + spoken.length + pause);
            System.arraycopy(spoken, 0, samples, at, spoken.length);
            pauses = Arrays.copyOf(pauses, samples.length);
            Arrays.fill(pauses, at + spoken.length, pauses.length, true);
        }
        return new Recital(samples, pauses);
    }

    /** One clip as it lies there. */
    public static short[] clip(String path) {
        try {
            ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(FOLDER.resolve(path + ".wav")))
                    .order(ByteOrder.LITTLE_ENDIAN);
            file.position(HEADER_BYTES);
            while (true) {
                int name = file.order(ByteOrder.BIG_ENDIAN).getInt();
                int length = file.order(ByteOrder.LITTLE_ENDIAN).getInt();
                if (name == 0x64617461) {
                    short[] samples = new short[length / 2];
                    file.asShortBuffer().get(samples);
                    return samples;
                }
                file.position(file.position() + length);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Root mean square of what is spoken, or else of the pauses but for their first part, of sounds in step with this. */
    public double decibels(short[] sounds, boolean paused, int from, int leftOutMillis) {
        double squares = 1e-9;
        int count = 0;
        int since = 0;
        int leftOut = leftOutMillis * RATE_HZ / 1_000;
        for (int i = 0; i < Math.min(sounds.length, pauses.length); i++) {
            since = i > 0 && pauses[i] == pauses[i - 1] ? since + 1 : 0;
            if (i >= from && pauses[i] == paused && since >= leftOut) {
                squares += (double) sounds[i] * sounds[i];
                count++;
            }
        }
        return 10 * Math.log10(squares / Math.max(1, count) / (32_768.0 * 32_768.0));
    }
}
