package org.parlour.dialplan.number;

import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.number.ReadNumber.Road;

/** Makes an international number of a dialled one, by the habits of one country, the first of them that fits. */
public final class Numbering {
    // RFC 3966 section 5.1.1 and what people write between digits.
    private static final String SEPARATORS = " -.()/\u00a0\u202f\u2010\u2011\u2013";
    // E.164 section 6.2.1.
    private static final int LONGEST_INTERNATIONAL_DIGITS = 15;
    // Shorter ones are numbers of the house: nobody is to lose 4901 to Germany.
    private static final int SHORTEST_WITHOUT_PLUS_DIGITS = 9;
    private static final int SHORTEST_NATIONAL_DIGITS = 4;

    private Numbering() {}

    /** Without what stands between digits. */
    public static String compact(String presented) {
        StringBuilder compact = new StringBuilder(presented.length());
        presented.chars().filter(c -> SEPARATORS.indexOf(c) < 0).forEach(c -> compact.append((char) c));
        return compact.toString();
    }

    public static ReadNumber read(String presented, @Nullable Country country) {
        String dialled = compact(presented);
        if (!isNumber(dialled)) {
            return new ReadNumber(dialled, dialled, Road.NO_NUMBER, country);
        }
        if (dialled.startsWith("+")) {
            return new ReadNumber(dialled, dialled, Road.WITH_PLUS, country);
        }
        if (country == null) {
            return new ReadNumber(dialled, dialled, Road.NO_COUNTRY, null);
        }
        return inCountry(dialled, country);
    }

    private static ReadNumber inCountry(String dialled, Country country) {
        String abroad = behind(country.wayAbroad(), dialled);
        if (abroad != null && isInternational(abroad)) {
            return new ReadNumber(dialled, "+" + abroad, Road.WAY_ABROAD, country);
        }
        if (country.trunkPrefix().isEmpty() && isNational(dialled, country)) {
            return national(dialled, dialled, Road.NATIONAL, country);
        }
        String national = behind(country.trunkPrefix(), dialled);
        if (national != null && isNational(national, country)) {
            return national(dialled, national, Road.TRUNK_PREFIX, country);
        }
        String ownCode = behind(country.code(), dialled);
        if (ownCode != null && dialled.length() >= SHORTEST_WITHOUT_PLUS_DIGITS && isNational(ownCode, country)) {
            return new ReadNumber(dialled, "+" + dialled, Road.COUNTRY_CODE_WITHOUT_PLUS, country);
        }
        if (country.code().equals("1") && isNational(dialled, country)) {
            return national(dialled, dialled, Road.NATIONAL, country);
        }
        return new ReadNumber(dialled, dialled, Road.AS_IT_IS, country);
    }

    private static ReadNumber national(String dialled, String national, Road road, Country country) {
        return new ReadNumber(dialled, "+" + country.code() + national, road, country);
    }

    private static @Nullable String behind(String prefix, String dialled) {
        return !prefix.isEmpty() && dialled.startsWith(prefix) ? dialled.substring(prefix.length()) : null;
    }

    private static boolean isNational(String digits, Country country) {
        boolean dialsAllDigits =
                country.trunkPrefix().isEmpty() || country.code().equals("1");
        int shortest = dialsAllDigits
                ? Math.max(country.shortestDigits(), 2 * SHORTEST_NATIONAL_DIGITS - 2)
                : Math.max(country.shortestDigits(), SHORTEST_NATIONAL_DIGITS);
        return isDigits(digits)
                && digits.length() >= shortest
                && digits.length() <= country.longestDigits()
                && country.code().length() + digits.length() <= LONGEST_INTERNATIONAL_DIGITS;
    }

    private static boolean isInternational(String digits) {
        return isDigits(digits)
                && digits.charAt(0) != '0'
                && digits.length() >= 2 * SHORTEST_NATIONAL_DIGITS - 2
                && digits.length() <= LONGEST_INTERNATIONAL_DIGITS;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether it is what a telephone can send: digits, * and #, behind a plus at most. */
    public static boolean isNumber(String compact) {
        String keys = compact.startsWith("+") ? compact.substring(1) : compact;
        return !keys.isEmpty()
                && keys.length() <= NumberPattern.LONGEST
                && keys.chars().allMatch(c -> Symbols.isOne((char) c));
    }
}
