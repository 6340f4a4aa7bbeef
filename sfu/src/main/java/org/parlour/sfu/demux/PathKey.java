package org.parlour.sfu.demux;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a datagram came in, and from whom.
 *
 * <p>It can be set anew, so that a look-up makes nothing: one such key asks, those in the map are
 * never touched. The JDK's own address is kept as it is, because the bits of an IPv6 one come out
 * only as a copy.
 */
final class PathKey {
    private int gate;
    private @Nullable InetSocketAddress remote;

    PathKey set(int gate, InetSocketAddress remote) {
        this.gate = gate;
        this.remote = remote;
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathKey that && gate == that.gate && remote != null && remote.equals(that.remote);
    }

    @Override
    public int hashCode() {
        return remote == null ? gate : 31 * remote.hashCode() + gate;
    }

    @Override
    public String toString() {
        return "PathKey[" + gate + "]";
    }
}
