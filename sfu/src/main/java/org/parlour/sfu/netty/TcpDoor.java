package org.parlour.sfu.netty;

import org.jspecify.annotations.Nullable;

/** Who says which connections a {@link TcpListener} takes; always on the thread of its loop. */
public interface TcpDoor {
    /** Somebody has connected. With null for an ear the connection is reset at once, and nothing more is told of it. */
    @Nullable
    StreamEar accepted(TcpStream stream);

    /** The kernel gave no connection where one was waiting: most often there are no more file descriptors. */
    void failed(Throwable why);
}
