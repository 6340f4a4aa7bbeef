package org.parlour.wire.octets;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** One machine instruction where four shifts would stand, at any alignment. */
public final class BigEndian {
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private BigEndian() {}

    public static int unsignedShort(byte[] bytes, int at) {
        return Short.toUnsignedInt((short) SHORTS.get(bytes, at));
    }

    public static void putShort(byte[] bytes, int at, int value) {
        SHORTS.set(bytes, at, (short) value);
    }

    /** 24 bits. */
    public static int unsignedMedium(byte[] bytes, int at) {
        return Byte.toUnsignedInt(bytes[at]) << 16 | unsignedShort(bytes, at + 1);
    }

    public static void putMedium(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >>> 16);
        putShort(bytes, at + 1, value);
    }

    public static int integer(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    public static void putInteger(byte[] bytes, int at, int value) {
        INTS.set(bytes, at, value);
    }

    public static long longInteger(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    public static void putLong(byte[] bytes, int at, long value) {
        LONGS.set(bytes, at, value);
    }
}
