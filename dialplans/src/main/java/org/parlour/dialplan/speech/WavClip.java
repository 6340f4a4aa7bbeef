package org.parlour.dialplan.speech;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.Reading;

/**
 * A sound as recorders and Asterisk keep it: RIFF/WAVE, one channel of 16-bit PCM.
 *
 * <p>Law: Microsoft and IBM, Multimedia Programming Interface and Data Specifications 1.0 (1991), "WAVE". Read strictly:
 * a file that lies about its lengths is refused when it comes, not when it is played to somebody.
 */
public final class WavClip {
    private static final int RIFF = tag("RIFF");
    private static final int WAVE = tag("WAVE");
    private static final int FORMAT = tag("fmt ");
    private static final int DATA = tag("data");
    private static final int FILE_HEADER_BYTES = 12;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int FORMAT_BYTES = 16;
    private static final int PCM = 1;
    private static final int SAMPLE_BYTES = 2;
    private static final int SLOWEST_HZ = 8_000;
    private static final int FASTEST_HZ = 48_000;

    private final int sampleRateHz;
    private final short[] samples;

    private WavClip(int sampleRateHz, short[] samples) {
        this.sampleRateHz = sampleRateHz;
        this.samples = samples;
    }

    public int sampleRateHz() {
        return sampleRateHz;
    }

    public int lengthSamples() {
        return samples.length;
    }

    /** A copy: who plays it may change it. */
    public short[] samples() {
        return samples.clone();
    }

    @Override
    public String toString() {
        return "WavClip[" + samples.length + " samples at " + sampleRateHz + " Hz]";
    }

    /** Reads a whole file. */
    public static Reading<WavClip> parse(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < FILE_HEADER_BYTES || bytes.getInt() != RIFF) {
            return malformed("this is no RIFF file");
        }
        long claimedBytes = Integer.toUnsignedLong(bytes.getInt());
        if (bytes.getInt() != WAVE) {
            return malformed("this RIFF file is no WAVE");
        }
        if (claimedBytes != file.length - CHUNK_HEADER_BYTES) {
            return malformed("the file is not as long as its header says");
        }
        return chunks(bytes);
    }

    private static Reading<WavClip> chunks(ByteBuffer bytes) {
        int sampleRateHz = 0;
        while (bytes.remaining() >= CHUNK_HEADER_BYTES) {
            int name = bytes.getInt();
            long lengthBytes = Integer.toUnsignedLong(bytes.getInt());
            if (lengthBytes > bytes.remaining()) {
                return malformed("a chunk goes beyond the end of the file");
            }
            ByteBuffer chunk = bytes.slice(bytes.position(), (int) lengthBytes).order(ByteOrder.LITTLE_ENDIAN);
            if (name == FORMAT) {
                String flaw = flawOfFormat(chunk);
                if (flaw != null) {
                    return malformed(flaw);
                }
                sampleRateHz = chunk.getInt(4);
            } else if (name == DATA) {
                return samples(sampleRateHz, chunk);
            }
            // Chunks begin on even bytes; one byte of padding follows an odd one, if anything follows.
            bytes.position((int) Math.min(bytes.position() + lengthBytes + (lengthBytes & 1), bytes.limit()));
        }
        return malformed("the file has no sound in it");
    }

    private static Reading<WavClip> samples(int sampleRateHz, ByteBuffer chunk) {
        if (sampleRateHz == 0) {
            return malformed("the sound comes before its format");
        }
        if (chunk.remaining() % SAMPLE_BYTES != 0) {
            return malformed("the sound ends in half a sample");
        }
        short[] samples = new short[chunk.remaining() / SAMPLE_BYTES];
        chunk.asShortBuffer().get(samples);
        return new Reading.Parsed<>(new WavClip(sampleRateHz, samples));
    }

    private static @Nullable String flawOfFormat(ByteBuffer chunk) {
        if (chunk.remaining() < FORMAT_BYTES) {
            return "the format is cut short";
        }
        int sampleRateHz = chunk.getInt(4);
        if (chunk.getShort(0) != PCM) {
            return "the sound is compressed; save it as PCM, 16 bits";
        }
        if (chunk.getShort(2) != 1) {
            return "the sound has more than one channel; save it as mono";
        }
        if (chunk.getShort(14) != SAMPLE_BYTES * Byte.SIZE || chunk.getShort(12) != SAMPLE_BYTES) {
            return "the samples are not of 16 bits";
        }
        if (sampleRateHz < SLOWEST_HZ || sampleRateHz > FASTEST_HZ) {
            return "the sample rate is not between 8,000 and 48,000 Hz";
        }
        return chunk.getInt(8) == sampleRateHz * SAMPLE_BYTES ? null : "the byte rate does not fit the sample rate";
    }

    private static Reading<WavClip> malformed(String reason) {
        return new Reading.Malformed<>(reason);
    }

    private static int tag(String letters) {
        return letters.charAt(0) | letters.charAt(1) << 8 | letters.charAt(2) << 16 | letters.charAt(3) << 24;
    }
}
