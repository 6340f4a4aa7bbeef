package org.parlour.wire.stun;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in network byte order (RFC 8489 §5), at any alignment. */
final class BigEndian {
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private BigEndian() {}

    static int unsignedShort(byte[] buffer, int offset) {
        return Short.toUnsignedInt((short) SHORTS.get(buffer, offset));
    }

    static void putShort(byte[] buffer, int offset, int value) {
        SHORTS.set(buffer, offset, (short) value);
    }

    static int integer(byte[] buffer, int offset) {
        return (int) INTS.get(buffer, offset);
    }

    static void putInteger(byte[] buffer, int offset, int value) {
        INTS.set(buffer, offset, value);
    }

    static long longInteger(byte[] buffer, int offset) {
        return (long) LONGS.get(buffer, offset);
    }

    static void putLong(byte[] buffer, int offset, long value) {
        LONGS.set(buffer, offset, value);
    }
}
