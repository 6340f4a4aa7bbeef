package org.parlour.sfu.slots;

import org.jspecify.annotations.Nullable;

/**
 * The sounds that one listener gets: at most as many as there are slots, the loudest of the room.
 *
 * <p>A slot is sticky: who has it keeps it, silence included, until somebody else speaks who has none. Then the one
 * who has been silent longest goes, and the first packet of the new voice goes through already: no syllable waits. Who
 * was put in by their voice stays for two seconds at least. Where all of them speak, a newcomer must be clearly louder
 * than the softest.
 *
 * <p>Asked once per packet; allocates nothing. Owned by one loop.
 */
public final class AudioSlots {
    /** No slot: the packet goes not to this listener. */
    public static final int NONE = -1;

    static final long HOLD_NANOS = 2_000_000_000L;

    private static final int LOUDER_DECIBELS = 6;

    /** Whom this listener may hear: not themselves, and not who reaches them another way. */
    public interface Audience {
        boolean hears(Speaker speaker);
    }

    /** Told when a slot changes hands, before the first packet of the new one is written. */
    public interface Listener {
        void taken(int slot, Speaker by);

        void emptied(int slot);
    }

    private final Audience audience;
    private final Listener listener;
    private final @Nullable Speaker[] holders;
    private final long[] heldUntilNanos;
    private long turns;
    private long refusals;

    public AudioSlots(int count, Audience audience, Listener listener) {
        this.audience = audience;
        this.listener = listener;
        this.holders = new @Nullable Speaker[count];
        this.heldUntilNanos = new long[count];
    }

    /** The slot of a packet of that speaker, who was {@link Speakers#heard} with it; or {@link #NONE}. */
    public int slotFor(Speaker speaker, long nowNanos) {
        int free = NONE;
        for (int slot = 0; slot < holders.length; slot++) {
            if (holders[slot] == speaker) {
                return slot;
            }
            if (free == NONE && holders[slot] == null) {
                free = slot;
            }
        }
        if (!audience.hears(speaker)) {
            return NONE;
        }
        boolean speaks = speaker.isShared() || speaker.isSpeaking(nowNanos);
        int slot = free != NONE || !speaks ? free : replaceable(speaker, nowNanos);
        if (slot != NONE) {
            holders[slot] = speaker;
            // Who only fills an empty slot, and says nothing, has nothing that could be cut off.
            heldUntilNanos[slot] = speaks ? nowNanos + HOLD_NANOS : nowNanos;
            turns++;
            listener.taken(slot, speaker);
        } else if (speaks) {
            refusals++;
        }
        return slot;
    }

    private int replaceable(Speaker newcomer, long nowNanos) {
        int longestSilent = NONE;
        int softest = NONE;
        for (int slot = 0; slot < holders.length; slot++) {
            Speaker holder = holders[slot];
            if (holder == null || holder.isShared() || nowNanos < heldUntilNanos[slot]) {
                continue;
            }
            if (!holder.isSpeaking(nowNanos)) {
                longestSilent = spokeBefore(slot, longestSilent) ? slot : longestSilent;
            } else if (newcomer.isShared() || newcomer.isLouderThan(holder, LOUDER_DECIBELS)) {
                softest = softerThan(slot, softest) ? slot : softest;
            }
        }
        return longestSilent != NONE ? longestSilent : softest;
    }

    private boolean spokeBefore(int slot, int other) {
        Speaker one = holders[slot];
        Speaker two = other == NONE ? null : holders[other];
        return two == null || (one != null && one.lastSpokeNanos() < two.lastSpokeNanos());
    }

    private boolean softerThan(int slot, int other) {
        Speaker one = holders[slot];
        Speaker two = other == NONE ? null : holders[other];
        return two == null || (one != null && !one.isLouderThan(two, 0));
    }

    /** Gone, or to be heard no longer by this listener. */
    public void left(Speaker speaker) {
        for (int slot = 0; slot < holders.length; slot++) {
            if (holders[slot] == speaker) {
                holders[slot] = null;
                listener.emptied(slot);
            }
        }
    }

    public @Nullable Speaker holder(int slot) {
        return holders[slot];
    }

    public int count() {
        return holders.length;
    }

    /** How often somebody took a slot. */
    public long turns() {
        return turns;
    }

    /** Packets of people who spoke and found all slots taken by louder ones. */
    public long refusals() {
        return refusals;
    }
}
