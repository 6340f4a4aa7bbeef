package org.parlour.sfu.signal;

import org.jspecify.annotations.Nullable;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.SeatId;

/**
 * Somebody in a room.
 *
 * @param name null on a telephone that nobody named
 * @param caller the number of a telephone, masked; for hosts
 * @param heard whether browsers hear them
 * @param phone null in a browser
 */
public record Person(
        ParticipantNumber participant,
        SeatId seat,
        @Nullable PersonName name,
        Kind kind,
        Role role,
        Showing showing,
        Line line,
        @Nullable String caller,
        boolean heard,
        @Nullable PhoneState phone) {
    public enum Kind {
        BROWSER,
        PHONE
    }

    /** How it stands with the line to them. */
    public enum Line {
        HERE,
        RECONNECTING,
        /** A telephone was cut off; its seat waits. */
        KEPT
    }

    Person seenBy(Role viewer) {
        if (viewer == Role.HOST || (caller == null && phone == null)) {
            return this;
        }
        PhoneState shown = phone == null ? null : phone.forGuests();
        return new Person(participant, seat, name, kind, role, showing, line, null, heard, shown);
    }

    /** Neither the name nor the number. */
    @Override
    public String toString() {
        return "Person[" + participant + " " + kind + "]";
    }
}
