package org.parlour.dialplan.number;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.number.NumberPattern.Tail;
import org.parlour.wire.call.Reading;

/** Reads what stands behind the underscore. */
final class PatternReader {
    private final String text;
    private final IntStream.Builder keys = IntStream.builder();
    private int count;
    private int at = 1;
    private Tail tail = Tail.NONE;
    private @Nullable String flaw;

    PatternReader(String text) {
        this.text = text;
    }

    Reading<NumberPattern> read() {
        boolean plus = text.startsWith("_+");
        at = plus ? 2 : 1;
        while (at < text.length() && flaw == null) {
            step(text.charAt(at));
        }
        if (flaw == null && count == 0 && tail == Tail.NONE) {
            flaw = "at least one digit, X, Z, N, [..], . or ! behind the _";
        }
        if (flaw == null && count > NumberPattern.LONGEST) {
            flaw = "at most " + NumberPattern.LONGEST + " keys in a pattern";
        }
        return flaw == null
                ? new Reading.Parsed<>(
                        NumberPattern.ofPattern(text, plus, keys.build().toArray(), tail))
                : new Reading.Malformed<>(flaw);
    }

    private void step(char letter) {
        at++;
        if (Numbering.compact(String.valueOf(letter)).isEmpty() && letter != '.') {
            return;
        }
        if (tail != Tail.NONE) {
            flaw = ". and ! at the end of a pattern only";
            return;
        }
        switch (letter) {
            case 'X', 'x' -> add(Symbols.X);
            case 'Z', 'z' -> add(Symbols.Z);
            case 'N', 'n' -> add(Symbols.N);
            case '[' -> set();
            case '.' -> tail = Tail.ONE_OR_MORE;
            case '!' -> tail = Tail.NONE_OR_MORE;
            default -> {
                if (Symbols.isOne(letter)) {
                    add(Symbols.of(letter));
                } else {
                    flaw = "digits, *, #, X, Z, N and [..] in a pattern, . or ! at its end";
                }
            }
        }
    }

    private void add(int set) {
        keys.add(set);
        count++;
    }

    private void set() {
        int end = text.indexOf(']', at);
        int set = end < 0 ? 0 : members(text.substring(at, end));
        if (set == 0) {
            flaw = "digits between [ and ], as in [2-5] or [147]";
            return;
        }
        add(set);
        at = end + 1;
    }

    /** Nothing where a member is no digit, or a range runs backward. */
    private static int members(String inside) {
        int set = 0;
        for (int i = 0; i < inside.length(); i++) {
            char first = inside.charAt(i);
            boolean range = i + 2 < inside.length() && inside.charAt(i + 1) == '-';
            char last = range ? inside.charAt(i + 2) : first;
            if (!Symbols.isDigit(first) || !Symbols.isDigit(last) || first > last) {
                return 0;
            }
            for (char key = first; key <= last; key++) {
                set |= Symbols.of(key);
            }
            i += range ? 2 : 0;
        }
        return set;
    }
}
