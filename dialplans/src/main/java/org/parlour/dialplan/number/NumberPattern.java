package org.parlour.dialplan.number;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.Reading;

/**
 * What numbers are compared with. One number: {@code 100}, {@code +49 30 23125 100}. Or, behind an underscore as in
 * Asterisk's extensions, many: X is 0 to 9, Z is 1 to 9, N is 2 to 9, {@code [1-5]} one of those, and at the end {@code .}
 * one key or more, {@code !} none or more. {@code _!} is whatever comes.
 *
 * <p>One number is read in the trunk's country, as the called one is. A pattern with a plus is compared with the number as
 * read, one without with the number as dialled.
 *
 * <p>Cannot be printed; {@link #text} is for the admin whose plan it is.
 */
public final class NumberPattern {
    /** An international number behind a national prefix and a carrier's code. */
    static final int LONGEST = 24;

    /** What may follow the keys that are told one by one. */
    public enum Tail {
        NONE,
        ONE_OR_MORE,
        NONE_OR_MORE
    }

    private final String text;
    private final boolean one;
    private final boolean plus;
    private final int[] keys;
    private final Tail tail;

    private NumberPattern(String text, boolean plus, int[] keys, Tail tail) {
        this.text = text;
        this.one = !text.startsWith("_");
        this.plus = plus;
        this.keys = keys;
        this.tail = tail;
    }

    public static Reading<NumberPattern> parse(String text) {
        String written = Numbering.compact(text);
        if (!text.strip().startsWith("_")) {
            return Numbering.isNumber(written)
                    ? new Reading.Parsed<>(ofNumber(text.strip(), written))
                    : new Reading.Malformed<>("a number, or a pattern that begins with _");
        }
        // A hyphen between brackets is part of the pattern, elsewhere it only parts digits.
        return new PatternReader(text.strip()).read();
    }

    /** For a number that was read: compared letter by letter. */
    public static NumberPattern ofNumber(String text, String compact) {
        boolean plus = compact.startsWith("+");
        int[] keys = compact.chars()
                .skip(plus ? 1 : 0)
                .map(c -> Symbols.of((char) c))
                .toArray();
        return new NumberPattern(text, plus, keys, Tail.NONE);
    }

    static NumberPattern ofPattern(String text, boolean plus, int[] keys, Tail tail) {
        return new NumberPattern(text, plus, keys.clone(), tail);
    }

    /** As the plan writes it. */
    public String text() {
        return text;
    }

    /** Whether it stands for one number only and is read in a country. */
    public boolean isOneNumber() {
        return one;
    }

    public boolean hasPlus() {
        return plus;
    }

    /** Whether it matches whatever comes, plus or not. */
    public boolean isAnything() {
        return !plus && keys.length == 0 && tail != Tail.NONE;
    }

    /** The pattern that calls of a trunk of this country are compared with. */
    public NumberPattern in(@Nullable Country country) {
        return one ? ofNumber(text, Numbering.read(text, country).number()) : this;
    }

    /** Which of the two forms of a called number it is compared with. */
    public String comparedWith(ReadNumber called) {
        return one || plus ? called.number() : called.dialled();
    }

    /** Whether it fits this one form. */
    public boolean matches(String number) {
        if (isAnything()) {
            return tail == Tail.NONE_OR_MORE || !number.isEmpty();
        }
        if (number.startsWith("+") != plus) {
            return false;
        }
        int from = plus ? 1 : 0;
        int length = number.length() - from;
        if (length < shortest() || (tail == Tail.NONE && length > keys.length)) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char key = number.charAt(from + i);
            if (!Symbols.isOne(key) || (keysAt(i) & Symbols.of(key)) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether it fits everything that the other fits: a rule behind it would never be reached. */
    public boolean covers(NumberPattern other) {
        if (isAnything()) {
            return tail == Tail.NONE_OR_MORE || other.shortest() > 0 || other.plus;
        }
        if (other.isAnything() || plus != other.plus || other.shortest() < shortest()) {
            return false;
        }
        if (tail == Tail.NONE && (other.tail != Tail.NONE || other.keys.length > keys.length)) {
            return false;
        }
        int compared = Math.max(keys.length, other.keys.length);
        for (int i = 0; i < compared; i++) {
            if ((other.keysAt(i) & ~keysAt(i)) != 0) {
                return false;
            }
        }
        return true;
    }

    private int shortest() {
        return keys.length + (tail == Tail.ONE_OR_MORE ? 1 : 0);
    }

    private int keysAt(int index) {
        if (index < keys.length) {
            return keys[index];
        }
        return tail == Tail.NONE ? 0 : Symbols.ALL;
    }

    /** The keys that every number of it begins with, the plus first. */
    public String beginning() {
        StringBuilder digits = new StringBuilder(plus ? "+" : "");
        for (int set : keys) {
            if (Integer.bitCount(set) != 1) {
                break;
            }
            digits.append("0123456789*#".charAt(Integer.numberOfTrailingZeros(set)));
        }
        return digits.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NumberPattern pattern
                && plus == pattern.plus
                && tail == pattern.tail
                && one == pattern.one
                && Arrays.equals(keys, pattern.keys);
    }

    @Override
    public int hashCode() {
        return Objects.hash(plus, tail, one, Arrays.hashCode(keys));
    }

    @Override
    public String toString() {
        return "NumberPattern[****]";
    }
}
