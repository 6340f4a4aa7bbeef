package org.parlour.dialplan.number;

import org.jspecify.annotations.Nullable;

/**
 * A number as it came, and as it is read in a country. Cannot be printed: it may be a caller's.
 *
 * @param dialled as it came, without what stands between digits
 * @param number {@code +493023125100}, or as it came where nothing makes it international
 */
public record ReadNumber(
        String dialled, String number, Road road, @Nullable Country country) {
    /** What made the one of the other. */
    public enum Road {
        AS_IT_IS,
        WITH_PLUS,
        WAY_ABROAD,
        TRUNK_PREFIX,
        COUNTRY_CODE_WITHOUT_PLUS,
        NATIONAL,
        NO_COUNTRY,
        NO_NUMBER
    }

    /** Why it is read so, in words that hold no digit of it. */
    public String why() {
        String where = country == null ? "" : country.toString();
        return switch (road) {
            case AS_IT_IS -> "stays as it is: too short or too long for a number of " + where;
            case WITH_PLUS -> "is international already";
            case WAY_ABROAD -> "begins with " + prefix() + ", the way abroad from " + where;
            case TRUNK_PREFIX -> "begins with " + prefix() + ", the national prefix of " + where;
            case COUNTRY_CODE_WITHOUT_PLUS -> "begins with the code of " + where + ", without its plus";
            case NATIONAL -> "has the length of a number of " + where + ", which has no national prefix before it";
            case NO_COUNTRY -> "stays as it is: the trunk has no country";
            case NO_NUMBER -> "is no telephone number";
        };
    }

    private String prefix() {
        if (country == null) {
            return "";
        }
        return road == Road.WAY_ABROAD ? country.wayAbroad() : country.trunkPrefix();
    }

    @Override
    public String toString() {
        return "ReadNumber[****]";
    }
}
