package org.parlour.sip.door;

import org.parlour.wire.dtmf.Key;

/** The digits that are being typed. Cannot be printed. */
final class PinEntry {
    private static final int STAR = 10;
    private static final int HASH = 11;
    // Whoever goes on for longer than that is typing something new.
    private static final int LONGEST_TAIL = 3;

    private final int lengthDigits;
    private final long tailNanos;
    private final StringBuilder digits = new StringBuilder();
    private long tailUntilNanos = Long.MIN_VALUE;
    private int tailKeys;

    PinEntry(int lengthDigits, long tailNanos) {
        this.lengthDigits = lengthDigits;
        this.tailNanos = tailNanos;
    }

    static boolean isDigit(Key key) {
        return key.event() < STAR;
    }

    static boolean isStar(Key key) {
        return key.event() == STAR;
    }

    static boolean isHash(Key key) {
        return key.event() == HASH;
    }

    /** Whether a key belongs to the PIN that was just taken: the hash that was not needed, a digit pressed twice. */
    boolean swallows(Key key, long nowNanos) {
        boolean isTail = (isDigit(key) || isHash(key)) && nowNanos < tailUntilNanos && tailKeys < LONGEST_TAIL;
        if (isTail) {
            tailKeys++;
            tailUntilNanos = nowNanos + tailNanos;
        } else {
            tailUntilNanos = Long.MIN_VALUE;
        }
        return isTail;
    }

    /** Adds a digit; beyond a whole PIN it is dropped. */
    void add(Key digit) {
        if (!isWhole()) {
            digits.append(digit.face());
        }
    }

    void clear() {
        digits.setLength(0);
    }

    boolean isEmpty() {
        return digits.isEmpty();
    }

    boolean isWhole() {
        return digits.length() >= lengthDigits;
    }

    /** No PIN begins with 0; and who presses it more than once wants a person all the more. */
    boolean isZeros() {
        return !isEmpty() && digits.chars().allMatch(digit -> digit == '0');
    }

    boolean isOne() {
        return digits.length() == 1 && digits.charAt(0) == '1';
    }

    /** What was typed, which is forgotten here. */
    String take(long nowNanos) {
        if (isWhole()) {
            tailUntilNanos = nowNanos + tailNanos;
            tailKeys = 0;
        }
        String typed = digits.toString();
        clear();
        return typed;
    }

    @Override
    public String toString() {
        return "PinEntry[****]";
    }
}
