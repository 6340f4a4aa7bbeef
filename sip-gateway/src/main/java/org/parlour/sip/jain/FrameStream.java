package org.parlour.sip.jain;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/**
 * The messages of a connection, one whole after the other. The parser behind it trusts its peer: it waits for ever in
 * the middle of a message, reads a body as the next message's head, and dies of three carriage returns. So what it is
 * given is whole, and where no message can be told from the next the connection ends.
 */
final class FrameStream extends InputStream {
    private static final int SLOWEST_MESSAGE_MILLIS = 10_000;
    private static final int FOR_EVER = 0;
    private static final byte[] PING = {'\r', '\n', '\r', '\n'};
    private static final byte[] PONG = {'\r', '\n'};

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
            return count >= 0 && isStillKnown();
        } catch (SocketTimeoutException slow) {
            gate.counters.garbage.increment();
            socket.close();
            return false;
        }
    }

    /** Whoever's trunk has gone since the connection came is not listened to any more, unless a call of theirs goes on. */
    private boolean isStillKnown() throws IOException {
        boolean known = gate.isKnown(socket.getInetAddress());
        if (!known) {
            socket.close();
        }
        return known;
    }

    /** The length of the message at the beginning; {@link Framing#UNFINISHED}, {@link Framing#GARBAGE}. */
    private int frameLength() throws IOException {
        if (!skipEmptyLines()) {
            return Framing.UNFINISHED;
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
     * Empty lines between messages: two are a ping, which is answered with one (RFC 5626 section 3.5.1), one alone is
     * swallowed. The stack would answer only behind a first message.
     *
     * @return whether a message may begin here; false where more bytes are needed to know
     */
    private boolean skipEmptyLines() throws IOException {
        while (end > 0 && buffer[0] == '\r') {
            boolean mayBePing = end < PING.length && Arrays.mismatch(buffer, 0, end, PING, 0, PING.length) == end;
            if (mayBePing) {
                return false;
            }
            if (end >= PING.length && Arrays.equals(buffer, 0, PING.length, PING, 0, PING.length)) {
                gate.counters.keepAlives.increment();
                socket.getOutputStream().write(PONG);
                drop(PING.length);
            } else if (buffer[1] == '\n') {
                drop(PONG.length);
            } else {
                return true;
            }
        }
        return true;
    }

    private void drop(int count) {
        System.arraycopy(buffer, count, buffer, 0, end - count);
        end -= count;
        seen = 0;
    }
}
