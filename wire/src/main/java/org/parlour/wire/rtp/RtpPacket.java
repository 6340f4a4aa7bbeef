package org.parlour.wire.rtp;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.octets.BigEndian;

/**
 * A view of one RTP packet inside somebody else's array (RFC 3550 5.1). One object serves a whole
 * loop: it is laid over each packet in turn, reads and rewrites it in place and holds no bytes of
 * its own.
 *
 * <p>What {@link RtpSplice}, {@link RtpExtensions} and {@link Retransmission} do to the packet shows
 * in the view at once. After a fault the view lies over nothing, and using it is a mistake of the
 * caller, which throws.
 */
public final class RtpPacket {
    public static final int FIXED_HEADER_BYTES = 12;
    public static final int MAX_CSRCS = 15;

    static final int EXTENSION_BIT = 0x10;
    static final int EXTENSION_HEADER_BYTES = 4;

    private static final int PADDING_BIT = 0x20;
    private static final int MARKER_BIT = 0x80;
    private static final byte[] NOTHING = {};

    private byte[] buffer = NOTHING;
    private int offset;
    private int lengthBytes;
    private int headerBytes;
    private int paddingBytes;
    private boolean encrypted;

    /** Lays the view over a packet in the clear; null when it is well formed. */
    public @Nullable RtpFault wrap(byte[] bytes, int at, int length) {
        return lay(bytes, at, length, false);
    }

    /**
     * Lays the view over an SRTP packet. Its header is in the clear, its padding is not: the count
     * is the last octet of what is encrypted (RFC 3711 3.1), so the padding is not looked at and
     * counts as payload.
     */
    public @Nullable RtpFault wrapProtected(byte[] bytes, int at, int length) {
        return lay(bytes, at, length, true);
    }

    private @Nullable RtpFault lay(byte[] bytes, int at, int length, boolean isEncrypted) {
        Objects.checkFromIndexSize(at, length, bytes.length);
        encrypted = isEncrypted;
        RtpFault fault = measure(bytes, at, length);
        buffer = fault == null ? bytes : NOTHING;
        offset = at;
        lengthBytes = length;
        return fault;
    }

    private @Nullable RtpFault measure(byte[] bytes, int at, int length) {
        if (length < FIXED_HEADER_BYTES) {
            return RtpFault.TOO_SHORT;
        }
        int first = bytes[at];
        if ((first & 0xC0) != 0x80) {
            return RtpFault.NOT_VERSION_TWO;
        }
        int header = FIXED_HEADER_BYTES + 4 * (first & 0x0F);
        if (header > length) {
            return RtpFault.CSRCS_CUT;
        }
        if ((first & EXTENSION_BIT) != 0) {
            if (header + EXTENSION_HEADER_BYTES > length) {
                return RtpFault.EXTENSION_CUT;
            }
            header += EXTENSION_HEADER_BYTES + 4 * BigEndian.unsignedShort(bytes, at + header + 2);
            if (header > length) {
                return RtpFault.EXTENSION_CUT;
            }
        }
        headerBytes = header;
        paddingBytes = 0;
        return (first & PADDING_BIT) == 0 || encrypted ? null : measurePadding(bytes[at + length - 1] & 0xFF, length);
    }

    private @Nullable RtpFault measurePadding(int claimedBytes, int length) {
        if (length == headerBytes || claimedBytes > length - headerBytes) {
            return RtpFault.PADDING_TOO_LONG;
        }
        paddingBytes = claimedBytes;
        return claimedBytes == 0 ? RtpFault.PADDING_ZERO : null;
    }

    /** The array under the view. */
    public byte[] buffer() {
        return buffer;
    }

    /** Where the packet begins in the array. */
    public int offset() {
        return offset;
    }

    /** The whole packet: header, payload and padding. */
    public int lengthBytes() {
        return lengthBytes;
    }

    public int headerLengthBytes() {
        return headerBytes;
    }

    public boolean marker() {
        return (buffer[offset + 1] & MARKER_BIT) != 0;
    }

    public int payloadType() {
        return buffer[offset + 1] & 0x7F;
    }

    public int sequenceNumber() {
        return BigEndian.unsignedShort(buffer, offset + 2);
    }

    /** 32 unsigned bits; compare them by {@link Timestamps}. */
    public int timestamp() {
        return BigEndian.integer(buffer, offset + 4);
    }

