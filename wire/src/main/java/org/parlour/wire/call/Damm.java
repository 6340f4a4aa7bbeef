package org.parlour.wire.call;

import java.util.List;

/**
 * The check digit of H. Michael Damm's thesis (Marburg 2004): one decimal digit behind a number catches every single
 * wrong digit and every swap of two neighbours.
 *
 * <p>Zeros in front change nothing, which is one reason why a PIN never begins with 0.
 */
public final class Damm {
    // The totally anti-symmetric quasigroup of order ten printed in the thesis and used by everybody: row is the state
    // so far, column the next digit. Its diagonal is 0, so a number followed by its own state ends in state 0.
    private static final List<String> QUASIGROUP = List.of(
            "0317598642",
            "7092154863",
            "4206871359",
            "1750983426",
            "6123045978",
            "3674209581",
            "5869720134",
            "8945362017",
            "9438617205",
            "2581436790");

    private Damm() {}

    /** The digit, 0 to 9, that belongs behind these. */
    public static int checkDigit(CharSequence digits) {
        int state = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("a check digit stands behind digits only");
            }
            state = QUASIGROUP.get(state).charAt(digit) - '0';
        }
        return state;
    }

    /** Whether the last of these digits is the check digit of those before it. */
    public static boolean valid(CharSequence digits) {
        return digits.length() > 1 && checkDigit(digits) == 0;
    }
}
