package org.parlour.sfu.slots;

import org.parlour.wire.call.ParticipantNumber;

/** One picture of a room. */
public record VideoSource(ParticipantNumber participant, Picture picture) {
    /** What it shows. */
    public enum Picture {
        CAMERA,
        SCREEN
    }
}
