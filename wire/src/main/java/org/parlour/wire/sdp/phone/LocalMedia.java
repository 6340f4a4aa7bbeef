package org.parlour.wire.sdp.phone;

import org.jspecify.annotations.Nullable;
import org.parlour.wire.sdp.Direction;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.sdp.IceCredentials;
import org.parlour.wire.sdp.NetworkAddress;
import org.parlour.wire.sdp.SdesKey;

/**
 * Our end of one call. What we do not have (a key, a certificate, ICE) is absent and is then
 * neither offered nor accepted.
 *
 * @param wish what we would like to do, whatever the last answer was: who offers again what a hold
 *     left over never gets out of it (RFC 6337 section 5.3)
 */
public record LocalMedia(
        NetworkAddress address,
        int port,
        long sessionId,
        Direction wish,
        @Nullable SdesKey sdesKey,
        @Nullable Fingerprint fingerprint,
        @Nullable IceCredentials ice) {
    public LocalMedia {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port of ours is open");
        }
    }

    /** Plain RTP, both ways. */
    public static LocalMedia plain(NetworkAddress address, int port, long sessionId) {
        return new LocalMedia(address, port, sessionId, Direction.SENDRECV, null, null, null);
    }

    public LocalMedia withWish(Direction other) {
        return new LocalMedia(address, port, sessionId, other, sdesKey, fingerprint, ice);
    }

    public LocalMedia withSdesKey(SdesKey key) {
        return new LocalMedia(address, port, sessionId, wish, key, fingerprint, ice);
    }

    public LocalMedia withFingerprint(Fingerprint print) {
        return new LocalMedia(address, port, sessionId, wish, sdesKey, print, ice);
    }

    public LocalMedia withIce(IceCredentials credentials) {
        return new LocalMedia(address, port, sessionId, wish, sdesKey, fingerprint, credentials);
    }
}
