package org.parlour.wire.rtcp;

/**
 * The sixteen bits of a packet chunk (draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1.2 to §3.1.4): a run of
 * one symbol, or a vector of fourteen one-bit or seven two-bit symbols.
 */
final class StatusChunk {
    static final int NOT_RECEIVED = 0;
    static final int SMALL_DELTA = 1;
    static final int LARGE_DELTA = 2;

    static final int MAX_RUN = 0x1fff;
    static final int ONE_BIT_SYMBOLS = 14;
    static final int TWO_BIT_SYMBOLS = 7;

    private static final int VECTOR = 0x8000;
    private static final int TWO_BITS = 0x4000;

    private StatusChunk() {}

    static boolean isRun(int chunk) {
        return (chunk & VECTOR) == 0;
    }

    /** How many packets a chunk speaks of, unless the message ends before. */
    static int span(int chunk) {
        if (isRun(chunk)) {
            return chunk & MAX_RUN;
        }
        return (chunk & TWO_BITS) == 0 ? ONE_BIT_SYMBOLS : TWO_BIT_SYMBOLS;
    }

    static int symbol(int chunk, int index) {
        if (isRun(chunk)) {
            return (chunk >>> 13) & 3;
        }
        return (chunk & TWO_BITS) == 0
                ? (chunk >>> (ONE_BIT_SYMBOLS - 1 - index)) & 1
                : (chunk >>> (2 * (TWO_BIT_SYMBOLS - 1 - index))) & 3;
    }

    /** The octets that the delta of a packet takes; the reserved symbol 3 brings none. */
    static int deltaBytes(int symbol) {
        return symbol == SMALL_DELTA || symbol == LARGE_DELTA ? symbol : 0;
    }

    static int run(int symbol, int length) {
        return symbol << 13 | length;
    }

    /** A vector over as many symbols as there are from a place on; those beyond the end are zero. */
    static int vector(byte[] symbols, int from, int span) {
        int bits = span == ONE_BIT_SYMBOLS ? 1 : 2;
        int chunk = 0;
        for (int i = from; i < from + span; i++) {
            chunk = chunk << bits | (i < symbols.length ? symbols[i] : NOT_RECEIVED);
        }
        return VECTOR | (bits == 2 ? TWO_BITS : 0) | chunk;
    }
}
