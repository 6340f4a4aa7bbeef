package org.parlour.sfu.session;

import org.jspecify.annotations.Nullable;
import org.parlour.sfu.forward.UplinkTrack;
import org.parlour.sfu.slots.AudioSlots;
import org.parlour.sfu.slots.Speaker;
import org.parlour.sfu.slots.Speaker.Sound;
import org.parlour.wire.rtp.RtpPacket;

/** What the telephones of a room hear of its browsers: slots like a browser's, but nothing of it is encrypted or renamed. */
final class SharedListening implements Listening, AudioSlots.Listener {
    private final SharedEars ears;
    private final AudioSlots slots = new AudioSlots(SharedSeat.SLOTS, SharedListening::hears, this);
    private final @Nullable UplinkTrack[] tracks = new @Nullable UplinkTrack[SharedSeat.SLOTS];
    private final int[] generations = new int[SharedSeat.SLOTS];

    SharedListening(SharedEars ears) {
        this.ears = ears;
    }

    /** Telephones are mixed with one another where they are decoded; here they would be heard twice, and by themselves. */
    private static boolean hears(Speaker speaker) {
        return speaker.sound() != Sound.TELEPHONE;
    }

    @Override
    public void hear(Speaker speaker, UplinkTrack from, RtpPacket packet, long nowNanos) {
        int slot = from.isEmpty() ? AudioSlots.NONE : slots.slotFor(speaker, nowNanos);
        if (slot == AudioSlots.NONE) {
            return;
        }
        if (tracks[slot] != from || generations[slot] != from.generation()) {
            tracks[slot] = from;
            generations[slot] = from.generation();
            ears.taken(slot, speaker.participant());
        }
        ears.heard(slot, packet, nowNanos);
    }

    @Override
    public void forget(Speaker gone) {
        slots.left(gone);
    }

    @Override
    public void taken(int slot, Speaker by) {
        // The ears hear of it with the track: the same person may begin anew under another name.
        tracks[slot] = null;
    }

    @Override
    public void emptied(int slot) {
        tracks[slot] = null;
        ears.emptied(slot);
    }
}
