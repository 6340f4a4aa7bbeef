package org.parlour.mixer.opus;

import java.util.Objects;

/**
 * Turns one voice into packets. It belongs to whoever made it, is used by one thread at a time, and has memory outside
 * the heap until it is closed.
 */
public final class OpusEncoder implements AutoCloseable {
    // opus_encode: "if the return value is 2 bytes or less, then the packet does not need to be transmitted".
    private static final int NOT_WORTH_SENDING_BYTES = 2;

    private final OpusCodecs codecs;
    private final Encoding encoding;
    private OpusSettings settings;
    private boolean closed;

    OpusEncoder(OpusCodecs codecs, Encoding encoding, OpusSettings settings) {
        this.codecs = codecs;
        this.encoding = encoding;
        this.settings = settings;
    }

    /**
     * Makes a packet of the next samples.
     *
     * @param frameSamples 2.5, 5, 10, 20, 40 or 60 ms of them
     * @param limitBytes the packet grows no longer, whatever that costs in quality
     * @return its length, or the code of an {@link OpusFault}
     */
    public int encode(short[] samples, int offset, int frameSamples, byte[] into, int at, int limitBytes) {
        checkOpen();
        if (!isFrame(frameSamples)) {
            return OpusFault.FRAME_LENGTH.code();
        }
        Objects.checkFromIndexSize(offset, frameSamples, samples.length);
        if (limitBytes < 1) {
            return OpusFault.NO_ROOM.code();
        }
        Objects.checkFromIndexSize(at, limitBytes, into.length);
        return encoding.encode(samples, offset, frameSamples, into, at, Math.min(limitBytes, OpusPacket.MOST_BYTES));
    }

    private boolean isFrame(int samples) {
        int shortest = settings.sampleRateHz() / 400;
        if (samples < shortest || samples % shortest != 0) {
            return false;
        }
        return switch (samples / shortest) {
            case 1, 2, 4, 8, 16, 24 -> true;
            default -> false;
        };
    }

    /** Whether a packet of that length says anything; one that does not stays here (discontinuous transmission). */
    public static boolean isWorthSending(int lengthBytes) {
        return lengthBytes > NOT_WORTH_SENDING_BYTES;
    }

    public OpusSettings settings() {
        return settings;
    }

    /** Goes on with other settings; the voice is not interrupted. */
    public void settings(OpusSettings others) {
        checkOpen();
        if (others.sampleRateHz() != settings.sampleRateHz()) {
            throw new IllegalArgumentException("samples of another rate need another encoder");
        }
        if (!others.equals(settings)) {
            encoding.apply(others);
            settings = others;
        }
    }

    /**
     * Stands where the other one stands, settings included: fed the same, both make the same packets.
     *
     * @return false where that cannot be done (another rate, or the library cannot copy); then this one goes on as it was
     */
    public boolean copyStateFrom(OpusEncoder other) {
        checkOpen();
        other.checkOpen();
        if (other.settings.sampleRateHz() != settings.sampleRateHz() || !encoding.copyStateFrom(other.encoding)) {
            return false;
        }
        settings = other.settings;
        return true;
    }

    /** How much later than its samples a voice comes out again. */
    public int lookAheadSamples() {
        checkOpen();
        return encoding.lookAheadSamples();
    }

    /** Forgets what it heard. */
    public void reset() {
        checkOpen();
        encoding.reset();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            encoding.free();
            codecs.closedOne();
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("this encoder is closed");
        }
    }

    @Override
    public String toString() {
        return "Opus(" + settings.sampleRateHz() + "→" + settings.widest() + ", " + settings.bitrateBitsPerSecond()
                + " bit/s, c" + settings.complexity() + ")";
    }
}
