package org.parlour.sfu.ice;

import org.jspecify.annotations.Nullable;
import org.parlour.wire.stun.TransactionId;

/**
 * The last checks that were valid, by transaction.
 *
 * <p>A signature does not cover the address that a check comes from. Without this memory, who has
 * overheard one could send it again from a forged address and have the media sent there; and a late
 * duplicate of an old nomination would move the media back.
 */
final class RecentChecks {
    // A browser with several pairs asks some twenty times a second at its start, and once a second later.
    private static final int REMEMBERED = 64;

    private final @Nullable TransactionId[] transactions = new TransactionId[REMEMBERED];
    private final @Nullable Path[] paths = new Path[REMEMBERED];
    private int next;

    /** The path that a transaction was first seen on; null where it is new. */
    @Nullable
    Path firstSeenOn(TransactionId transaction) {
        for (int i = 0; i < REMEMBERED; i++) {
            if (transaction.equals(transactions[i])) {
                return paths[i];
            }
        }
        return null;
    }

    void remember(TransactionId transaction, Path path) {
        transactions[next] = transaction;
        paths[next] = path;
        next = (next + 1) % REMEMBERED;
    }
}
