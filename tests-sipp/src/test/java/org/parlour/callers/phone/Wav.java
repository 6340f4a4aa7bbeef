package org.parlour.callers.phone;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.parlour.mixer.resample.Resampling;

/** One channel, 16 bits: the files that other phones and browsers play and write. */
public final class Wav {
    private static final int HEADER_BYTES = 44;
    private static final int CHANNELS_AT = 22;
    private static final int RATE_AT = 24;

    private Wav() {}

    /** At a telephone's rate. */
    public static void write(Path file, short[] samples) throws IOException {
        write(file, samples, Marker.RATE_HZ);
    }

    public static void write(Path file, short[] samples, int rateHz) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(HEADER_BYTES + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(US_ASCII)).putInt(bytes.capacity() - 8);
        bytes.put("WAVEfmt ".getBytes(US_ASCII)).putInt(16);
        bytes.putShort((short) 1).putShort((short) 1).putInt(rateHz).putInt(2 * rateHz);
        bytes.putShort((short) 2).putShort((short) 16);
        bytes.put("data".getBytes(US_ASCII)).putInt(2 * samples.length);
        for (short sample : samples) {
            bytes.putShort(sample);
        }
        Files.write(file, bytes.array());
    }

    /**
     * The first channel, all behind the header, whatever it says of the length: a file that is still being written says too
     * little.
     */
    public static short[] read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.capacity() < HEADER_BYTES) {
            return new short[0];
        }
        int step = 2 * Math.max(1, bytes.getShort(CHANNELS_AT));
        short[] samples = new short[(bytes.capacity() - HEADER_BYTES) / step];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = bytes.getShort(HEADER_BYTES + step * i);
        }
        return samples;
    }

    /** The same at a telephone's rate, whatever the file has. */
    public static short[] readNarrow(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        short[] samples = read(file);
        int rateHz = bytes.capacity() < HEADER_BYTES ? Marker.RATE_HZ : bytes.getInt(RATE_AT);
        return rateHz == Marker.RATE_HZ ? samples : Resampling.whole(samples, rateHz, Marker.RATE_HZ);
    }
}
