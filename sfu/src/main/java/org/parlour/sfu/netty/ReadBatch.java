package org.parlour.sfu.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;

/**
 * How much of a stream one call of the kernel reads: as much as fits the room that the loop lends to all its sockets in
 * turn. A stream that has more is read again, until the others are to have their turn.
 */
final class ReadBatch extends DefaultMaxMessagesRecvByteBufAllocator {
    private static final int MOST_IN_ONE_TURN = 4;

    private final NettyLoop loop;

    ReadBatch(NettyLoop loop) {
        super(MOST_IN_ONE_TURN);
        this.loop = loop;
    }

    @Override
    public MaxMessageHandle newHandle() {
        return new Handle();
    }

    private final class Handle extends MaxMessageHandle {
        @Override
        public int guess() {
            return NettyLoop.LENT_BYTES;
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator unused) {
            return loop.room(NettyLoop.LENT_BYTES);
        }

        @Override
        public boolean continueReading(UncheckedBooleanSupplier maybeMore) {
            return lastBytesRead() == attemptedBytesRead() && super.continueReading(maybeMore);
        }
    }
}
