package org.parlour.dialplan.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.parlour.dialplan.yaml.Place;

/**
 * Hours by the clock of one place.
 *
 * @param closed days on which nothing opens
 */
public record OpenHours(String name, Place place, ZoneId zone, List<Opening> open, Set<LocalDate> closed) {
    /** From one minute of a day to another before it; of the next day, where that comes earlier. */
    public record Opening(Set<DayOfWeek> days, int fromMinute, int toMinute) {
        private boolean holds(ZonedDateTime at, Set<LocalDate> closed) {
            int minute = at.getHour() * 60 + at.getMinute();
            LocalDate day = at.toLocalDate();
            if (toMinute > fromMinute) {
                return minute >= fromMinute && minute < toMinute && opensOn(day, closed);
            }
            return (minute >= fromMinute && opensOn(day, closed))
                    || (minute < toMinute && opensOn(day.minusDays(1), closed));
        }

        private boolean opensOn(LocalDate day, Set<LocalDate> closed) {
            return days.contains(day.getDayOfWeek()) && !closed.contains(day);
        }
    }

    public boolean areOpenAt(Instant instant) {
        ZonedDateTime at = instant.atZone(zone);
        return open.stream().anyMatch(opening -> opening.holds(at, closed));
    }
}
