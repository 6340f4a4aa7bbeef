package org.parlour.sfu.peers;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.session.SeatEvents.SlotView;
import org.parlour.sfu.slots.VideoSource.Picture;

/** What the page was told of one slot, and since when. */
final class SlotHistory {
    private static final int KEPT = 200;

    private record Stay(
            long sinceNanos, int person, @Nullable Picture picture) {}

    private final String mid;
    // The latest first.
    private final Deque<Stay> stays = new ArrayDeque<>();

    SlotHistory(String mid) {
        this.mid = mid;
        stays.add(new Stay(Long.MIN_VALUE, 0, null));
    }

    void becomes(SlotView view, long nowNanos) {
        int person = view.participant() == null ? 0 : view.participant().bits();
        Stay last = stays.getFirst();
        if (last.person() != person || last.picture() != view.picture()) {
            stays.addFirst(new Stay(nowNanos, person, view.picture()));
            if (stays.size() > KEPT) {
                stays.removeLast();
            }
        }
    }

    /** A packet that left the room then was of whom the page was told then; at the moment of a change, of either. */
    void check(Pictures content, long sentNanos) {
        for (Stay stay : stays) {
            boolean same = stay.person() == content.person() && stay.picture() == content.picture();
            if (stay.sinceNanos() <= sentNanos && same) {
                return;
            }
            if (stay.sinceNanos() < sentNanos) {
                break;
            }
        }
        throw new AssertionError("broken: %s shows %d's %s, and the page was told %s"
                .formatted(mid, content.person(), content.picture(), stays));
    }
}
