package org.parlour.sfu.signal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was asked of others and waits for their answer; at most {@value #MOST} of one socket. */
final class Asks {
    static final int MOST = 16;

    private final Map<Long, Pending> pending = new HashMap<>();
    private long last;

    /** What for. */
    enum What {
        PUBLISH,
        RECEIVE,
        RECEIVED,
        CLOSE,
        /** Something else that takes its time. */
        DEED
    }

    record Pending(Visit.Ask ask, What what) {}

    boolean areTooMany(long socket) {
        return pending.values().stream()
                        .filter(one -> one.ask().socket() == socket)
                        .count()
                >= MOST;
    }

    long add(Visit.Ask ask, What what) {
        pending.put(++last, new Pending(ask, what));
        return last;
    }

    /** Null where nobody waits for it any more. */
    @Nullable
    Pending take(long number) {
        return pending.remove(number);
    }

    /** Nobody hears an answer there. */
    void forget(long socket) {
        pending.values().removeIf(one -> one.ask().socket() == socket);
    }

    /** All that wait, in their order; none does any more. */
    List<Pending> takeAll() {
        List<Pending> all = pending.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
        pending.clear();
        return all;
    }
}