    public int ssrc() {
        return BigEndian.integer(buffer, offset + 8);
    }

    public int csrcCount() {
        return buffer[offset] & 0x0F;
    }

    public int csrc(int index) {
        return BigEndian.integer(buffer, csrcOffset(index));
    }

    public RtpPacket marker(boolean marker) {
        int octet = buffer[offset + 1] & 0x7F;
        buffer[offset + 1] = (byte) (marker ? octet | MARKER_BIT : octet);
        return this;
    }

    public RtpPacket payloadType(int payloadType) {
        buffer[offset + 1] = (byte) ((buffer[offset + 1] & MARKER_BIT) | checkedPayloadType(payloadType));
        return this;
    }

    /** The low 16 bits count, so that a caller may simply add one. */
    public RtpPacket sequenceNumber(int sequenceNumber) {
        BigEndian.putShort(buffer, offset + 2, sequenceNumber);
        return this;
    }

    public RtpPacket timestamp(int timestamp) {
        BigEndian.putInteger(buffer, offset + 4, timestamp);
        return this;
    }

    public RtpPacket ssrc(int ssrc) {
        BigEndian.putInteger(buffer, offset + 8, ssrc);
        return this;
    }

    /** Rewrites a contributing source that is there; {@link RtpSplice} makes room for more. */
    public RtpPacket csrc(int index, int csrc) {
        BigEndian.putInteger(buffer, csrcOffset(index), csrc);
        return this;
    }

    public boolean hasExtension() {
        return (buffer[offset] & EXTENSION_BIT) != 0;
    }

    /** The 16 bits that name the kind of extension ("defined by profile"); 0 where there is none. */
    public int extensionProfile() {
        return hasExtension() ? BigEndian.unsignedShort(buffer, csrcsEnd()) : 0;
    }

    /** Where the extension's content begins, behind its own four octets. */
    public int extensionOffset() {
        return hasExtension() ? csrcsEnd() + EXTENSION_HEADER_BYTES : csrcsEnd();
    }

    /** The extension's content, padding to 32 bits included. */
    public int extensionLengthBytes() {
        return payloadOffset() - extensionOffset();
    }

    public int payloadOffset() {
        return offset + headerBytes;
    }

    /** What is left for the payload between header and padding. */
    public int payloadLengthBytes() {
        return lengthBytes - headerBytes - paddingBytes;
    }

    public int paddingLengthBytes() {
        return paddingBytes;
    }

    /** Padding and nothing else: a probe for bandwidth, to be dropped and its sequence gap closed. */
    public boolean isPaddingOnly() {
        return paddingBytes > 0 && payloadLengthBytes() == 0;
    }

    /** Gives up the padding; the packet becomes shorter. */
    public void dropPadding() {
        if (paddingBytes > 0) {
            buffer[offset] = (byte) (buffer[offset] & ~PADDING_BIT);
            lengthBytes -= paddingBytes;
            paddingBytes = 0;
        }
    }

    int csrcsEnd() {
        return offset + FIXED_HEADER_BYTES + 4 * csrcCount();
    }

    /** Measures again after the header was changed in a way that keeps the packet well formed. */
    void remeasure(int at, int length) {
        RtpFault fault = lay(buffer, at, length, encrypted);
        if (fault != null) {
            throw new IllegalStateException("a rewritten packet became malformed: " + fault);
        }
    }

    static int checkedPayloadType(int payloadType) {
        if (payloadType >>> 7 != 0) {
            throw new IllegalArgumentException("a payload type has seven bits: " + payloadType);
        }
        return payloadType;
    }

    private int csrcOffset(int index) {
        return offset + FIXED_HEADER_BYTES + 4 * Objects.checkIndex(index, csrcCount());
    }

    @Override
    public String toString() {
        if (buffer.length == 0) {
            return "RtpPacket[over nothing]";
        }
        return "RtpPacket[ssrc=%08x pt=%d seq=%d ts=%d%s csrcs=%d extension=%dB payload=%dB padding=%dB]"
                .formatted(
                        ssrc(),
                        payloadType(),
                        sequenceNumber(),
                        Integer.toUnsignedLong(timestamp()),
                        marker() ? " marker" : "",
                        csrcCount(),
                        extensionLengthBytes(),
                        payloadLengthBytes(),
                        paddingBytes);
    }
}
