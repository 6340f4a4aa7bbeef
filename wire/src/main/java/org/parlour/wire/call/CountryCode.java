package org.parlour.wire.call;

/** How many digits behind the plus name the country, ITU-T E.164: one, two or three, and no code begins another. */
final class CountryCode {
    private static final String ONE_DIGIT = "17";
    // Every pair that is a code by itself; all others begin a code of three digits (list of ITU-T E.164 annex D).
    private static final String TWO_DIGITS =
            " 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57"
                    + " 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 ";

    private CountryCode() {}

    static int lengthDigits(String digits) {
        if (ONE_DIGIT.indexOf(digits.charAt(0)) >= 0) {
            return 1;
        }
        return TWO_DIGITS.contains(" " + digits.substring(0, 2) + " ") ? 2 : 3;
    }
}
