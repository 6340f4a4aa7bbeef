package org.parlour.sfu.ice;

import java.util.Objects;
import org.parlour.wire.octets.BigEndian;

/**
 * Cuts the stream of one ICE/TCP connection into the datagrams that it carries: each stands behind
 * its length in two bytes (RFC 4571 §2, RFC 6544 §3).
 *
 * <p>Most arrive whole and are handed on where they lie; what is cut by a segment is collected in a
 * buffer that is as long as the longest datagram.
 */
public final class FrameReader {
    public static final int HEAD_BYTES = 2;

    /** Takes a datagram that lies in somebody else's buffer: what is to be kept must be copied. */
    public interface Frames {
        void framed(byte[] bytes, int offset, int lengthBytes);
    }

    private final byte[] partial;
    private final Frames frames;
    private int collectedBytes;
    /** Of the datagram under way, or -1 while its length is not known. */
    private int expectedBytes = -1;

    private boolean broken;

    public FrameReader(int longestBytes, Frames frames) {
        if (longestBytes < HEAD_BYTES || longestBytes > 0xFFFF) {
            throw new IllegalArgumentException("a length has sixteen bits");
        }
        partial = new byte[longestBytes];
        this.frames = frames;
    }

    /** Writes the length that goes before a datagram. */
    public static void writeHead(byte[] buffer, int offset, int lengthBytes) {
        if (lengthBytes < 0 || lengthBytes > 0xFFFF) {
            throw new IllegalArgumentException("a length has sixteen bits");
        }
        BigEndian.putShort(buffer, offset, lengthBytes);
    }

    /**
     * Takes the next bytes of the stream.
     *
     * @return false where a datagram is longer than any of ours: the connection is to be closed, since nobody can tell
     *     where its next one begins
     */
    public boolean read(byte[] bytes, int offset, int lengthBytes) {
        Objects.checkFromIndexSize(offset, lengthBytes, bytes.length);
        int end = offset + lengthBytes;
        int at = offset;
        while (at < end && !broken) {
            at = expectedBytes < 0 ? readHead(bytes, at, end) : readBody(bytes, at, end);
        }
        return !broken;
    }

    private int readHead(byte[] bytes, int at, int end) {
        while (collectedBytes < HEAD_BYTES && at < end) {
            partial[collectedBytes++] = bytes[at++];
        }
        if (collectedBytes == HEAD_BYTES) {
            int length = BigEndian.unsignedShort(partial, 0);
            collectedBytes = 0;
            broken = length > partial.length;
            // RFC 4571 §2: an empty one is allowed and says nothing.
            expectedBytes = length == 0 ? -1 : length;
        }
        return at;
    }

    private int readBody(byte[] bytes, int at, int end) {
        if (collectedBytes == 0 && end - at >= expectedBytes) {
            int length = expectedBytes;
            expectedBytes = -1;
            frames.framed(bytes, at, length);
            return at + length;
        }
        int taken = Math.min(expectedBytes - collectedBytes, end - at);
        System.arraycopy(bytes, at, partial, collectedBytes, taken);
        collectedBytes += taken;
        if (collectedBytes == expectedBytes) {
            int length = expectedBytes;
            expectedBytes = -1;
            collectedBytes = 0;
            frames.framed(partial, 0, length);
        }
        return at + taken;
    }
}
