package org.parlour.sfu.bouncycastle;

import org.parlour.wire.octets.BigEndian;

/**
 * Looks at handshake messages before the library reassembles them.
 *
 * <p>Bouncy Castle 1.84 reserves the length that a fragment's header names, up to 16 MB, for each of
 * sixteen messages ahead: without this look a few hundred bytes would cost a quarter of a gigabyte.
 */
final class HandshakeScreen {
    /** The longest honest message is a ClientHello with a post-quantum key share, or a chain of certificates. */
    static final int LONGEST_MESSAGE_BYTES = 16_384;

    private static final int HANDSHAKE = 22;
    private static final int RECORD_HEADER_BYTES = 13;
    private static final int MESSAGE_HEADER_BYTES = 12;

    private HandshakeScreen() {}

    /** Whether the messages of a datagram that are not encrypted are of a decent length. */
    static boolean passes(byte[] datagram) {
        int at = 0;
        while (datagram.length - at >= RECORD_HEADER_BYTES) {
            int fragment = at + RECORD_HEADER_BYTES;
            int end = fragment + BigEndian.unsignedShort(datagram, at + 11);
            if (end > datagram.length) {
                // Cut short: whoever reads records drops it.
                return true;
            }
            boolean plain = BigEndian.unsignedShort(datagram, at + 3) == 0;
            if (datagram[at] == HANDSHAKE && plain && !messagesPass(datagram, fragment, end)) {
                return false;
            }
            at = end;
        }
        return true;
    }

    /** The same for the messages of one record. */
    static boolean messagesPass(byte[] bytes, int from, int end) {
        int at = from;
        while (end - at >= MESSAGE_HEADER_BYTES) {
            if (BigEndian.unsignedMedium(bytes, at + 1) > LONGEST_MESSAGE_BYTES) {
                return false;
            }
            at += MESSAGE_HEADER_BYTES + BigEndian.unsignedMedium(bytes, at + 9);
        }
        return true;
    }
}
