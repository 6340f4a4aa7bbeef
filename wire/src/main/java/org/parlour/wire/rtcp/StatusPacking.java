package org.parlour.wire.rtcp;

/**
 * Packs statuses into the fewest chunks.
 *
 * <p>Taking the widest chunk at every place is not enough: a run that stops a little earlier may let the vector behind
 * it end before a symbol that it cannot hold. So the fewest chunks from each place to the end are worked out backwards.
 *
 * <p>A run is tried at its full length and up to thirteen shorter: a vector behind a shorter one lies inside the run,
 * and to lengthen the run over it costs no more.
 */
final class StatusPacking {
    private final byte[] symbols;
    private final int[] fewest;
    private final int[] end;
    private final boolean[] run;

    private StatusPacking(byte[] symbols) {
        this.symbols = symbols;
        this.fewest = new int[symbols.length + 1];
        this.end = new int[symbols.length];
        this.run = new boolean[symbols.length];
    }

    /** The chunks for symbols 0, 1 and 2 ({@link StatusChunk}), as half words. */
    static Words pack(byte[] symbols) {
        StatusPacking packing = new StatusPacking(symbols);
        packing.solve();
        return packing.chunks();
    }

    private void solve() {
        int count = symbols.length;
        int runEnd = count;
        int nextLarge = count;
        for (int i = count - 1; i >= 0; i--) {
            if (i + 1 < count && symbols[i] != symbols[i + 1]) {
                runEnd = i + 1;
            }
            if (symbols[i] == StatusChunk.LARGE_DELTA) {
                nextLarge = i;
            }
            fewest[i] = Integer.MAX_VALUE;
            tryRuns(i, Math.min(runEnd, i + StatusChunk.MAX_RUN));
            int oneBitEnd = Math.min(i + StatusChunk.ONE_BIT_SYMBOLS, count);
            if (nextLarge >= oneBitEnd) {
                tryChunk(i, oneBitEnd, false);
            }
            tryChunk(i, Math.min(i + StatusChunk.TWO_BIT_SYMBOLS, count), false);
        }
    }

    private void tryRuns(int from, int longest) {
        int shortest = Math.max(from + 1, longest - StatusChunk.ONE_BIT_SYMBOLS + 1);
        for (int to = longest; to >= shortest; to--) {
            tryChunk(from, to, true);
        }
    }

    private void tryChunk(int from, int to, boolean isRun) {
        if (fewest[to] + 1 < fewest[from]) {
            fewest[from] = fewest[to] + 1;
            end[from] = to;
            run[from] = isRun;
        }
    }

    private Words chunks() {
        int[] chunks = new int[fewest[0]];
        int from = 0;
        for (int i = 0; i < chunks.length; i++) {
            chunks[i] = chunk(from, end[from]);
            from = end[from];
        }
        return Words.owning(chunks);
    }

    private int chunk(int from, int to) {
        if (run[from]) {
            return StatusChunk.run(symbols[from], to - from);
        }
        // Seven symbols or fewer always fit the two-bit kind, more than seven only the other.
        boolean twoBits = to - from <= StatusChunk.TWO_BIT_SYMBOLS;
        int span = twoBits ? StatusChunk.TWO_BIT_SYMBOLS : StatusChunk.ONE_BIT_SYMBOLS;
        return StatusChunk.vector(symbols, from, span);
    }
}
