package org.parlour.sfu.netty;

import io.netty.channel.IoEvent;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.unix.FileDescriptor;
import org.jspecify.annotations.Nullable;

/** A descriptor that is not Netty's: its loop tells when it can be read, while somebody wants to know. */
public final class DescriptorWatch {
    private final int descriptor;
    private final Runnable readable;
    private @Nullable IoRegistration registration;

    DescriptorWatch(int descriptor, Runnable readable) {
        this.descriptor = descriptor;
        this.readable = readable;
    }

    EpollIoHandle handle() {
        return new Handle(new FileDescriptor(descriptor));
    }

    void registered(IoRegistration with) {
        registration = with;
    }

    /** Tells from now on; on the loop's thread. */
    public void begin() {
        submit(EpollIoOps.EPOLLIN);
    }

    /** Tells no more until {@link #begin}; on the loop's thread. */
    public void rest() {
        // What only a stream has. Where nothing is asked for, Netty takes the descriptor out, and cannot ask again.
        submit(EpollIoOps.EPOLLRDHUP);
    }

    private void submit(EpollIoOps operations) {
        if (registration != null && registration.isValid()) {
            long _ = registration.submit(operations);
        }
    }

    /** Not a record: Netty closes and compares handles. */
    private final class Handle implements EpollIoHandle {
        private final FileDescriptor known;

        private Handle(FileDescriptor known) {
            this.known = known;
        }

        @Override
        public FileDescriptor fd() {
            return known;
        }

        @Override
        public void handle(IoRegistration from, IoEvent event) {
            readable.run();
        }

        @Override
        public void close() {
            // Whoever opened the descriptor closes it.
        }
    }
}
