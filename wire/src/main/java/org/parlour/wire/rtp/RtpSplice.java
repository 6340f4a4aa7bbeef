package org.parlour.wire.rtp;

import java.util.Arrays;
import org.parlour.wire.octets.BigEndian;

/**
 * Changes that make a header longer or shorter. What stands behind moves inside the same array, so
 * the caller says how far the packet may grow: {@code limit} is the first index it may not touch,
 * which keeps room for an SRTP tag or the neighbour in a batch. A change that does not fit is not
 * made.
 */
public final class RtpSplice {
    private RtpSplice() {}

    /** Makes this the packet's only contributing source, as a slot does with the one who speaks. */
    public static boolean onlyCsrc(RtpPacket packet, int csrc, int limit) {
        if (!resizeCsrcs(packet, 1, limit)) {
            return false;
        }
        packet.csrc(0, csrc);
        return true;
    }

    /** Adds a contributing source behind those that are there; a sixteenth does not fit. */
    public static boolean addCsrc(RtpPacket packet, int csrc, int limit) {
        int count = packet.csrcCount();
        if (count == RtpPacket.MAX_CSRCS || !resizeCsrcs(packet, count + 1, limit)) {
            return false;
        }
        packet.csrc(count, csrc);
        return true;
    }

    public static void removeCsrcs(RtpPacket packet) {
        resizeCsrcs(packet, 0, Integer.MAX_VALUE);
    }

    private static boolean resizeCsrcs(RtpPacket packet, int count, int limit) {
        int end = packet.csrcsEnd();
        int grownBytes = 4 * (count - packet.csrcCount());
        int length = packet.lengthBytes();
        if (!shift(packet, end, grownBytes, limit)) {
            return false;
        }
        byte[] buffer = packet.buffer();
        buffer[packet.offset()] = (byte) ((buffer[packet.offset()] & 0xF0) | count);
        packet.remeasure(packet.offset(), length + grownBytes);
        return true;
    }

    /** Takes the header extension out altogether. */
    public static void removeExtension(RtpPacket packet) {
        if (packet.hasExtension()) {
            int extensionBytes = packet.payloadOffset() - packet.csrcsEnd();
            int length = packet.lengthBytes();
            shift(packet, packet.payloadOffset(), -extensionBytes, Integer.MAX_VALUE);
            packet.buffer()[packet.offset()] &= (byte) ~RtpPacket.EXTENSION_BIT;
            packet.remeasure(packet.offset(), length - extensionBytes);
        }
    }

    /**
     * Adds an element to the header extension, behind those that are there, and opens an extension
     * where there is none: of the one-byte form if that can carry the element, else of the two-byte
     * form. The value is zero until the caller writes it.
     *
     * @return the element, or {@link ExtensionElement#NONE} where the extension that is there is of
     *     another kind, broken, or cannot carry it, or where the packet may not grow
     */
    public static long addElement(RtpPacket packet, int id, int lengthBytes, int limit) {
        if (!RtpExtensions.fits(id, lengthBytes, true)) {
            throw new IllegalArgumentException("no such element: id " + id + ", " + lengthBytes + " bytes");
        }
        if (!packet.hasExtension()) {
            return openWith(packet, id, lengthBytes, limit);
        }
        boolean twoByte = RtpExtensions.isTwoByte(packet);
        boolean known = twoByte || RtpExtensions.isOneByte(packet);
        int usedEnd = usedEnd(packet);
        int end = packet.payloadOffset();
        if (!known
                || !RtpExtensions.fits(id, lengthBytes, twoByte)
                || RtpExtensions.padded(packet.buffer(), usedEnd, end) != end) {
            return ExtensionElement.NONE;
        }
        int neededEnd = packet.extensionOffset()
                + inWords(usedEnd - packet.extensionOffset() + RtpExtensions.headBytes(twoByte) + lengthBytes);
        if (neededEnd > end && !growExtension(packet, neededEnd - end, limit)) {
            return ExtensionElement.NONE;
        }
        return RtpExtensions.writeHead(packet.buffer(), usedEnd, id, lengthBytes, twoByte);
    }

    private static long openWith(RtpPacket packet, int id, int lengthBytes, int limit) {
        boolean twoByte = !RtpExtensions.fits(id, lengthBytes, false);
        int at = packet.payloadOffset();
        int contentBytes = inWords(RtpExtensions.headBytes(twoByte) + lengthBytes);
        int grownBytes = RtpPacket.EXTENSION_HEADER_BYTES + contentBytes;
        int length = packet.lengthBytes();
        if (!shift(packet, at, grownBytes, limit)) {
            return ExtensionElement.NONE;
        }
        byte[] buffer = packet.buffer();
        Arrays.fill(buffer, at, at + grownBytes, (byte) 0);
        BigEndian.putShort(buffer, at, twoByte ? RtpExtensions.TWO_BYTE_PROFILE : RtpExtensions.ONE_BYTE_PROFILE);
        BigEndian.putShort(buffer, at + 2, contentBytes / 4);
        buffer[packet.offset()] |= RtpPacket.EXTENSION_BIT;
        packet.remeasure(packet.offset(), length + grownBytes);
        return RtpExtensions.writeHead(buffer, packet.extensionOffset(), id, lengthBytes, twoByte);
    }

    private static int usedEnd(RtpPacket packet) {
        int end = packet.extensionOffset();
        long element = RtpExtensions.first(packet);
        while (element != ExtensionElement.NONE) {
            end = ExtensionElement.offset(element) + ExtensionElement.lengthBytes(element);
            element = RtpExtensions.next(packet, element);
        }
        return end;
    }

    private static boolean growExtension(RtpPacket packet, int grownBytes, int limit) {
        int end = packet.payloadOffset();
        int length = packet.lengthBytes();
        int words = (packet.extensionLengthBytes() + grownBytes) / 4;
        // The field that counts the words has 16 bits (RFC 3550 5.3.1).
        if (words > 0xFFFF || !shift(packet, end, grownBytes, limit)) {
            return false;
        }
        Arrays.fill(packet.buffer(), end, end + grownBytes, (byte) 0);
        BigEndian.putShort(packet.buffer(), packet.csrcsEnd() + 2, words);
        packet.remeasure(packet.offset(), length + grownBytes);
        return true;
    }

    /** Moves everything from {@code from} to the packet's end. */
    static boolean shift(RtpPacket packet, int from, int byBytes, int limit) {
        byte[] buffer = packet.buffer();
        int end = packet.offset() + packet.lengthBytes();
        if (byBytes > 0 && byBytes > Math.min(limit, buffer.length) - end) {
            return false;
        }
        System.arraycopy(buffer, from, buffer, from + byBytes, end - from);
        return true;
    }

    /** The next multiple of four. */
    static int inWords(int lengthBytes) {
        return (lengthBytes + 3) & ~3;
    }
}
