package org.parlour.wire.rtcp;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * One bit for each sequence number of a span, run-length encoded (RFC 3611 §4.1).
 *
 * @param thinning only sequence numbers that are multiples of 2^thinning are reported
 * @param endSequence the last sequence number reported on, plus one
 * @param chunks as they travel, without the null chunk that ends them
 */
public record RunLengthReport(int ssrc, int thinning, int beginSequence, int endSequence, Words chunks) {
    private static final int VECTOR = 0x8000;
    private static final int RUN_OF_ONES = 0x4000;
    private static final int MAX_RUN = 0x3fff;
    private static final int VECTOR_BITS = 15;

    public RunLengthReport {
        FieldWidth.unsigned(thinning, 4, "thinning");
        FieldWidth.unsigned(beginSequence, 16, "beginSequence");
        FieldWidth.unsigned(endSequence, 16, "endSequence");
        chunks.forEach(chunk -> {
            FieldWidth.unsigned(chunk, 16, "chunk");
            if (chunk == 0) {
                throw new IllegalArgumentException("a null chunk ends the chunks");
            }
        });
    }

    /** Reads the bit of one sequence number. */
    @FunctionalInterface
    public interface Reader {
        void mark(int sequence, boolean bit);
    }

    /** Reports on {@code count} sequence numbers from {@code beginSequence} on, none thinned out. */
    public static RunLengthReport of(int ssrc, int beginSequence, int count, BitSet bits) {
        FieldWidth.unsigned(count, 16, "count");
        List<Integer> chunks = new ArrayList<>();
        int at = 0;
        while (at < count) {
            int runEnd = runEnd(bits, at, count);
            if (runEnd - at >= VECTOR_BITS || runEnd == count) {
                chunks.add((bits.get(at) ? RUN_OF_ONES : 0) | (runEnd - at));
                at = runEnd;
            } else {
                chunks.add(vector(bits, at, count));
                at += VECTOR_BITS;
            }
        }
        Words words = Words.owning(chunks.stream().mapToInt(Integer::intValue).toArray());
        return new RunLengthReport(ssrc, 0, beginSequence, (beginSequence + count) & 0xffff, words);
    }

    private static int runEnd(BitSet bits, int from, int count) {
        int end = bits.get(from) ? bits.nextClearBit(from) : bits.nextSetBit(from);
        return Math.min(end < 0 ? count : Math.min(end, count), from + MAX_RUN);
    }

    private static int vector(BitSet bits, int from, int count) {
        int chunk = VECTOR;
        for (int i = 0; i < VECTOR_BITS; i++) {
            if (from + i < count && bits.get(from + i)) {
                chunk |= 1 << (VECTOR_BITS - 1 - i);
            }
        }
        return chunk;
    }

    /** Every bit of the span for which there is a chunk; never more than the span has sequence numbers. */
    public void forEach(Reader reader) {
        int step = 1 << thinning;
        int span = (endSequence - beginSequence) & 0xffff;
        int at = -beginSequence & (step - 1);
        for (int i = 0; i < chunks.count() && at < span; i++) {
            int chunk = chunks.at(i);
            boolean vector = (chunk & VECTOR) != 0;
            int length = vector ? VECTOR_BITS : chunk & MAX_RUN;
            for (int k = 0; k < length && at < span; k++, at += step) {
                boolean bit = (chunk & (vector ? 1 << (VECTOR_BITS - 1 - k) : RUN_OF_ONES)) != 0;
                reader.mark((beginSequence + at) & 0xffff, bit);
            }
        }
    }
}
