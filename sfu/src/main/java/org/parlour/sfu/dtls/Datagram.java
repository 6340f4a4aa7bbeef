package org.parlour.sfu.dtls;

import java.util.Arrays;

/** What arrived in one piece, and was kept: the buffer that it arrived in is used again. */
public final class Datagram {
    private final byte[] bytes;

    private Datagram(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Datagram copyOf(byte[] buffer, int offset, int lengthBytes) {
        return new Datagram(Arrays.copyOfRange(buffer, offset, offset + lengthBytes));
    }

    /** The bytes themselves: SRTP is opened in place, and then they are no datagram any more. */
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return "Datagram[" + bytes.length + " B]";
    }
}
