package org.parlour.sip.digits;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.sip.dialog.SipBody;
import org.parlour.wire.call.Reading;
import org.parlour.wire.dtmf.Key;
import org.parlour.wire.dtmf.KeyNews;

/**
 * One phone's keys, whichever road they come by: RTP events (RFC 4733), SIP INFO, or both at once. Each press is told
 * once, in the order of pressing, and at once.
 *
 * <p>Each road keeps its order: the events by their timestamps, the INFOs by their CSeq, because the dialog refuses one that
 * arrives behind a later one. So presses are paired in order: what one road told waits for the other road to say it too,
 * and the n-th 5 of one is the n-th 5 of the other, however quickly they follow. A phone that uses one road is never
 * paired, and nothing of it is held back.
 *
 * <p>The roads differ. An event says the key within 50 ms of its going down and repeats it at least three times. Many
 * phones send the INFO when the key comes up, and it is repeated after 0.5, 1.5 and 3.5 s (timer E of RFC 3261). So:
 *
 * <ul>
 *   <li>An INFO is the twin of an event of the last four seconds. Beyond that a caller has long typed on.
 *   <li>An event is the twin of an INFO of the last second: only jitter makes it the later one.
 *   <li>An INFO that has no twin, while events told before it wait for theirs, is of a press that was made before those
 *       and that the events lost. It is dropped: behind a later key it would spoil the number.
 *   <li>Where INFOs have twice in a row confirmed events, the events are proved and alone are believed: an INFO without a
 *       twin is then more likely a very late one than a lost event. Two of them in a row, with no event between, say that
 *       the events have ceased, as after a transfer; both are told, and the proof begins anew.
 * </ul>
 */
public final class Keypad {
    private static final long INFO_LAG_NANOS = Duration.ofSeconds(4).toNanos();
    private static final long EVENT_LAG_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int PROOF_PAIRS = 2;
    // More than fingers do in four seconds. The oldest goes: its twin is the least likely still to come.
    private static final int MOST_UNPAIRED = 32;

    /** A press that one road told, until the other road says it too. */
    private record Press(Key key, long toldNanos) {}

    private final Deque<Press> byEvents = new ArrayDeque<>();
    private final Deque<Press> byInfos = new ArrayDeque<>();
    private int pairs;
    private @Nullable Key doubted;

    private long presses;
    private long twins;
    private long late;
    private long malformed;

    /** What the RTP events told. */
    public List<Key> on(KeyNews news, long nowNanos) {
        return switch (news) {
            case KeyNews.Pressed(Key key) -> event(key, nowNanos);
            case KeyNews.Released _ -> List.of();
        };
    }

    /** The body of an INFO. */
    public List<Key> on(SipBody info, long nowNanos) {
        return switch (InfoKeys.parse(info)) {
            case Reading.Parsed<Key>(Key key) -> info(key, nowNanos);
            case Reading.Malformed<Key> _ -> {
                malformed++;
                yield List.of();
            }
        };
    }

    private List<Key> event(Key key, long nowNanos) {
        forgetDoubt();
        forget(byInfos, nowNanos - EVENT_LAG_NANOS);
        if (pair(byInfos, key)) {
            return List.of();
        }
        // The events keep their order: those that were to come before this one are lost.
        byInfos.clear();
        return tell(key, byEvents, nowNanos);
    }

    private List<Key> info(Key key, long nowNanos) {
        forget(byEvents, nowNanos - INFO_LAG_NANOS);
        if (pair(byEvents, key)) {
            forgetDoubt();
            pairs++;
            return List.of();
        }
        if (!byEvents.isEmpty()) {
            late++;
            return List.of();
        }
        if (pairs < PROOF_PAIRS) {
            return tell(key, byInfos, nowNanos);
        }
        if (doubted == null) {
            doubted = key;
            return List.of();
        }
        List<Key> both = List.of(doubted, key);
        doubted = null;
        pairs = 0;
        both.forEach(each -> tell(each, byInfos, nowNanos));
        return both;
    }

    private void forgetDoubt() {
        late += doubted == null ? 0 : 1;
        doubted = null;
    }

    /** Whether this press is told already; those told before it will not be said by this road any more. */
    private boolean pair(Deque<Press> told, Key key) {
        if (told.stream().noneMatch(press -> press.key().equals(key))) {
            return false;
        }
        twins++;
        while (!told.remove().key().equals(key)) {
            pairs = 0;
        }
        return true;
    }

    private List<Key> tell(Key key, Deque<Press> told, long nowNanos) {
        if (told.size() == MOST_UNPAIRED) {
            told.remove();
        }
        told.add(new Press(key, nowNanos));
        presses++;
        return List.of(key);
    }

    private static void forget(Deque<Press> told, long beforeNanos) {
        Iterator<Press> oldest = told.iterator();
        while (oldest.hasNext() && oldest.next().toldNanos() < beforeNanos) {
            oldest.remove();
        }
    }

    public long presses() {
        return presses;
    }

    /** What the second road said of presses that the first had told. */
    public long twins() {
        return twins;
    }

    /** INFOs that were not told, because events had told later keys or are better believed. */
    public long late() {
        return late;
    }

    /** INFOs in which no key was found. */
    public long malformed() {
        return malformed;
    }

    @Override
    public String toString() {
        return "Keypad[presses=%d, twins=%d, late=%d, malformed=%d]".formatted(presses, twins, late, malformed);
    }
}
