package org.parlour.sfu.bouncycastle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.TlsFatalAlert;
import org.jspecify.annotations.Nullable;

/**
 * Where the datagrams of one association come and go, as the library sees it: one thread reads and
 * sends, any thread puts in.
 *
 * <p>The library sends every record by itself. They are collected into datagrams until it waits or
 * says so, because a flight of one datagram is lost less often than one of five.
 */
final class Mailbox implements DatagramTransport {
    /** What gets through every path that browsers use; Chromium's own packets are as long. */
    static final int LONGEST_SENT_BYTES = 1_200;

    /** Firefox sends records of 1,408 bytes. */
    static final int LONGEST_RECEIVED_BYTES = 2_048;

    // Four flights of the longest kind. What is beyond is dropped: the peer repeats its flight.
    private static final int MOST_WAITING = 32;

    private final BlockingQueue<byte[]> inbox = new ArrayBlockingQueue<>(MOST_WAITING);
    private final byte[] wake = new byte[0];
    private final ByteArrayOutputStream flight = new ByteArrayOutputStream(LONGEST_SENT_BYTES);
    private final Consumer<byte[]> departures;
    private volatile boolean hungUp;
    private boolean shut;
    private boolean secure;

    Mailbox(Consumer<byte[]> departures) {
        this.departures = departures;
    }

    /** From any thread; false where it was dropped. */
    boolean put(byte[] datagram) {
        return !hungUp && HandshakeScreen.passes(datagram) && inbox.offer(datagram);
    }

    /** From any thread: whoever reads is woken and leaves. */
    void hangUp() {
        hungUp = true;
        inbox.clear();
        inbox.offer(wake);
    }

    boolean isHungUp() {
        return hungUp;
    }

    /** The handshake is done: leaving is now a farewell, no failure. */
    void secured() {
        secure = true;
    }

    @Override
    public int receive(byte[] buf, int off, int len, int waitMillis) throws IOException {
        flush();
        byte[] datagram = hungUp || shut ? wake : next(waitMillis);
        if (hungUp && !secure) {
            throw new TlsFatalAlert(AlertDescription.user_canceled);
        }
        if (hungUp || shut) {
            // The one exception that leaves the association as it is, so that it can still say close_notify.
            throw new InterruptedIOException("the association is over");
        }
        if (datagram == null || datagram.length > len) {
            return -1;
        }
        System.arraycopy(datagram, 0, buf, off, datagram.length);
        return datagram.length;
    }

    /** The library waits without end when it asks to wait for 0 ms. */
    private byte @Nullable [] next(int waitMillis) throws InterruptedIOException {
        try {
            return waitMillis == 0 ? inbox.take() : inbox.poll(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public void send(byte[] buf, int off, int len) {
        if (flight.size() + len > LONGEST_SENT_BYTES) {
            flush();
        }
        flight.write(buf, off, len);
    }

    void flush() {
        if (flight.size() > 0) {
            departures.accept(takeFlight());
        }
    }

    /** What was collected, for whoever sends it another way. */
    byte[] takeFlight() {
        byte[] datagram = flight.toByteArray();
        flight.reset();
        return datagram;
    }

    @Override
    public int getReceiveLimit() {
        return LONGEST_RECEIVED_BYTES;
    }

    @Override
    public int getSendLimit() {
        return LONGEST_SENT_BYTES;
    }

    /** The library has said its last word. */
    @Override
    public void close() {
        flush();
        shut = true;
    }
}
