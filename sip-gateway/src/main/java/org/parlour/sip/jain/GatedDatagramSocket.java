package org.parlour.sip.jain;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Hands on the datagrams that may come in; of the others nobody hears. */
final class GatedDatagramSocket extends DatagramSocket {
    private static final long LONGEST_WAIT_SECONDS = 5;

    private final Gate gate;
    private final ReentrantLock reading = new ReentrantLock();
    private final CountDownLatch listening = new CountDownLatch(1);

    GatedDatagramSocket(InetSocketAddress local, Gate gate) throws SocketException {
        super(local);
        this.gate = gate;
    }

    @Override
    public void receive(DatagramPacket packet) throws IOException {
        listening.countDown();
        int room = packet.getLength();
        reading.lock();
        try {
            do {
                packet.setLength(room);
                super.receive(packet);
            } while (!gate.isKnown(packet.getAddress(), packet.getData(), packet.getOffset(), packet.getLength())
                    || !gate.passes(packet.getData(), packet.getOffset(), packet.getLength()));
        } finally {
            reading.unlock();
        }
    }

    /** Waits until a closed socket has let go of its port, which it does not before its reader has left. */
    void awaitRelease() {
        try {
            if (reading.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                reading.unlock();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the stack's thread has come to the socket; before, it must not be stopped. */
    void awaitReader() throws IOException {
        try {
            if (!listening.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("nobody reads the datagrams of " + getLocalSocketAddress());
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a listening point was opened", hurry);
        }
    }
}
