package org.parlour.sfu.peers;

/** The SSRCs of a rehearsal: who speaks under which. */
public final class Names {
    static final int ROOM = 1;

    private Names() {}

    public static int microphone(int person) {
        return person << 8 | 1;
    }

    public static int camera(int person) {
        return person << 8 | 2;
    }

    public static int cameraRepair(int person) {
        return person << 8 | 3;
    }

    public static int audioSlot(int slot) {
        return 0x10_0000 + slot;
    }

    public static int videoSlot(int slot) {
        return 0x20_0000 + slot;
    }

    public static int videoRepair(int slot) {
        return 0x30_0000 + slot;
    }
}
