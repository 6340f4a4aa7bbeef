package org.parlour.sip.door;

/** Everything that can happen at a door, by an example each. */
enum Happening {
    OPENED,
    DIGIT,
    ZERO,
    STAR,
    HASH,
    LETTER,
    WHOLE_PIN,
    PLAYED_OUT,
    PLAYED_OUT_LONG_AGO,
    SEATING,
    UNKNOWN,
    NOT_YET,
    FULL,
    TOO_MANY_TRIES,
    TROUBLE,
    ATTENDED,
    DESERTED,
    NO_SEAT,
    ROOM_CLOSED,
    LOBBY,
    SEAT_TROUBLE,
    ADMITTED,
    REFUSED,
    TOO_EARLY,
    NOTHING;

    Visit to(Visit visit) {
        return switch (this) {
            case OPENED -> visit.opens();
            case DIGIT -> visit.types("5");
            case ZERO -> visit.types("0");
            case STAR -> visit.types("*");
            case HASH -> visit.types("#");
            case LETTER -> visit.types("A");
            case WHOLE_PIN -> visit.types(Visit.PIN);
            case PLAYED_OUT -> visit.hearsItOut();
            case PLAYED_OUT_LONG_AGO -> visit.on(new DoorEvent.PlayedOut(0));
            case SEATING -> visit.looked(new Entry.Seating(Visit.ROOM));
            case UNKNOWN -> visit.looked(new Entry.Unknown(4_000));
            case NOT_YET -> visit.looked(new Entry.NotYet());
            case FULL -> visit.looked(new Entry.Full());
            case TOO_MANY_TRIES -> visit.looked(new Entry.TooManyTries());
            case TROUBLE -> visit.looked(new Entry.Trouble());
            case ATTENDED -> visit.received(Reception.ATTENDED);
            case DESERTED -> visit.received(Reception.DESERTED);
            case NO_SEAT -> visit.on(new DoorEvent.NotSeated(DoorEvent.NotSeated.Why.FULL));
            case ROOM_CLOSED -> visit.on(new DoorEvent.NotSeated(DoorEvent.NotSeated.Why.CLOSED));
            case LOBBY -> visit.on(new DoorEvent.NotSeated(DoorEvent.NotSeated.Why.LOBBY));
            case SEAT_TROUBLE -> visit.on(new DoorEvent.NotSeated(DoorEvent.NotSeated.Why.TROUBLE));
            case ADMITTED -> visit.on(new DoorEvent.Admitted(Visit.ROOM));
            case REFUSED -> visit.on(new DoorEvent.Refused());
            case TOO_EARLY -> visit.on(new DoorEvent.DeadlineReached());
            case NOTHING -> visit.waits();
        };
    }
}
