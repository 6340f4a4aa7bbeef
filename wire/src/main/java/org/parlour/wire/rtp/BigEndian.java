package org.parlour.wire.rtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Network byte order inside an array: one machine instruction where four shifts would stand. */
final class BigEndian {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private BigEndian() {}

    static int unsignedShort(byte[] buffer, int offset) {
        return (short) SHORT.get(buffer, offset) & 0xFFFF;
    }

    static void putShort(byte[] buffer, int offset, int value) {
        SHORT.set(buffer, offset, (short) value);
    }

    static int unsignedMedium(byte[] buffer, int offset) {
        return (buffer[offset] & 0xFF) << 16 | unsignedShort(buffer, offset + 1);
    }

    static void putMedium(byte[] buffer, int offset, int value) {
        buffer[offset] = (byte) (value >>> 16);
        putShort(buffer, offset + 1, value);
    }

    static int integer(byte[] buffer, int offset) {
        return (int) INT.get(buffer, offset);
    }

    static void putInteger(byte[] buffer, int offset, int value) {
        INT.set(buffer, offset, value);
    }
}
