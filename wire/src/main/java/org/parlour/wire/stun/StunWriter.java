package org.parlour.wire.stun;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.parlour.wire.octets.BigEndian;

/**
 * Writes STUN messages into the caller's buffer, attribute by attribute.
 *
 * <p>The header's length is right after every step, so a message may end anywhere. A buffer that is
 * too small and an attribute behind the signature are the caller's mistakes and throw. One owner,
 * used again for every message.
 */
public final class StunWriter {
    private final CRC32 crc = new CRC32();
    private byte[] buffer = new byte[0];
    private int start;
    private int end;
    private boolean signed;
    private boolean closed = true;

    /** Starts a Binding message of our own. */
    public StunWriter begin(byte[] buffer, int offset, StunClass messageClass, TransactionId transaction) {
        header(buffer, offset, StunMessage.BINDING | messageClass.bits);
        BigEndian.putLong(buffer, offset + 8, transaction.high());
        BigEndian.putInteger(buffer, offset + 16, transaction.low());
        return this;
    }

    /**
     * Starts the answer to a request, with its method and transaction. It may not be written over the request while
     * that is still being read.
     */
    public StunWriter answer(byte[] buffer, int offset, StunClass messageClass, StunMessage request) {
        int type = BigEndian.unsignedShort(request.buffer(), request.offset()) & ~StunClass.MASK;
        header(buffer, offset, type | messageClass.bits);
        System.arraycopy(request.buffer(), request.offset() + 8, buffer, offset + 8, 12);
        return this;
    }

    private void header(byte[] buffer, int offset, int type) {
        this.buffer = buffer;
        start = offset;
        end = offset + StunMessage.HEADER_BYTES;
        signed = false;
        closed = false;
        BigEndian.putShort(buffer, offset, type);
        BigEndian.putShort(buffer, offset + 2, 0);
        BigEndian.putInteger(buffer, offset + 4, StunMessage.COOKIE);
    }

    /** Any attribute as it is; the typed ones below are for those whose form we know. */
    public StunWriter attribute(int type, byte[] value) {
        System.arraycopy(value, 0, buffer, open(type, value.length), value.length);
        return this;
    }

    /** USERNAME, SOFTWARE, REALM, NONCE. */
    public StunWriter text(int type, String value) {
        return attribute(type, value.getBytes(StandardCharsets.UTF_8));
    }

    /** PRIORITY, an unsigned number of 32 bits. */
    public StunWriter priority(long priority) {
        if (priority >>> 32 != 0) {
            throw new IllegalArgumentException("a priority has 32 bits");
        }
        BigEndian.putInteger(buffer, open(StunAttribute.PRIORITY, 4), (int) priority);
        return this;
    }

    public StunWriter useCandidate() {
        open(StunAttribute.USE_CANDIDATE, 0);
        return this;
    }

    /** {@code ICE_CONTROLLING} or {@code ICE_CONTROLLED} with the tie-breaker (RFC 8445 §7.1.3). */
    public StunWriter role(int roleAttribute, long tieBreaker) {
        BigEndian.putLong(buffer, open(roleAttribute, 8), tieBreaker);
        return this;
    }

    public StunWriter mappedAddress(TransportAddress address) {
        address(StunAttribute.MAPPED_ADDRESS, address, 0, 0, 0);
        return this;
    }

    public StunWriter xorMappedAddress(TransportAddress address) {
        long high = BigEndian.longInteger(buffer, start + 4);
        long low = BigEndian.longInteger(buffer, start + 12);
        address(StunAttribute.XOR_MAPPED_ADDRESS, address, StunMessage.COOKIE, high, low);
        return this;
    }

    private void address(int type, TransportAddress address, int mask, long highMask, long lowMask) {
        int value = open(type, address.ipv6() ? StunAttribute.IPV6_BYTES : StunAttribute.IPV4_BYTES);
        buffer[value + 1] = (byte) (address.ipv6() ? StunAttribute.FAMILY_IPV6 : StunAttribute.FAMILY_IPV4);
        BigEndian.putShort(buffer, value + 2, address.port() ^ mask >>> 16);
        if (address.ipv6()) {
            BigEndian.putLong(buffer, value + 4, address.high() ^ highMask);
            BigEndian.putLong(buffer, value + 12, address.low() ^ lowMask);
        } else {
            BigEndian.putInteger(buffer, value + 4, (int) address.low() ^ mask);
        }
    }

    public StunWriter error(StunError error) {
        int value = open(StunAttribute.ERROR_CODE, 4 + error.reason().length());
        // RFC 8489 §14.8: the hundreds and the rest travel apart.
        buffer[value + 2] = (byte) (error.code() / 100);
        buffer[value + 3] = (byte) (error.code() % 100);
        for (int i = 0; i < error.reason().length(); i++) {
            buffer[value + 4 + i] = (byte) error.reason().charAt(i);
        }
        return this;
    }

    /** UNKNOWN-ATTRIBUTES: what in the request must be understood and is not. */
    public StunWriter unknownAttributes(StunMessage request) {
        int value = open(StunAttribute.UNKNOWN_ATTRIBUTES, 2 * request.unknownCount());
        for (int i = 0; i < request.unknownCount(); i++) {
            BigEndian.putShort(buffer, value + 2 * i, request.unknownType(i));
        }
        return this;
    }

    /** Signs what has been written; only {@link #fingerprint} may follow. */
    public StunWriter integrity(StunKey key) {
        int value = open(StunAttribute.MESSAGE_INTEGRITY, StunAttribute.INTEGRITY_BYTES);
        key.sign(buffer, start, value);
        signed = true;
        return this;
    }

    /** The checksum that tells STUN from the media beside it; always the last attribute. */
    public StunWriter fingerprint() {
        signed = false;
        int value = open(StunAttribute.FINGERPRINT, StunAttribute.FINGERPRINT_BYTES);
        crc.reset();
        crc.update(buffer, start, value - 4 - start);
        BigEndian.putInteger(buffer, value, (int) crc.getValue() ^ StunMessage.FINGERPRINT_MASK);
        closed = true;
        return this;
    }

    /** The length of the message so far. */
    public int lengthBytes() {
        return end - start;
    }

    private int open(int type, int valueBytes) {
        if (signed || closed) {
            throw new IllegalStateException("an attribute behind MESSAGE-INTEGRITY or FINGERPRINT would be ignored");
        }
        int value = end + 4;
        BigEndian.putShort(buffer, end, type);
        BigEndian.putShort(buffer, end + 2, valueBytes);
        end = value + StunMessage.padded(valueBytes);
        // Padding is zero (RFC 8489 §14), and so is what an attribute leaves out.
        Arrays.fill(buffer, value, end, (byte) 0);
        BigEndian.putShort(buffer, start + 2, end - start - StunMessage.HEADER_BYTES);
        return value;
    }
}
