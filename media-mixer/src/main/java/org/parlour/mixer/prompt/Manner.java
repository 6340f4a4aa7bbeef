package org.parlour.mixer.prompt;

/** What the room does while something is played. */
public enum Manner {
    /** It goes on, 12 dB softer. */
    OVER_THE_ROOM(0.25f),
    /** It is not heard. */
    INSTEAD_OF_THE_ROOM(0);

    private final float roomGain;

    Manner(float roomGain) {
        this.roomGain = roomGain;
    }

    float roomGain() {
        return roomGain;
    }
}
