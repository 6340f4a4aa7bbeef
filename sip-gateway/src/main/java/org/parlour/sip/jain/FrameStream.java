package org.parlour.sip.jain;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * The messages of a connection, one whole after the other. The parser behind it trusts its peer: it waits for ever in
 * the middle of a message, reads a body as the next message's head, and dies of three carriage returns. So what it is
 * given is whole, and where no message can be told from the next the connection ends.
 */
final class FrameStream extends InputStream {
    private static final int SLOWEST_MESSAGE_MILLIS = 10_000;
    private static final int FOR_EVER = 0;

    private final InputStream raw;
    private final Socket socket;
    private final Gate gate;
    private final byte[] buffer;
    /** How much of the buffer is filled. */
    private int end;
    /** How much of the filled part has been handed on. */
    private int given;
    /** How much of the filled part is one whole message. */
    private int whole;
    /** How far the head of an unfinished message has been looked through. */
    private int seen;

    FrameStream(InputStream raw, Socket socket, Gate gate) {
        this.raw = raw;
        this.socket = socket;
        this.gate = gate;
        this.buffer = new byte[gate.settings.longestMessageBytes()];
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int lengthBytes) throws IOException {
        if (given == whole && !next()) {
            return -1;
        }
        int count = Math.min(lengthBytes, whole - given);
        System.arraycopy(buffer, given, target, offset, count);
        given += count;
        return count;
    }

    /** Fills the buffer until its beginning is one whole message; false where the connection ends. */
    private boolean next() throws IOException {
        System.arraycopy(buffer, whole, buffer, 0, end - whole);
        end -= whole;
        given = 0;
        whole = 0;
        seen = 0;
        while (true) {
            int length = frameLength();
            if (length > 0) {
                whole = length;
                return true;
            }
            if (length == Framing.GARBAGE || end == buffer.length) {
                gate.counters.garbage.increment();
                socket.close();
                return false;
            }
            if (!fill()) {
                return false;
            }
        }
    }

    private boolean fill() throws IOException {
        socket.setSoTimeout(end == 0 ? FOR_EVER : SLOWEST_MESSAGE_MILLIS);
        try {
            int count = raw.read(buffer, end, buffer.length - end);
            end += Math.max(0, count);
            return count >= 0;
        } catch (SocketTimeoutException slow) {
            gate.counters.garbage.increment();
            socket.close();
            return false;
        }
    }

    /** The length of the message at the beginning; {@link Framing#UNFINISHED}, {@link Framing#GARBAGE}. */
    private int frameLength() {
        int keepAlive = keepAliveLength();
        if (keepAlive != 0) {
            return keepAlive;
        }
        int body = Framing.bodyIndex(buffer, Math.max(0, seen - 1), end);
        seen = body == Framing.UNFINISHED ? end : 0;
        if (body == Framing.GARBAGE || isHeadTooLong(body)) {
            return Framing.GARBAGE;
        }
        if (body == Framing.UNFINISHED) {
            return Framing.UNFINISHED;
        }
        if (!Framing.beginsLikeSip(buffer, 0, body)) {
            return Framing.GARBAGE;
        }
        int content = Framing.contentLength(buffer, body);
        if (content == Framing.GARBAGE || body + content > buffer.length - 2) {
            return Framing.GARBAGE;
        }
        int length = body + Math.max(0, content);
        return length <= end ? length : Framing.UNFINISHED;
    }

    /** The parser takes at most half of its longest message as head. */
    private boolean isHeadTooLong(int body) {
        return (body == Framing.UNFINISHED ? end : body) > buffer.length / 2;
    }

    /**
     * Empty lines between messages: two are a ping, which the stack answers (RFC 5626 section 3.5.1), one is swallowed.
     * 0 where a message stands there.
     */
    private int keepAliveLength() {
        while (end > 0 && buffer[0] == '\r') {
            if (end == 1 || (end < 4 && buffer[1] == '\n' && (end == 2 || buffer[2] == '\r'))) {
                return Framing.UNFINISHED;
            }
            if (buffer[1] != '\n') {
                return Framing.GARBAGE;
            }
            if (buffer[2] == '\r' && buffer[3] == '\n') {
                gate.counters.keepAlives.increment();
                return 4;
            }
            drop(2);
        }
        return 0;
    }

    private void drop(int count) {
        System.arraycopy(buffer, count, buffer, 0, end - count);
        end -= count;
    }
}
