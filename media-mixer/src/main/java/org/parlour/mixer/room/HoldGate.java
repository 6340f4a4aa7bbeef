package org.parlour.mixer.room;

import org.jspecify.annotations.Nullable;
import org.parlour.mixer.hold.HoldEar;
import org.parlour.wire.call.HoldReason;

/**
 * Whether a phone is kept out of its room because it is on hold: by its own word, or because music or the tones of a
 * network are heard. It has nothing to do with the mute. What was let through stays through, until the phone says anew
 * that it holds us.
 */
final class HoldGate {
    private static final short[] NOTHING = new short[160];

    private final HoldEar ear = new HoldEar();
    private boolean gates;
    private boolean signalled;
    private boolean through;
    private HoldReason heard = HoldReason.NONE;
    private HoldReason told = HoldReason.NONE;
    private long timesShut;

    /** Whether it gates at all. */
    void gates(boolean wanted) {
        gates = wanted;
    }

    /** The next 20 ms, as the line brought them. */
    void hear(short[] samples, int count, boolean sounding) {
        if (gates && !through) {
            heard = ear.hear(samples, 0, count, sounding);
        }
    }

    /** 20 ms in which nothing came. */
    void hearNothing() {
        hear(NOTHING, NOTHING.length, false);
    }

    /** Whether the phone says that it holds us. */
    void signalled(boolean holds) {
        if (holds && !signalled) {
            through = false;
        }
        signalled = holds;
        ear.forget();
        heard = HoldReason.NONE;
    }

    /** A host wants to hear it, whatever it is; nothing happens where it is not gated. */
    void letThrough() {
        if (isShut()) {
            through = true;
            ear.forget();
            heard = HoldReason.NONE;
        }
    }

    boolean isShut() {
        return reason() != HoldReason.NONE;
    }

    HoldReason reason() {
        if (!gates || through) {
            return HoldReason.NONE;
        }
        return signalled ? HoldReason.SIGNALLED : heard;
    }

    /** The reason, where it is another than was taken last; else null. */
    @Nullable
    HoldReason takeNews() {
        HoldReason now = reason();
        if (now == told) {
            return null;
        }
        timesShut += told == HoldReason.NONE ? 1 : 0;
        told = now;
        return now;
    }

    /** How often it was shut. */
    long timesShut() {
        return timesShut;
    }

    @Override
    public String toString() {
        return "HoldGate(" + reason() + (through ? ", let through" : "") + ")";
    }
}
