package org.parlour.wire.stun;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.octets.BigEndian;

/**
 * One STUN message, looked at where it lies.
 *
 * <p>A view that its owner uses again for every datagram: {@link #read} notes where the attributes
 * are and allocates nothing. It is good until the next {@code read} or until the buffer changes.
 * Malformed input is a {@link StunFlaw}, never an exception; after a flaw the view is empty.
 */
public final class StunMessage {
    public static final int HEADER_BYTES = 20;

    static final int COOKIE = 0x2112A442;
    static final int FINGERPRINT_MASK = 0x5354554E;
    static final int BINDING = 0x001;

    // A browser sends eight. The limit keeps the walk through a hostile message short.
    private static final int MAX_ATTRIBUTES = 32;
    private static final int MAX_UNKNOWN = 8;
    private static final int NO_TYPE = 0;

    private final int[] heads = new int[MAX_ATTRIBUTES];
    private final int[] unknown = new int[MAX_UNKNOWN];
    private final CRC32 crc = new CRC32();
    private byte[] buffer = new byte[0];
    private int offset;
    private int lengthBytes;
    private int type = NO_TYPE;
    private int attributes;
    private int unknowns;

    /** The cheap first look: two bits, the cookie and the length. True is a guess, false is certain. */
    public static boolean looksLikeStun(byte[] buffer, int offset, int length) {
        return headerFlaw(buffer, offset, length) == StunFlaw.NONE;
    }

    /**
     * Reads one datagram. The fingerprint is checked where there is one; integrity needs a key and is {@link
     * StunKey}'s.
     */
    public StunFlaw read(byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        StunFlaw flaw = headerFlaw(buffer, offset, length);
        attributes = 0;
        unknowns = 0;
        if (flaw == StunFlaw.NONE) {
            this.buffer = buffer;
            this.offset = offset;
            lengthBytes = length;
            type = BigEndian.unsignedShort(buffer, offset);
            flaw = walk();
        }
        if (flaw != StunFlaw.NONE) {
            attributes = 0;
            unknowns = 0;
            lengthBytes = 0;
            type = NO_TYPE;
        }
        return flaw;
    }

    private static StunFlaw headerFlaw(byte[] buffer, int offset, int length) {
        if (length < HEADER_BYTES) {
            return StunFlaw.TOO_SHORT;
        }
        if ((buffer[offset] & 0xC0) != 0 || BigEndian.integer(buffer, offset + 4) != COOKIE) {
            return StunFlaw.NOT_STUN;
        }
        int bodyBytes = BigEndian.unsignedShort(buffer, offset + 2);
        return bodyBytes % 4 != 0 || bodyBytes + HEADER_BYTES != length ? StunFlaw.WRONG_LENGTH : StunFlaw.NONE;
    }

    private StunFlaw walk() {
        int end = offset + lengthBytes;
        int integrity = NO_TYPE;
        int seen = 0;
        for (int head = offset + HEADER_BYTES; head < end; ) {
            int attribute = BigEndian.unsignedShort(buffer, head);
            int valueBytes = BigEndian.unsignedShort(buffer, head + 2);
            int next = head + 4 + padded(valueBytes);
            if (next > end) {
                return StunFlaw.ATTRIBUTE_OVERRUN;
            }
            if (++seen > MAX_ATTRIBUTES) {
                return StunFlaw.TOO_MANY_ATTRIBUTES;
            }
            if (mayFollow(integrity, attribute)) {
                if (!StunAttribute.isWellFormed(attribute, buffer, head + 4, valueBytes)) {
                    return StunFlaw.MALFORMED_ATTRIBUTE;
                }
                note(attribute, head);
                if (attribute == StunAttribute.FINGERPRINT) {
                    return next == end ? fingerprintFlaw(head) : StunFlaw.FINGERPRINT_NOT_LAST;
                }
                if (isIntegrity(attribute)) {
                    integrity = attribute;
                }
            }
            head = next;
        }
        return StunFlaw.NONE;
    }

    // RFC 8489 §14.5: what follows MESSAGE-INTEGRITY is not covered by it and therefore ignored, except the
    // SHA-256 kind and FINGERPRINT; §14.6: after the SHA-256 kind only FINGERPRINT counts.
    private static boolean mayFollow(int integrity, int attribute) {
        return switch (integrity) {
            case NO_TYPE -> true;
            case StunAttribute.MESSAGE_INTEGRITY ->
                attribute == StunAttribute.MESSAGE_INTEGRITY_SHA256 || attribute == StunAttribute.FINGERPRINT;
            default -> attribute == StunAttribute.FINGERPRINT;
        };
    }

    private static boolean isIntegrity(int attribute) {
        return attribute == StunAttribute.MESSAGE_INTEGRITY || attribute == StunAttribute.MESSAGE_INTEGRITY_SHA256;
    }

    private void note(int attribute, int head) {
        heads[attributes++] = head;
        if (unknowns < MAX_UNKNOWN && StunAttribute.isUnknownRequired(attribute)) {
            unknown[unknowns++] = attribute;
        }
    }

    private StunFlaw fingerprintFlaw(int head) {
        crc.reset();
        crc.update(buffer, offset, head - offset);
        int expected = (int) crc.getValue() ^ FINGERPRINT_MASK;
        return BigEndian.integer(buffer, head + 4) == expected ? StunFlaw.NONE : StunFlaw.FINGERPRINT_WRONG;
    }

    static int padded(int valueBytes) {
        return valueBytes + 3 & ~3;
    }

