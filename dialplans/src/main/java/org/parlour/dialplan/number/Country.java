package org.parlour.dialplan.number;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * How numbers are written in a country.
 *
 * @param name two letters of ISO 3166
 * @param code what stands behind the plus
 * @param trunkPrefix what stands before a number dialled within the country; empty where nothing does
 * @param wayAbroad what stands before another country's code; empty where it is many things
 * @param zones one time zone of each clock the country has
 */
public record Country(
        String name,
        String code,
        String trunkPrefix,
        String wayAbroad,
        int shortestDigits,
        int longestDigits,
        List<ZoneId> zones) {
    // One of the north's winter and one of its summer: who has the same clock at both has the same clock.
    private static final List<Instant> SEASONS =
            List.of(Instant.parse("2026-01-15T12:00:00Z"), Instant.parse("2026-07-15T12:00:00Z"));

    /** Whether clocks of this zone show what clocks somewhere in this country show. */
    public boolean keepsTimeOf(ZoneId zone) {
        return zones.stream().anyMatch(own -> sameClock(own.getRules(), zone.getRules()));
    }

    private static boolean sameClock(ZoneRules one, ZoneRules other) {
        return SEASONS.stream().allMatch(season -> one.getOffset(season).equals(other.getOffset(season)));
    }

    @Override
    public String toString() {
        return name + " (+" + code + ")";
    }
}
