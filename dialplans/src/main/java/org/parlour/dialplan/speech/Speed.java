package org.parlour.dialplan.speech;

/** How fast the house speaks: calmly, and more slowly for who did not follow. */
public enum Speed {
    NORMAL("normal", 2),
    SLOW("slow", 3);

    private final String folder;
    private final int pauseHalves;

    Speed(String folder, int pauseHalves) {
        this.folder = folder;
        this.pauseHalves = pauseHalves;
    }

    String folder() {
        return folder;
    }

    /** Whoever needs slower words needs longer pauses more. */
    Piece.Pause pause(int normalMillis) {
        return new Piece.Pause(normalMillis * pauseHalves / 2);
    }
}
