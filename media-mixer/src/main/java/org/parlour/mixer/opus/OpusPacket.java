package org.parlour.mixer.opus;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A view over one packet: what its first bytes say, read without decoding. It is laid over one after the other. */
public final class OpusPacket {
    /** What fits into one datagram; nothing longer is decoded or made. */
    public static final int MOST_BYTES = 1_500;

    private static final int CLOCK_HZ = 48_000;
    private static final int MOST_FRAME_BYTES = 1_275;
    private static final int MOST_TICKS = CLOCK_HZ * Decoding.MOST_MILLIS / 1_000;
    // RFC 6716 section 3.2.1: from 252 on, a length has a second byte, which counts four.
    private static final int TWO_BYTE_LENGTH = 252;

    private static final OpusBandwidth[] BANDWIDTHS = OpusBandwidth.values();

    private int table;
    private int frames;
    private int largestFrameBytes;
    private int firstFrameBytes;
    private int firstByte;

    /** Lays the view over a packet; null when its frames add up. */
    public @Nullable OpusFault wrap(byte[] bytes, int at, int length) {
        Objects.checkFromIndexSize(at, length, bytes.length);
        if (length == 0) {
            return OpusFault.EMPTY;
        }
        if (length > MOST_BYTES) {
            return OpusFault.TOO_LONG;
        }
        table = bytes[at] & 0xFF;
        int end = at + length;
        boolean addsUp =
                switch (table & 3) {
                    case 0 -> alike(1, bytes, at + 1, end);
                    case 1 -> alike(2, bytes, at + 1, end);
                    case 2 -> different(2, bytes, at + 1, end);
                    default -> many(bytes, at + 1, end);
                };
        return addsUp ? null : OpusFault.MALFORMED;
    }

    /** How long it lasts, counted at a rate. */
    public int samples(int sampleRateHz) {
        return frames * ticksOfFrame() * (sampleRateHz / 1_000) / (CLOCK_HZ / 1_000);
    }

    public int frames() {
        return frames;
    }

    public OpusBandwidth bandwidth() {
        int configuration = table >> 3;
        if (configuration < 12) {
            return BANDWIDTHS[configuration >> 2];
        }
        if (configuration < 16) {
            return configuration < 14 ? OpusBandwidth.SUPERWIDE : OpusBandwidth.FULL;
        }
        // The transform coder has no medium band.
        int band = (configuration - 16) >> 2;
        return BANDWIDTHS[band == 0 ? 0 : band + 1];
    }

    public boolean isStereo() {
        return (table & 4) != 0;
    }

    /** Whether nobody speaks in it: an encoder with discontinuous transmission makes such packets in pauses. */
    public boolean isSilence() {
        return largestFrameBytes <= 1;
    }

    /**
     * Whether its encoder found no voice in it (RFC 6716 section 4.2.3), though it sends what there is. Not known, and so
     * false, where the transform coder works alone, or where there are several frames.
     */
    public boolean saysNobodySpeaks() {
        if (isTransformOnly() || frames != 1 || firstFrameBytes == 0) {
            return false;
        }
        int parts = Math.max(1, ticksOfFrame() / 960);
        int voices = (1 << parts) - 1;
        int middle = firstByte >> (8 - parts) & voices;
        // Behind the bit of the repair stand those of the other channel.
        int side = isStereo() ? firstByte >> (7 - 2 * parts) & voices : 0;
        return middle == 0 && side == 0;
    }

    /** Whether it carries its predecessor once more (RFC 6716 section 4.2.4). */
    public boolean carriesRepair() {
        int ticks = ticksOfFrame();
        if (isTransformOnly() || firstFrameBytes == 0) {
            return false;
        }
        // The speech coder's frame begins with one bit for the voice in each 20 ms, then one for the repair, for each
        // channel.
        int parts = Math.max(1, ticks / 960);
        boolean first = (firstByte >> (7 - parts) & 1) == 1;
        return first || (isStereo() && (firstByte >> (6 - 2 * parts) & 1) == 1);
    }

    private boolean isTransformOnly() {
        return (table & 0x80) != 0;
    }

    // RFC 6716 table 2, at 48 kHz.
    private int ticksOfFrame() {
        int size = table >> 3 & 3;
        if (isTransformOnly()) {
            return 120 << size;
        }
        boolean hybrid = (table & 0x60) == 0x60;
        return hybrid ? 480 << (size & 1) : size == 3 ? 2_880 : 480 << size;
    }

    private boolean many(byte[] bytes, int at, int end) {
        if (at >= end) {
            return false;
        }
        int count = bytes[at] & 0x3F;
        boolean lengthsDiffer = (bytes[at] & 0x80) != 0;
        boolean padded = (bytes[at] & 0x40) != 0;
        if (count == 0 || count * ticksOfFrame() > MOST_TICKS) {
            return false;
        }
        int from = at + 1;
        int until = end;
        while (padded) {
            if (from >= end) {
                return false;
            }
            int padding = bytes[from++] & 0xFF;
            padded = padding == 255;
            until -= padded ? 254 : padding;
        }
        return from <= until
                && (lengthsDiffer ? different(count, bytes, from, until) : alike(count, bytes, from, until));
    }

    private boolean alike(int count, byte[] bytes, int from, int end) {
        frames = count;
        firstFrameBytes = (end - from) / count;
        largestFrameBytes = firstFrameBytes;
        firstByte = firstFrameBytes == 0 ? 0 : bytes[from];
        return (end - from) % count == 0 && firstFrameBytes <= MOST_FRAME_BYTES;
    }

    // All lengths but the last one's stand before the frames.
    private boolean different(int count, byte[] bytes, int from, int end) {
        frames = count;
        largestFrameBytes = 0;
        int at = from;
        int rest = end - from;
        for (int i = 0; i < count - 1; i++) {
            int length = at < end ? bytes[at++] & 0xFF : Integer.MAX_VALUE;
            rest--;
            if (length >= TWO_BYTE_LENGTH && at < end) {
                length += 4 * (bytes[at++] & 0xFF);
                rest--;
            } else if (length >= TWO_BYTE_LENGTH) {
                return false;
            }
            if (i == 0) {
                firstFrameBytes = length;
            }
            largestFrameBytes = Math.max(largestFrameBytes, length);
            rest -= length;
        }
        if (count == 1) {
            firstFrameBytes = rest;
        }
        firstByte = rest >= 0 && firstFrameBytes > 0 ? bytes[at] : 0;
        largestFrameBytes = Math.max(largestFrameBytes, rest);
        return rest >= 0 && rest <= MOST_FRAME_BYTES;
    }
}
