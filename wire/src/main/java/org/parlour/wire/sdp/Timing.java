package org.parlour.wire.sdp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code t=} with its {@code r=} lines (RFC 8866 sections 5.9 and 5.10); a call is always {@code 0 0}. */
public record Timing(long start, long stop, List<String> repeats) {
    public static final Timing ALWAYS = new Timing(0, 0, List.of());

    public Timing {
        repeats = List.copyOf(repeats);
        Grammar.require(start >= 0 && stop >= 0, "times count up from zero");
        Grammar.require(repeats.stream().allMatch(Grammar::isText), "a repeat stays on its line");
    }

    Timing repeated(String repeat) {
        List<String> more = new ArrayList<>(repeats);
        more.add(repeat);
        return new Timing(start, stop, more);
    }

    static @Nullable Timing parse(String text) {
        List<String> words = Grammar.words(text);
        if (words.size() < 2) {
            return null;
        }
        long start = Grammar.number(words.get(0), Long.MAX_VALUE);
        long stop = Grammar.number(words.get(1), Long.MAX_VALUE);
        return start < 0 || stop < 0 ? null : new Timing(start, stop, List.of());
    }
}
