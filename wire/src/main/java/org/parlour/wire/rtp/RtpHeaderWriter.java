package org.parlour.wire.rtp;

import java.util.Arrays;
import org.parlour.wire.octets.BigEndian;

/**
 * Builds a header from its first octet to its last: the fixed part, contributing sources, then
 * header-extension elements of one form, padded to 32 bits (RFC 3550 5.1, RFC 8285).
 *
 * <p>One object serves a whole loop. Sources come before elements, {@link #finish} last; whoever
 * breaks the order, or the bounds of a field, has made a mistake and meets an exception.
 */
public final class RtpHeaderWriter {
    private byte[] buffer = {};
    private int offset;
    private int position;
    private int extensionAt;
    private boolean twoByte;

    /** Begins a header of version 2 with every other field zero. */
    public RtpHeaderWriter begin(byte[] bytes, int at) {
        buffer = bytes;
        offset = at;
        position = at + RtpPacket.FIXED_HEADER_BYTES;
        extensionAt = -1;
        Arrays.fill(bytes, at, position, (byte) 0);
        bytes[at] = (byte) 0x80;
        return this;
    }

    public RtpHeaderWriter marker(boolean marker) {
        buffer[offset + 1] = (byte) ((buffer[offset + 1] & 0x7F) | (marker ? 0x80 : 0));
        return this;
    }

    public RtpHeaderWriter payloadType(int payloadType) {
        buffer[offset + 1] = (byte) ((buffer[offset + 1] & 0x80) | RtpPacket.checkedPayloadType(payloadType));
        return this;
    }

    /** The low 16 bits count. */
    public RtpHeaderWriter sequenceNumber(int sequenceNumber) {
        BigEndian.putShort(buffer, offset + 2, sequenceNumber);
        return this;
    }

    public RtpHeaderWriter timestamp(int timestamp) {
        BigEndian.putInteger(buffer, offset + 4, timestamp);
        return this;
    }

    public RtpHeaderWriter ssrc(int ssrc) {
        BigEndian.putInteger(buffer, offset + 8, ssrc);
        return this;
    }

    /** Adds a contributing source; there are at most 15. */
    public RtpHeaderWriter csrc(int csrc) {
        int count = buffer[offset] & 0x0F;
        if (extensionAt >= 0 || count == RtpPacket.MAX_CSRCS) {
            throw new IllegalStateException("no room for a contributing source here");
        }
        BigEndian.putInteger(buffer, position, csrc);
        position += 4;
        buffer[offset] = (byte) ((buffer[offset] & 0xF0) | (count + 1));
        return this;
    }

    /** From here on elements of the one-byte form follow. */
    public RtpHeaderWriter oneByteExtension() {
        return openExtension(RtpExtensions.ONE_BYTE_PROFILE, false);
    }

    /** From here on elements of the two-byte form follow; the bits are the application's own. */
    public RtpHeaderWriter twoByteExtension(int appBits) {
        return openExtension(RtpExtensions.TWO_BYTE_PROFILE | (appBits & 0x0F), true);
    }

    private RtpHeaderWriter openExtension(int profile, boolean isTwoByte) {
        if (extensionAt >= 0) {
            throw new IllegalStateException("a packet has one header extension");
        }
        extensionAt = position;
        twoByte = isTwoByte;
        BigEndian.putShort(buffer, position, profile);
        position += RtpPacket.EXTENSION_HEADER_BYTES;
        return this;
    }

    /**
     * Adds an element and answers where its value belongs; the codecs of the elements write it
     * there.
     */
    public int element(int id, int lengthBytes) {
        if (extensionAt < 0 || !RtpExtensions.fits(id, lengthBytes, twoByte)) {
            throw new IllegalArgumentException("no such element here: id " + id + ", " + lengthBytes + " bytes");
        }
        long element = RtpExtensions.writeHead(buffer, position, id, lengthBytes, twoByte);
        position = ExtensionElement.offset(element) + lengthBytes;
        return ExtensionElement.offset(element);
    }

    /**
     * Pads and closes the header; an extension without elements is left out.
     *
     * @return the length of the header, where the payload begins
     */
    public int finish() {
        if (extensionAt >= 0) {
            closeExtension();
        }
        return position - offset;
    }

    private void closeExtension() {
        int contentAt = extensionAt + RtpPacket.EXTENSION_HEADER_BYTES;
        if (position == contentAt) {
            position = extensionAt;
            return;
        }
        int end = contentAt + RtpSplice.inWords(position - contentAt);
        Arrays.fill(buffer, position, end, (byte) 0);
        position = end;
        BigEndian.putShort(buffer, extensionAt + 2, (end - contentAt) / 4);
        buffer[offset] |= RtpPacket.EXTENSION_BIT;
    }
}
