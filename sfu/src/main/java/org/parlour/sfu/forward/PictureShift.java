package org.parlour.sfu.forward;

/**
 * A slot's own picture numbers: they run on whoever is shown, because a decoder takes a step back for a packet of the
 * past.
 */
final class PictureShift {
    private final Counter pictureIds = new Counter();
    private final Counter tl0s = new Counter();
    private final Counter keyIndexes = new Counter();

    /** From now on another source's numbers come; the next of each follows the last. */
    void turn() {
        pictureIds.turn();
        tl0s.turn();
        keyIndexes.turn();
    }

    void shift(UplinkTrack track, Vp8Descriptor descriptor) {
        if (descriptor.hasPictureId()) {
            pictureIds.shift(track.pictureId());
        }
        if (descriptor.hasTl0()) {
            tl0s.shift(track.tl0());
        }
        if (descriptor.hasKeyIndex()) {
            keyIndexes.shift(track.keyIndex());
        }
    }

    int pictureId() {
        return (int) pictureIds.value & 0x7FFF;
    }

    int tl0() {
        return (int) tl0s.value & 0xFF;
    }

    int keyIndex() {
        return (int) keyIndexes.value;
    }

    private static final class Counter {
        private boolean turned;
        private boolean used;
        private long offset;
        private long highest;
        private long value;

        void turn() {
            turned = true;
        }

        void shift(long number) {
            if (turned) {
                offset = used ? highest + 1 - number : 0;
                turned = false;
            }
            value = number + offset;
            highest = used ? Math.max(highest, value) : value;
            used = true;
        }
    }
}
