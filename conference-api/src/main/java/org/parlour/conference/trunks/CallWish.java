package org.parlour.conference.trunks;

import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.explain.Explanation.Sight;
import org.parlour.dialplan.explain.IncomingCall;
import org.parlour.dialplan.explain.IncomingCall.Origin;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.TrunkName;

/**
 * A call that somebody asks about. Cannot be printed.
 *
 * @param number as it would be dialled
 * @param from the caller, as the trunk would say them; nobody's number when left out
 * @param trunk by which it comes; or
 * @param source from which address
 * @param at when: with an offset, or by the clock of the plan's hours; now when left out
 * @param clear whether the caller's number may be in the answer
 */
record CallWish(
        @Nullable String number,
        @Nullable String from,
        @Nullable String trunk,
        @Nullable String source,
        @Nullable String at,
        @Nullable Boolean clear) {
    private static final int LONGEST_NUMBER = 128;

    Sight sight() {
        return Boolean.TRUE.equals(clear) ? Sight.CLEAR : Sight.REDACTED;
    }

    Reading<IncomingCall> reading(ZoneId zone, Instant now) {
        String caller = from == null ? "" : from;
        if (number == null || number.isBlank()) {
            return new Reading.Malformed<>("name the number that is called");
        }
        if (number.length() > LONGEST_NUMBER || caller.length() > LONGEST_NUMBER) {
            return new Reading.Malformed<>("a number has at most " + LONGEST_NUMBER + " letters");
        }
        Instant moment = moment(zone, now);
        if (moment == null) {
            return new Reading.Malformed<>(
                    "at is a time as 2026-11-23T09:30, by the clock of the plan's hours, or with its offset");
        }
        return switch (origin()) {
            case Reading.Malformed<Origin>(String reason) -> new Reading.Malformed<>(reason);
            case Reading.Parsed<Origin>(Origin origin) ->
                new Reading.Parsed<>(new IncomingCall(number, caller, origin, moment));
        };
    }

    private Reading<Origin> origin() {
        if ((trunk == null) == (source == null)) {
            return new Reading.Malformed<>("name the trunk that the call comes by, or the source: its address");
        }
        if (trunk != null) {
            return switch (TrunkName.parse(trunk)) {
                case Reading.Parsed<TrunkName>(TrunkName name) -> new Reading.Parsed<>(new Origin.Trunk(name));
                case Reading.Malformed<TrunkName>(String reason) -> new Reading.Malformed<>(reason);
            };
        }
        try {
            return new Reading.Parsed<>(new Origin.Source(InetAddress.ofLiteral(String.valueOf(source))));
        } catch (IllegalArgumentException malformed) {
            return new Reading.Malformed<>("source is an IP address, such as 192.0.2.9");
        }
    }

    private @Nullable Instant moment(ZoneId zone, Instant now) {
        if (at == null) {
            return now;
        }
        try {
            TemporalAccessor read =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(at, ZonedDateTime::from, LocalDateTime::from);
            return read instanceof ZonedDateTime zoned
                    ? zoned.toInstant()
                    : LocalDateTime.from(read).atZone(zone).toInstant();
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "CallWish[****]";
    }
}
