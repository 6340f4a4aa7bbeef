package org.parlour.sfu.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;

/**
 * How many datagrams one socket asks the kernel for at once: few for a phone, whose packets come one
 * by one, and twice as many after each batch that came back full.
 *
 * <p>A batch that is not full has emptied the socket, so the kernel is not asked a second time only to
 * say so; the selector is level-triggered and tells of what comes meanwhile.
 */
final class ReceiveBatch extends DefaultMaxMessagesRecvByteBufAllocator {
    static final int FEWEST = 4;
    static final int MOST = 64;

    // A flooded socket lets the others of its loop have their turn.
    private static final int MOST_IN_ONE_TURN = 2 * MOST;

    private final UdpSocket socket;

    ReceiveBatch(UdpSocket socket) {
        super(MOST_IN_ONE_TURN);
        this.socket = socket;
    }

    @Override
    public MaxMessageHandle newHandle() {
        return new Handle();
    }

    private final class Handle extends MaxMessageHandle {
        private int datagrams = FEWEST;

        @Override
        public int guess() {
            return datagrams * UdpSocket.MAX_DATAGRAM_BYTES;
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator unused) {
            return socket.loop().room(guess());
        }

        @Override
        public boolean continueReading(UncheckedBooleanSupplier maybeMore) {
            boolean full = lastBytesRead() == attemptedBytesRead();
            if (full && datagrams == MOST) {
                // What was dropped was dropped behind a queue that is longer than this.
                socket.lookForOverrun();
            }
            if (full) {
                datagrams = Math.min(MOST, 2 * datagrams);
            } else if (4L * lastBytesRead() <= attemptedBytesRead()) {
                datagrams = Math.max(FEWEST, datagrams / 2);
            }
            return full && super.continueReading(maybeMore);
        }
    }
}
