package org.parlour.wire.dtmf;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A key of a telephone: 0 to 9, star, hash, A to D. Keys make PINs, so a key cannot be printed.
 *
 * @param event its number as a telephone event, 0 to 15 (RFC 4733 3.2)
 */
public record Key(int event) {
    private static final String CHARACTERS = "0123456789*#ABCD";
    private static final List<Key> KEYS =
            IntStream.range(0, CHARACTERS.length()).mapToObj(Key::new).toList();

    public Key {
        Objects.checkIndex(event, CHARACTERS.length());
    }

    /** Whether an event number is that of a key. */
    public static boolean isKey(int event) {
        return event >= 0 && event < CHARACTERS.length();
    }

    public static Key of(int event) {
        return KEYS.get(event);
    }

    /** The key with that face; letters in either case. */
    public static Key of(char face) {
        int event = CHARACTERS.indexOf(Character.toUpperCase(face));
        if (event < 0) {
            throw new IllegalArgumentException("no such key on a telephone");
        }
        return KEYS.get(event);
    }

    /** What stands on the key. */
    public char face() {
        return CHARACTERS.charAt(event);
    }

    @Override
    public String toString() {
        return "Key[*]";
    }
}
