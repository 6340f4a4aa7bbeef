package org.parlour.dialplan.number;

/** Sets of the twelve keys of a telephone, one bit each. */
final class Symbols {
    private static final String KEYS = "0123456789*#";

    static final int ALL = (1 << KEYS.length()) - 1;
    static final int X = 0b11_1111_1111;
    static final int Z = X & ~1;
    static final int N = Z & ~2;

    private Symbols() {}

    static boolean isOne(char key) {
        return KEYS.indexOf(key) >= 0;
    }

    static int of(char key) {
        return 1 << KEYS.indexOf(key);
    }

    static boolean isDigit(char key) {
        return key >= '0' && key <= '9';
    }
}
