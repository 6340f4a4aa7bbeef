package org.parlour.wire.call;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a caller types to sit down in a room: six to twelve digits, the first not 0, the last the Damm check digit.
 *
 * <p>Cannot be printed. The digits leave only through the two methods whose names say so.
 */
public final class Pin {
    public static final int SHORTEST_DIGITS = 6;
    public static final int LONGEST_DIGITS = 12;
    public static final int DEFAULT_DIGITS = 9;

    private static final int GROUP_DIGITS = 3;
    // At the shortest length one draw in 60 is refused; a hundred in a row are no chance.
    private static final int MOST_DRAWS = 100;
    // What invitations are set with: spaces, hyphens, dots, and the dashes and narrow spaces of word processors.
    private static final String SEPARATORS = " \t-.\u00a0\u2009\u202f\u2010\u2011\u2012\u2013\u2014";

    private final String digits;

    public Pin(String digits) {
        String flaw = flaw(digits);
        if (flaw != null) {
            throw new IllegalArgumentException(flaw);
        }
        this.digits = digits;
    }

    /** Reads what was typed or pasted: separators are passed over, and one # at the end. */
    public static Reading<Pin> parse(String typed) {
        String digits = compact(typed);
        String flaw = flaw(digits);
        return flaw == null ? new Reading.Parsed<>(new Pin(digits)) : new Reading.Malformed<>(flaw);
    }

    /** A new PIN, every one of this length alike likely, except those that somebody would try first. */
    public static Pin mint(int lengthDigits, RandomGenerator chance) {
        if (lengthDigits < SHORTEST_DIGITS || lengthDigits > LONGEST_DIGITS) {
            throw new IllegalArgumentException(wrongLength());
        }
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            StringBuilder digits = new StringBuilder(lengthDigits).append((char) ('1' + chance.nextInt(9)));
            while (digits.length() < lengthDigits - 1) {
                digits.append((char) ('0' + chance.nextInt(10)));
            }
            if (!isGuessedFirst(digits)) {
                return new Pin(digits.append(Damm.checkDigit(digits)).toString());
            }
        }
        throw new IllegalStateException("this source of chance repeats itself");
    }

    /** Whether there are but two different digits, or they go in even steps: 1000, 1212, 1234, 9876, 1357, 8901. */
    private static boolean isGuessedFirst(CharSequence digits) {
        return digits.chars().distinct().count() <= 2 || goesInEvenSteps(digits);
    }

    private static boolean goesInEvenSteps(CharSequence digits) {
        int step = Math.floorMod(digits.charAt(1) - digits.charAt(0), 10);
        for (int i = 2; i < digits.length(); i++) {
            if (Math.floorMod(digits.charAt(i) - digits.charAt(i - 1), 10) != step) {
                return false;
            }
        }
        return true;
    }

    private static String compact(String typed) {
        StringBuilder compact = new StringBuilder(typed.length());
        typed.chars().filter(c -> SEPARATORS.indexOf(c) < 0).forEach(c -> compact.append((char) c));
        int last = compact.length() - 1;
        if (last >= 0 && compact.charAt(last) == '#') {
            compact.setLength(last);
        }
        return compact.toString();
    }

    private static @Nullable String flaw(String digits) {
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return "a PIN holds digits only";
        }
        if (digits.length() < SHORTEST_DIGITS || digits.length() > LONGEST_DIGITS) {
            return wrongLength();
        }
        if (digits.charAt(0) == '0') {
            // 0 alone asks for a person; a PIN that began with it could not be told from that.
            return "a PIN never begins with 0";
        }
        return Damm.valid(digits) ? null : "the check digit does not fit: a digit is wrong or two are swapped";
    }

    private static String wrongLength() {
        return "a PIN has " + SHORTEST_DIGITS + " to " + LONGEST_DIGITS + " digits";
    }

    public int lengthDigits() {
        return digits.length();
    }

    /** The digits themselves: for the look-up's HMAC, for sealing, for the terminal of a first run. Nothing else. */
    public String reveal() {
        return digits;
    }

    /** The digits in groups of three, as they are read aloud and set in invitations: {@code 123 456 786}. */
    public String revealInThrees() {
        StringBuilder groups = new StringBuilder(digits);
        // From the front, so that a length that is no multiple of three ends in the short group.
        for (int at = GROUP_DIGITS; at < groups.length(); at += GROUP_DIGITS + 1) {
            groups.insert(at, ' ');
        }
        return groups.toString();
    }

    /** In constant time: how long it takes tells nobody how many digits were right. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Pin pin && MessageDigest.isEqual(bytes(), pin.bytes());
    }

    private byte[] bytes() {
        return digits.getBytes(StandardCharsets.US_ASCII);
    }

    /** The length alone: a hash of so few digits would be as good as the digits. */
    @Override
    public int hashCode() {
        return digits.length();
    }

    @Override
    public String toString() {
        return "Pin[****]";
    }
}
