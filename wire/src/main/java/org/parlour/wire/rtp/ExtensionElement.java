package org.parlour.wire.rtp;

import java.util.Arrays;

/**
 * One element of a header extension, named by a number instead of an object: where its value lies
 * in the array, how long it is, its id and its form. Valid until the header is moved.
 */
public final class ExtensionElement {
    /** No such element. */
    public static final long NONE = -1;

    private static final int LENGTH_SHIFT = 32;
    private static final int ID_SHIFT = 40;
    private static final int FORM_SHIFT = 48;

    private ExtensionElement() {}

    static long of(int id, int valueOffset, int lengthBytes, boolean twoByte) {
        return (twoByte ? 1L << FORM_SHIFT : 0L)
                | (long) id << ID_SHIFT
                | (long) lengthBytes << LENGTH_SHIFT
                | valueOffset;
    }

    public static int id(long element) {
        return (int) (element >>> ID_SHIFT) & 0xFF;
    }

    /** Where the value begins in the array. */
    public static int offset(long element) {
        return (int) element;
    }

    /** 1 to 16 in the one-byte form, 0 to 255 in the two-byte form; 0 also for {@link #NONE}. */
    public static int lengthBytes(long element) {
        return element == NONE ? 0 : (int) (element >>> LENGTH_SHIFT) & 0xFF;
    }

    /** Whether the element stands in a block of the two-byte form (RFC 8285 4.3). */
    public static boolean isTwoByte(long element) {
        return element != NONE && ((element >>> FORM_SHIFT) & 1) != 0;
    }

    /** The highest id that the element's form can carry: 14 or 255. */
    static int maxId(long element) {
        return isTwoByte(element) ? RtpExtensions.MAX_TWO_BYTE_ID : RtpExtensions.MAX_ONE_BYTE_ID;
    }

    /** Gives the element another id where it stands. */
    public static long renumber(byte[] buffer, long element, int id) {
        if (id < 1 || id > maxId(element)) {
            throw new IllegalArgumentException("no id for this form of header extension: " + id);
        }
        int at = offset(element);
        if (isTwoByte(element)) {
            buffer[at - 2] = (byte) id;
        } else {
            buffer[at - 1] = (byte) ((id << 4) | (buffer[at - 1] & 0x0F));
        }
        return of(id, at, lengthBytes(element), isTwoByte(element));
    }

    /** Turns the element into padding; nothing moves. */
    public static void erase(byte[] buffer, long element) {
        int at = offset(element);
        Arrays.fill(buffer, at - (isTwoByte(element) ? 2 : 1), at + lengthBytes(element), (byte) 0);
    }
}
