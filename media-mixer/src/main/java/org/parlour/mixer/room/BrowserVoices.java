package org.parlour.mixer.room;

import org.jspecify.annotations.Nullable;
import org.parlour.mixer.jitter.JitterStatistics;
import org.parlour.mixer.mix.Mix;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.wire.rtp.RtpPacket;

/**
 * What the browsers of a room say, as all its phones hear it: a few slots, each decoded once. It has memory outside the
 * heap until it is closed.
 */
public final class BrowserVoices {
    private final BrowserSlot[] slots;
    private int heardNow;
    private long changes;
    private boolean closed;

    BrowserVoices(OpusCodecs codecs, int count) {
        slots = new BrowserSlot[count];
        for (int i = 0; i < count; i++) {
            slots[i] = new BrowserSlot(codecs);
        }
    }

    /** Somebody else is in the slot: what comes next has nothing to do with what came before. */
    public void taken(int slot) {
        changes++;
        slots[slot].change();
    }

    /** A packet of Opus; its bytes are copied. */
    public void arrived(int slot, RtpPacket packet, long nowNanos) {
        if (!closed) {
            slots[slot].arrived(packet, nowNanos);
        }
    }

    /** Nobody is in the slot any more. */
    public void emptied(int slot) {
        slots[slot].change();
    }

    /** For good: nothing of the browsers is heard from now on. */
    public void close() {
        closed = true;
        heardNow = 0;
        for (BrowserSlot slot : slots) {
            slot.close();
        }
    }

    /** @param parts where it is noted whose sound is whose; null where nobody wants to know */
    void addTo(Mix sum, @Nullable Parts parts, long dueNanos) {
        int heard = 0;
        for (int i = 0; !closed && i < slots.length; i++) {
            if (slots[i].addTo(sum, dueNanos)) {
                heard++;
                if (parts != null) {
                    parts.addSlot(i, slots[i].part());
                }
            }
        }
        heardNow = heard;
    }

    int count() {
        return slots.length;
    }

    /** Slots that something was heard of in the last tick. */
    public int heardNow() {
        return heardNow;
    }

    public BrowserVoicesStatistics counters() {
        JitterStatistics jitter = JitterStatistics.NONE;
        int targetMillis = 0;
        int delayMillis = 0;
        long framesSummed = 0;
        for (BrowserSlot slot : slots) {
            jitter = jitter.plus(slot.counters());
            targetMillis = Math.max(targetMillis, slot.targetMillis());
            delayMillis = Math.max(delayMillis, slot.delayMillis());
            framesSummed += slot.framesSummed();
        }
        return new BrowserVoicesStatistics(jitter, targetMillis, delayMillis, changes, framesSummed);
    }

    @Override
    public String toString() {
        return "BrowserVoices(" + slots.length + " slots, " + heardNow + " heard)";
    }
}
