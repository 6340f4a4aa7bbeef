package org.parlour.wire.rtcp;

import java.util.Arrays;
import java.util.Objects;

/** A pen over one packet: the common header first (RFC 3550 §6.4.1), zeros up to the end last. */
final class PacketWriter {
    private static final int VERSION_2 = 2 << 6;
    private static final int MAX_LENGTH_BYTES = (0xffff + 1) * Integer.BYTES;

    private final byte[] buffer;
    private final int start;
    private final int end;
    private int position;

    private PacketWriter(byte[] buffer, int start, int lengthBytes) {
        this.buffer = buffer;
        this.start = start;
        this.end = start + lengthBytes;
        this.position = start;
    }

    /** Begins a packet; {@code count} is the five bits that are a count, a subtype or a format. */
    static PacketWriter begin(byte[] buffer, int offset, int lengthBytes, int packetType, int count) {
        FieldWidth.unsigned(count, 5, "count");
        FieldWidth.wholeWords(lengthBytes, "packet");
        FieldWidth.atMost(lengthBytes, MAX_LENGTH_BYTES, "octets in a packet");
        Objects.checkFromIndexSize(offset, lengthBytes, buffer.length);
        return new PacketWriter(buffer, offset, lengthBytes)
                .u8(VERSION_2 | count)
                .u8(packetType)
                .u16(lengthBytes / Integer.BYTES - 1);
    }

    static PacketWriter begin(byte[] buffer, int offset, int lengthBytes, RtcpType type, int count) {
        return begin(buffer, offset, lengthBytes, type.number(), count);
    }

    /** The next multiple of four. */
    static int padded(int lengthBytes) {
        return (lengthBytes + 3) & ~3;
    }

    PacketWriter u8(int value) {
        buffer[position++] = (byte) value;
        return this;
    }

    PacketWriter u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    PacketWriter u24(int value) {
        return u8(value >>> 16).u16(value);
    }

    PacketWriter word(int value) {
        return u16(value >>> 16).u16(value);
    }

    PacketWriter u32(long value) {
        return word((int) value);
    }

    PacketWriter u64(long value) {
        return word((int) (value >>> 32)).word((int) value);
    }

    PacketWriter words(Words words) {
        words.forEach(this::word);
        return this;
    }

    PacketWriter halfWords(Words halfWords) {
        halfWords.forEach(this::u16);
        return this;
    }

    PacketWriter octets(Octets octets) {
        octets.copyTo(buffer, position);
        position += octets.lengthBytes();
        return this;
    }

    PacketWriter octets(byte[] octets) {
        System.arraycopy(octets, 0, buffer, position, octets.length);
        position += octets.length;
        return this;
    }

    /** Zeros up to the next 32-bit boundary of the packet. */
    PacketWriter align() {
        int boundary = start + padded(position - start);
        Arrays.fill(buffer, position, boundary, (byte) 0);
        position = boundary;
        return this;
    }

    /** Zeros up to the promised length, which is the answer. */
    int finish() {
        if (position > end) {
            throw new IllegalStateException("a packet outgrew its length by " + (position - end));
        }
        Arrays.fill(buffer, position, end, (byte) 0);
        return end - start;
    }
}
