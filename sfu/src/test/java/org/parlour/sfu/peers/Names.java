package org.parlour.sfu.peers;

/** The SSRCs of a simulated browser: what comes under which. */
public final class Names {
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

    public static int screen(int person) {
        return person << 8 | 4;
    }

    public static int screenRepair(int person) {
        return person << 8 | 5;
    }

    public static int screenSound(int person) {
        return person << 8 | 6;
    }
}
