package org.parlour.wire.rtcp;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** A row of integers as the wire has them (SSRCs, entries, chunks), unboxed and immutable. */
public final class Words {
    public static final Words NONE = new Words(new int[0]);

    private final int[] words;

    private Words(int[] words) {
        this.words = words;
    }

    public static Words of(int... words) {
        return words.length == 0 ? NONE : new Words(words.clone());
    }

    /** Takes an array that its maker will not touch again. */
    static Words owning(int[] words) {
        return words.length == 0 ? NONE : new Words(words);
    }

    public int count() {
        return words.length;
    }

    public int at(int index) {
        return words[index];
    }

    public int[] toArray() {
        return words.clone();
    }

    public void forEach(IntConsumer reader) {
        for (int word : words) {
            reader.accept(word);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Words that && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return Arrays.stream(words).mapToObj(Integer::toUnsignedString).collect(Collectors.joining(", ", "[", "]"));
    }
}
