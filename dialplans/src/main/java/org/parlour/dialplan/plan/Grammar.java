package org.parlour.dialplan.plan;

import java.util.List;
import java.util.function.Function;
import org.parlour.wire.call.Reading;

/**
 * How one value is written.
 *
 * @param expected for messages
 * @param regex for editors; empty where {@code words} say all, or where no expression can
 * @param words all that may be written; empty where many things may
 * @param isSecret whether what was written is never repeated
 */
record Grammar<T>(
        String expected, String regex, List<String> words, boolean isSecret, Function<String, Reading<T>> reader) {
    static <T> Grammar<T> of(String expected, String regex, Function<String, Reading<T>> reader) {
        return new Grammar<>(expected, regex, List.of(), false, reader);
    }

    static <T> Grammar<T> ofWords(List<String> words, Function<String, T> meaning) {
        String expected = words.size() == 1
                ? words.getFirst()
                : String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
        return new Grammar<>(
                expected,
                "",
                words,
                false,
                text -> words.contains(text)
                        ? new Reading.Parsed<>(meaning.apply(text))
                        : new Reading.Malformed<>(expected));
    }

    Reading<T> read(String text) {
        return reader.apply(text);
    }
}
