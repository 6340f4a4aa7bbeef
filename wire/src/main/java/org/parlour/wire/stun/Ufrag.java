package org.parlour.wire.stun;

import java.util.random.RandomGenerator;

/**
 * A user name fragment of ours: four to eight ice-chars, packed into a long.
 *
 * <p>RFC 8445 §5.3 wants at least 24 random bits; eight characters hold 48. Packed, a fragment is a
 * map key that a check's USERNAME yields without making an object, which is what a flood of unknown
 * ones meets.
 *
 * @param bits the characters, the last one lowest
 */
public record Ufrag(long bits) {
    /** The bits of no fragment. */
    public static final long NONE = 0;

    static final int MAX_CHARS = 8;
    private static final int MIN_CHARS = 4;
    private static final String ICE_CHARS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    public Ufrag {
        if (bits >>> (8 * (MIN_CHARS - 1)) == 0) {
            throw new IllegalArgumentException("a ufrag has at least four characters");
        }
        for (long rest = bits; rest != 0; rest >>>= 8) {
            if (!isIceChar((int) (rest & 0xFF))) {
                throw new IllegalArgumentException("a ufrag consists of ice-chars");
            }
        }
    }

    public static Ufrag of(String text) {
        if (text.length() > MAX_CHARS) {
            throw new IllegalArgumentException("our ufrags have at most eight characters");
        }
        long bits = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (!isIceChar(letter)) {
                throw new IllegalArgumentException("a ufrag consists of ice-chars");
            }
            bits = bits << 8 | letter;
        }
        return new Ufrag(bits);
    }

    /** A new one of full length. */
    public static Ufrag random(RandomGenerator random) {
        long bits = 0;
        for (int i = 0; i < MAX_CHARS; i++) {
            bits = bits << 8 | ICE_CHARS.charAt(random.nextInt(ICE_CHARS.length()));
        }
        return new Ufrag(bits);
    }

    /** The bits of the characters from {@code start} to {@code end}, or {@link #NONE} where that is no ufrag of ours. */
    static long pack(byte[] buffer, int start, int end) {
        int chars = end - start;
        if (chars < MIN_CHARS || chars > MAX_CHARS) {
            return NONE;
        }
        long bits = 0;
        for (int i = start; i < end; i++) {
            if (!isIceChar(buffer[i])) {
                return NONE;
            }
            bits = bits << 8 | buffer[i];
        }
        return bits;
    }

    // RFC 8839 §5.1: ALPHA / DIGIT / "+" / "/"; none is zero, so the packed form needs no length.
    private static boolean isIceChar(int letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '/' && letter <= '9')
                || letter == '+';
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(MAX_CHARS);
        for (int shift = 56; shift >= 0; shift -= 8) {
            char letter = (char) (bits >>> shift & 0xFF);
            if (letter != 0) {
                text.append(letter);
            }
        }
        return text.toString();
    }
}
