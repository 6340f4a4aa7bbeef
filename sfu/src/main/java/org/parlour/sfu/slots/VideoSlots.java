package org.parlour.sfu.slots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.slots.VideoEffect.AskKeyFrame;
import org.parlour.sfu.slots.VideoEffect.Emptied;
import org.parlour.sfu.slots.VideoEffect.Shown;

/**
 * The pictures that one viewer gets. A slot goes to whom the viewer wishes to see, and the wish is fulfilled when a
 * key frame of that source has been forwarded; until then the slot is pending, its old source stays, and the key frame
 * is asked for again and again.
 *
 * <p>A source that is wished goes on in the slot it has: nothing moves that need not.
 */
public final class VideoSlots {
    /** No slot: the packet goes not to this viewer. */
    public static final int NONE = -1;

    public static final long NEVER = Long.MAX_VALUE;

    private static final long ASK_AGAIN_NANOS = 150_000_000L;
    // A camera that has not answered for three seconds is off or far away, and asking costs whoever else sees it.
    private static final int EAGER_ASKS = 20;
    private static final long ASK_A_STRANGER_NANOS = 1_000_000_000L;

    private final Pending[] slots;
    private final Candidates candidates;
    private VideoWish wish = VideoWish.SPEAKERS;
    private boolean open;

    /** One slot: what it shows, and what it shall show. */
    private static final class Pending {
        private @Nullable VideoSource shown;
        private @Nullable VideoSource awaited;
        private long askedNanos;
        private int asks;

        /** Whom the slot is for. */
        @Nullable
        VideoSource target() {
            return awaited != null ? awaited : shown;
        }

        void await(VideoSource source) {
            awaited = source;
            asks = 0;
        }

        long askNextNanos() {
            if (awaited == null) {
                return NEVER;
            }
            return asks == 0
                    ? Long.MIN_VALUE
                    : askedNanos + (asks < EAGER_ASKS ? ASK_AGAIN_NANOS : ASK_A_STRANGER_NANOS);
        }
    }

    public VideoSlots(int count) {
        slots = new Pending[count];
        Arrays.setAll(slots, slot -> new Pending());
        candidates = new Candidates();
    }

    /**
     * The slot of a packet, or {@link #NONE}. Asked once per packet; allocates nothing and changes nothing.
     *
     * @param keyFrameStart a decoder that knows nothing can begin with it. If the slot {@link #awaits} it and it was
     *     written, {@link VideoEvent.KeyFrameForwarded} must follow at once
     */
    public int slotFor(VideoSource source, boolean keyFrameStart) {
        int found = NONE;
        for (int slot = 0; open && slot < slots.length; slot++) {
            if (keyFrameStart && source.equals(slots[slot].awaited)) {
                return slot;
            }
            if (source.equals(slots[slot].shown)) {
                found = slot;
            }
        }
        return found;
    }

    /** Whether it is a slot and waits for a key frame of that source. */
    public boolean awaits(int slot, VideoSource source) {
        return slot != NONE && source.equals(slots[slot].awaited);
    }

    public List<VideoEffect> on(VideoEvent event, long nowNanos) {
        List<VideoEffect> effects = new ArrayList<>();
        switch (event) {
            case VideoEvent.Opened opened -> open = true;
            case VideoEvent.Wished wished -> wish = wished.wish();
            case VideoEvent.Appeared appeared -> candidates.appeared(appeared.source());
            case VideoEvent.Vanished vanished -> vanished(vanished.source(), effects);
            case VideoEvent.TookTheTurn turn -> candidates.tookTheTurn(turn.participant());
            case VideoEvent.KeyFrameForwarded forwarded -> forwarded(forwarded.slot(), effects);
            case VideoEvent.DeadlineReached reached -> {}
        }
        // Who was put into a slot keeps it for a while, so nobody is before all is known of whom there is to choose
        // from.
        if (open) {
            assign(candidates.chosen(wish, slots.length, targets(), nowNanos), effects, nowNanos);
            ask(effects, nowNanos);
        }
        return effects;
    }

    /** When {@link VideoEvent.DeadlineReached} is due; {@link #NEVER} if nothing waits. */
    public long nextDeadlineNanos() {
        long next = candidates.nextDeadlineNanos();
        for (Pending slot : slots) {
            next = open ? Math.min(next, slot.askNextNanos()) : next;
        }
        return next;
    }

    private void vanished(VideoSource source, List<VideoEffect> effects) {
        candidates.vanished(source);
        for (int i = 0; i < slots.length; i++) {
            if (source.equals(slots[i].awaited)) {
                slots[i].awaited = null;
            }
            if (source.equals(slots[i].shown)) {
                empty(i, effects);
            }
        }
    }

    private void forwarded(int slot, List<VideoEffect> effects) {
        VideoSource source = slots[slot].awaited;
        if (source == null) {
            throw new IllegalStateException("slot " + slot + " awaits nobody");
        }
        for (int i = 0; i < slots.length; i++) {
            if (i != slot && source.equals(slots[i].shown)) {
                empty(i, effects);
            }
        }
        slots[slot].awaited = null;
        slots[slot].shown = source;
        effects.add(new Shown(slot, source));
    }

    private void empty(int slot, List<VideoEffect> effects) {
        slots[slot].shown = null;
        effects.add(new Emptied(slot));
    }

    private Set<VideoSource> targets() {
        Set<VideoSource> targets = new HashSet<>();
        for (Pending slot : slots) {
            VideoSource target = slot.target();
            if (target != null) {
                targets.add(target);
            }
        }
        return targets;
    }

    private void assign(List<VideoSource> wanted, List<VideoEffect> effects, long nowNanos) {
        Set<VideoSource> without = new HashSet<>(wanted);
        boolean[] kept = new boolean[slots.length];
        for (int i = 0; i < slots.length; i++) {
            VideoSource target = slots[i].target();
            kept[i] = target != null && without.remove(target);
        }
        for (VideoSource source : wanted) {
            if (without.contains(source)) {
                int slot = bestFreeFor(source, kept);
                kept[slot] = true;
                put(source, slots[slot]);
                candidates.assigned(source, nowNanos);
            }
        }
        for (int i = 0; i < slots.length; i++) {
            if (!kept[i]) {
                slots[i].awaited = null;
                if (slots[i].shown != null) {
                    empty(i, effects);
                }
            }
        }
    }

    private static void put(VideoSource source, Pending slot) {
        if (source.equals(slot.shown)) {
            slot.awaited = null;
        } else {
            slot.await(source);
        }
    }

    /** The slot that still shows the source, else one that shows nothing, else any that nobody keeps. */
    private int bestFreeFor(VideoSource source, boolean[] kept) {
        int best = NONE;
        for (int i = 0; i < slots.length; i++) {
            if (kept[i]) {
                continue;
            }
            if (source.equals(slots[i].shown)) {
                return i;
            }
            if (best == NONE || (slots[i].shown == null && slots[best].shown != null)) {
                best = i;
            }
        }
        return best;
    }

    private void ask(List<VideoEffect> effects, long nowNanos) {
        for (Pending slot : slots) {
            VideoSource awaited = slot.awaited;
            if (open && awaited != null && slot.askNextNanos() <= nowNanos) {
                slot.askedNanos = nowNanos;
                slot.asks++;
                effects.add(new AskKeyFrame(awaited));
            }
        }
    }

    /** What the slot shows. */
    public @Nullable VideoSource shown(int slot) {
        return slots[slot].shown;
    }

    public int count() {
        return slots.length;
    }
}
