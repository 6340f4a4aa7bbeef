package org.parlour.wire.rtcp;

import org.jspecify.annotations.Nullable;

/**
 * Reads chunks and deltas in two passes: what the chunks promise is counted before anything is made room for, so that
 * no status count can ask for more than the octets that came with it.
 */
final class ArrivalsDecoder {
    private final int statusCount;
    private int received;
    private int deltasBytes;

    private ArrivalsDecoder(int statusCount) {
        this.statusCount = statusCount;
    }

    /** Null when the body ends before its chunks or deltas do. */
    static @Nullable PacketArrivals decode(int baseSequence, int statusCount, int reference, PacketReader body) {
        PacketReader chunks = body.copy();
        ArrivalsDecoder decoder = new ArrivalsDecoder(statusCount);
        if (!decoder.count(body) || decoder.deltasBytes > body.remaining()) {
            return null;
        }
        char[] offsets = new char[decoder.received];
        short[] deltaTicks = new short[decoder.received];
        decoder.fill(chunks, body, offsets, deltaTicks);
        return new PacketArrivals(baseSequence, statusCount, reference, offsets, deltaTicks);
    }

    /** First pass: leaves the reader at the first delta. */
    private boolean count(PacketReader chunks) {
        int at = 0;
        while (at < statusCount) {
            if (chunks.remaining() < Short.BYTES) {
                return false;
            }
            int chunk = chunks.u16();
            int span = Math.min(StatusChunk.span(chunk), statusCount - at);
            if (StatusChunk.isRun(chunk)) {
                count(StatusChunk.symbol(chunk, 0), span);
            } else {
                for (int i = 0; i < span; i++) {
                    count(StatusChunk.symbol(chunk, i), 1);
                }
            }
            at += span;
        }
        return true;
    }

    private void count(int symbol, int times) {
        int each = StatusChunk.deltaBytes(symbol);
        received += each == 0 ? 0 : times;
        deltasBytes += each * times;
    }

    /** Second pass, over what the first has counted. */
    private void fill(PacketReader chunks, PacketReader deltas, char[] offsets, short[] deltaTicks) {
        int n = 0;
        int at = 0;
        while (n < received) {
            int chunk = chunks.u16();
            int span = Math.min(StatusChunk.span(chunk), statusCount - at);
            boolean silent = StatusChunk.isRun(chunk) && StatusChunk.deltaBytes(StatusChunk.symbol(chunk, 0)) == 0;
            for (int i = 0; i < span && !silent; i++) {
                int deltaBytes = StatusChunk.deltaBytes(StatusChunk.symbol(chunk, i));
                if (deltaBytes > 0) {
                    offsets[n] = (char) (at + i);
                    deltaTicks[n++] = (short) (deltaBytes == 1 ? deltas.u8() : deltas.s16());
                }
            }
            at += span;
        }
    }
}
