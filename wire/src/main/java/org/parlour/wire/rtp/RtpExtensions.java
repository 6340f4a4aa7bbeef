package org.parlour.wire.rtp;

/**
 * The elements of a packet's header extension (RFC 8285), found, walked and renumbered where they
 * stand.
 *
 * <p>A block that goes wrong half way is no fault of the packet: what stands before the break
 * counts, the rest is not there (RFC 8285 4.2).
 */
public final class RtpExtensions {
    /** Marks a block of one-byte elements: ids 1 to 14, values of 1 to 16 octets. */
    public static final int ONE_BYTE_PROFILE = 0xBEDE;
    /** Marks a block of two-byte elements: ids 1 to 255, values of 0 to 255 octets. */
    public static final int TWO_BYTE_PROFILE = 0x1000;

    public static final int MAX_ONE_BYTE_ID = 14;
    public static final int MAX_TWO_BYTE_ID = 255;

    static final int MAX_ONE_BYTE_VALUE_BYTES = 16;
    static final int MAX_TWO_BYTE_VALUE_BYTES = 255;

    /** The length of the table that {@link #translate} reads: one entry for every id there can be. */
    public static final int IDS = 256;

    private RtpExtensions() {}

    public static boolean isOneByte(RtpPacket packet) {
        return packet.extensionProfile() == ONE_BYTE_PROFILE;
    }

    /** The low four bits ("appbits") belong to the application and may be anything (RFC 8285 4.3). */
    public static boolean isTwoByte(RtpPacket packet) {
        return (packet.extensionProfile() & 0xFFF0) == TWO_BYTE_PROFILE;
    }

    /** The four bits that a two-byte block leaves to the application. */
    public static int appBits(RtpPacket packet) {
        return isTwoByte(packet) ? packet.extensionProfile() & 0x0F : 0;
    }

    /** The first element of that id, or {@link ExtensionElement#NONE}. */
    public static long find(RtpPacket packet, int id) {
        long element = first(packet);
        while (element != ExtensionElement.NONE && ExtensionElement.id(element) != id) {
            element = next(packet, element);
        }
        return element;
    }

    public static long first(RtpPacket packet) {
        return from(packet, packet.extensionOffset());
    }

    /** The element behind this one, or {@link ExtensionElement#NONE}. */
    public static long next(RtpPacket packet, long element) {
        return from(packet, ExtensionElement.offset(element) + ExtensionElement.lengthBytes(element));
    }

    /**
     * Renumbers every element by a table of {@link #IDS} entries, as a packet needs that leaves by
     * another session than it came by. Entry 0, or an id that the block's form cannot carry, turns
     * the element into padding.
     *
     * @return how many elements were turned into padding
     */
    public static int translate(RtpPacket packet, byte[] ids) {
        int erased = 0;
        long element = first(packet);
        while (element != ExtensionElement.NONE) {
            long following = next(packet, element);
            int id = ids[ExtensionElement.id(element)] & 0xFF;
            if (id == 0 || id > ExtensionElement.maxId(element)) {
                ExtensionElement.erase(packet.buffer(), element);
                erased++;
            } else {
                ExtensionElement.renumber(packet.buffer(), element, id);
            }
            element = following;
        }
        return erased;
    }

    private static long from(RtpPacket packet, int at) {
        int end = packet.payloadOffset();
        if (isOneByte(packet)) {
            return oneByteFrom(packet.buffer(), at, end);
        }
        return isTwoByte(packet) ? twoByteFrom(packet.buffer(), at, end) : ExtensionElement.NONE;
    }

    private static long oneByteFrom(byte[] buffer, int from, int end) {
        int at = padded(buffer, from, end);
        if (at == end) {
            return ExtensionElement.NONE;
        }
        int id = (buffer[at] & 0xF0) >>> 4;
        int lengthBytes = (buffer[at] & 0x0F) + 1;
        // RFC 8285 4.2: id 15, and id 0 with a length, end the whole block.
        if (id == 0 || id > MAX_ONE_BYTE_ID || lengthBytes > end - at - 1) {
            return ExtensionElement.NONE;
        }
        return ExtensionElement.of(id, at + 1, lengthBytes, false);
    }

    private static long twoByteFrom(byte[] buffer, int from, int end) {
        int at = padded(buffer, from, end);
        if (end - at < 2) {
            return ExtensionElement.NONE;
        }
        int lengthBytes = buffer[at + 1] & 0xFF;
        if (lengthBytes > end - at - 2) {
            return ExtensionElement.NONE;
        }
        return ExtensionElement.of(buffer[at] & 0xFF, at + 2, lengthBytes, true);
    }

    /** Padding may stand before, between and behind elements, an octet of zero each. */
    static int padded(byte[] buffer, int from, int end) {
        int at = from;
        while (at < end && buffer[at] == 0) {
            at++;
        }
        return at;
    }

    static int headBytes(boolean twoByte) {
        return twoByte ? 2 : 1;
    }

    /** Writes an element's head and answers with the element; the value is the caller's to write. */
    static long writeHead(byte[] buffer, int at, int id, int lengthBytes, boolean twoByte) {
        if (twoByte) {
            buffer[at] = (byte) id;
            buffer[at + 1] = (byte) lengthBytes;
        } else {
            buffer[at] = (byte) ((id << 4) | (lengthBytes - 1));
        }
        return ExtensionElement.of(id, at + headBytes(twoByte), lengthBytes, twoByte);
    }

    /** Whether a form can carry such an element at all. */
    static boolean fits(int id, int lengthBytes, boolean twoByte) {
        return twoByte
                ? id >= 1 && id <= MAX_TWO_BYTE_ID && lengthBytes >= 0 && lengthBytes <= MAX_TWO_BYTE_VALUE_BYTES
                : id >= 1 && id <= MAX_ONE_BYTE_ID && lengthBytes >= 1 && lengthBytes <= MAX_ONE_BYTE_VALUE_BYTES;
    }
}