    public StunClass messageClass() {
        return StunClass.ofType(type);
    }

    /** The method's number; 1 is Binding, the only one that ICE and consent use. */
    public int method() {
        // RFC 8489 §5, figure 3: the class bits part the twelve bits of the method.
        return (type & 0x3E00) >> 2 | (type & 0x00E0) >> 1 | (type & 0x000F);
    }

    public boolean isBindingRequest() {
        return type == BINDING;
    }

    public boolean isBindingSuccess() {
        return type == (BINDING | StunClass.SUCCESS.bits);
    }

    public int lengthBytes() {
        return lengthBytes;
    }

    public TransactionId transactionId() {
        return new TransactionId(BigEndian.longInteger(buffer, offset + 8), BigEndian.integer(buffer, offset + 16));
    }

    public boolean has(int attribute) {
        return head(attribute) >= 0;
    }

    /** Where the value of the first attribute of this number starts in the buffer, or -1. */
    public int valueOffset(int attribute) {
        int head = head(attribute);
        return head < 0 ? -1 : head + 4;
    }

    /** The length of that value without its padding, or -1. */
    public int valueLengthBytes(int attribute) {
        int head = head(attribute);
        return head < 0 ? -1 : BigEndian.unsignedShort(buffer, head + 2);
    }

    // RFC 8489 §14: of attributes that occur twice only the first counts.
    private int head(int attribute) {
        for (int i = 0; i < attributes; i++) {
            if (BigEndian.unsignedShort(buffer, heads[i]) == attribute) {
                return heads[i];
            }
        }
        return -1;
    }

    /**
     * The part of USERNAME that names its receiver, packed as {@link Ufrag#bits}; {@link Ufrag#NONE} where it cannot
     * be one of ours. It finds the session, and so the key, before any digest is computed.
     */
    public long receiverUfragBits() {
        int start = valueOffset(StunAttribute.USERNAME);
        if (start < 0) {
            return Ufrag.NONE;
        }
        // RFC 8445 §7.2.2: the receiver's fragment, a colon, the sender's. Beyond nine bytes no colon of ours comes.
        int end = start + Math.min(valueLengthBytes(StunAttribute.USERNAME), Ufrag.MAX_CHARS + 1);
        for (int i = start; i < end; i++) {
            if (buffer[i] == ':') {
                return Ufrag.pack(buffer, start, i);
            }
        }
        return Ufrag.NONE;
    }

    /** The value as text, for logs and peers; null where it is absent. */
    public @Nullable String text(int attribute) {
        int head = head(attribute);
        return head < 0
                ? null
                : new String(buffer, head + 4, BigEndian.unsignedShort(buffer, head + 2), StandardCharsets.UTF_8);
    }

    public @Nullable TransportAddress mappedAddress() {
        int head = head(StunAttribute.MAPPED_ADDRESS);
        return head < 0 ? null : address(head, 0, 0, 0);
    }

    /** The mapped address with the mask removed that keeps helpful routers from rewriting it (RFC 8489 §14.2). */
    public @Nullable TransportAddress xorMappedAddress() {
        int head = head(StunAttribute.XOR_MAPPED_ADDRESS);
        if (head < 0) {
            return null;
        }
        long high = BigEndian.longInteger(buffer, offset + 4);
        return address(head, COOKIE, high, BigEndian.longInteger(buffer, offset + 12));
    }

    private TransportAddress address(int head, int mask, long highMask, long lowMask) {
        int port = BigEndian.unsignedShort(buffer, head + 6) ^ mask >>> 16;
        if (buffer[head + 5] == StunAttribute.FAMILY_IPV4) {
            return TransportAddress.ipv4(BigEndian.integer(buffer, head + 8) ^ mask, port);
        }
        long high = BigEndian.longInteger(buffer, head + 8) ^ highMask;
        return TransportAddress.ipv6(high, BigEndian.longInteger(buffer, head + 16) ^ lowMask, port);
    }

    /** PRIORITY as an unsigned number, or -1. */
    public long priority() {
        int head = head(StunAttribute.PRIORITY);
        return head < 0 ? -1 : Integer.toUnsignedLong(BigEndian.integer(buffer, head + 4));
    }

    public boolean useCandidate() {
        return has(StunAttribute.USE_CANDIDATE);
    }

    /** The tie-breaker of {@code ICE_CONTROLLING} or {@code ICE_CONTROLLED}; ask {@link #has} first. */
    public long tieBreaker(int roleAttribute) {
        int head = head(roleAttribute);
        return head < 0 ? 0 : BigEndian.longInteger(buffer, head + 4);
    }

    /** The number of ERROR-CODE, 300 to 699, or 0. */
    public int errorCode() {
        int head = head(StunAttribute.ERROR_CODE);
        return head < 0 ? 0 : (buffer[head + 6] & 0x07) * 100 + buffer[head + 7];
    }

    /** How many attributes must be understood and are not (at most eight are named). */
    public int unknownCount() {
        return unknowns;
    }

    public int unknownType(int index) {
        return unknown[Objects.checkIndex(index, unknowns)];
    }

    byte[] buffer() {
        return buffer;
    }

    int offset() {
        return offset;
    }

    @Override
    public String toString() {
        return lengthBytes == 0
                ? "StunMessage[]"
                : "StunMessage[%s 0x%03x %s, %d attributes]"
                        .formatted(messageClass(), method(), transactionId(), attributes);
    }
}
