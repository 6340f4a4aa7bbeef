package org.parlour.sip.door;

import java.time.Duration;

/** How each stage of the door is reached, a moment before something happens there. */
enum Situation {
    SHUT,
    ASKING,
    LOOKING,
    PAUSING,
    OFFERING_HELP,
    KNOCKING,
    WAITING,
    ENTERING,
    LEAVING,
    GONE;

    Stage stage() {
        return Stage.valueOf(name());
    }

    Visit visit() {
        // Beyond the keys that still belong to the PIN just typed.
        return reached().passes(Duration.ofSeconds(2)).forgets();
    }

    private Visit reached() {
        return switch (this) {
            case SHUT -> new Visit();
            case ASKING -> new Visit().opens().hearsItOut();
            case LOOKING -> new Visit().opens().types(Visit.PIN);
            case PAUSING -> LOOKING.reached().looked(new Entry.Unknown(4_000));
            case OFFERING_HELP -> LOOKING.reached().looked(new Entry.Full()).hearsItOut();
            case KNOCKING -> new Visit().opens().types("0").waits();
            case WAITING -> KNOCKING.reached().received(Reception.ATTENDED).hearsItOut();
            case ENTERING -> LOOKING.reached().looked(new Entry.Seating(Visit.ROOM));
            case LEAVING -> KNOCKING.reached().received(Reception.DESERTED);
            case GONE -> LEAVING.reached().hearsItOut();
        };
    }
}
