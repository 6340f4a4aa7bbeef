package org.parlour.wire.rtp;

import org.parlour.wire.octets.BigEndian;

/**
 * The sequence number that counts every packet of a transport, whatever its stream, so that the
 * receiver can say which arrived and when.
 */
public final class TransportSequence {
    public static final int LENGTH_BYTES = 2;

    /** The packet does not say. */
    public static final int UNKNOWN = -1;

    private TransportSequence() {}

    /** 0 to 65535, or {@link #UNKNOWN}. */
    public static int read(byte[] buffer, long element) {
        return ExtensionElement.lengthBytes(element) < LENGTH_BYTES
                ? UNKNOWN
                : BigEndian.unsignedShort(buffer, ExtensionElement.offset(element));
    }

    /** The low 16 bits count. */
    public static void write(byte[] buffer, int valueOffset, int sequenceNumber) {
        BigEndian.putShort(buffer, valueOffset, sequenceNumber);
    }
}
