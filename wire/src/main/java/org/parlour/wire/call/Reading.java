package org.parlour.wire.call;

/**
 * What came of reading something that others wrote: the value, or a sentence that says what is wrong with it.
 *
 * <p>The reason names the rule that was broken and never repeats what was read, because what was read may be a secret.
 */
public sealed interface Reading<T> {
    record Parsed<T>(T value) implements Reading<T> {}

    record Malformed<T>(String reason) implements Reading<T> {}
}
