package org.parlour.wire.rtcp;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A cursor over one packet body, in network order.
 *
 * <p>Decoders ask {@link #remaining()} first; to read beyond the end is their bug, not the sender's, and throws.
 */
final class PacketReader {
    private final byte[] buffer;
    private final int end;
    private int position;

    PacketReader(byte[] buffer, int offset, int length) {
        this.buffer = buffer;
        this.position = offset;
        this.end = offset + length;
    }

    int remaining() {
        return end - position;
    }

    private int take(int bytes) {
        int at = position;
        if (bytes < 0 || bytes > end - at) {
            throw new IllegalStateException("decoder read beyond its body");
        }
        position = at + bytes;
        return at;
    }

    void skip(int bytes) {
        take(bytes);
    }

    int u8() {
        return buffer[take(1)] & 0xff;
    }

    int s8() {
        return buffer[take(1)];
    }

    int u16() {
        int at = take(Short.BYTES);
        return ((buffer[at] & 0xff) << 8) | (buffer[at + 1] & 0xff);
    }

    int s16() {
        return (short) u16();
    }

    int u24() {
        return (u8() << 16) | u16();
    }

    int s24() {
        return (u24() << 8) >> 8;
    }

    /** Thirty-two bits that are an identifier or count modulo 2^32. */
    int word() {
        return (u16() << 16) | u16();
    }

    long u32() {
        return Integer.toUnsignedLong(word());
    }

    long u64() {
        return (u32() << 32) | u32();
    }

    Octets octets(int length) {
        return Octets.copyOf(buffer, take(length), length);
    }

    Octets rest() {
        return octets(remaining());
    }

    Words words(int count) {
        int[] words = new int[count];
        Arrays.setAll(words, ignored -> word());
        return Words.owning(words);
    }

    Words halfWords(int count) {
        int[] halfWords = new int[count];
        Arrays.setAll(halfWords, ignored -> u16());
        return Words.owning(halfWords);
    }

    /** A second cursor at the same place. */
    PacketReader copy() {
        return new PacketReader(buffer, position, remaining());
    }

    /** The next octets as a reader of their own. */
    PacketReader slice(int length) {
        return new PacketReader(buffer, take(length), length);
    }

    /**
     * UTF-8 text. What is no UTF-8 becomes a question mark, one octet long, so that a text never outgrows the length
     * octet with which it came.
     */
    String text(int length) {
        ByteBuffer octets = ByteBuffer.wrap(buffer, take(length), length);
        try {
            CharBuffer text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .replaceWith("?")
                    .decode(octets);
            return text.toString();
        } catch (CharacterCodingException impossible) {
            throw new IllegalStateException("a decoder that replaces does not refuse", impossible);
        }
    }
}
