package org.parlour.wire.sdp.phone;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.sdp.Direction;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.sdp.IceCredentials;
import org.parlour.wire.sdp.NetworkAddress;
import org.parlour.wire.srtp.SrtpMasterKey;

/**
 * Our end of one call. What we do not have (a key, a certificate, ICE) is absent and is then
 * neither offered nor accepted.
 *
 * @param keys one for each SRTP profile that we are ready to run, the one we like best first
 * @param wish what we would like to do, whatever the last answer was: who offers again what a hold
 *     left over never gets out of it (RFC 6337 section 5.3)
 */
public record LocalMedia(
        NetworkAddress address,
        int port,
        long sessionId,
        Direction wish,
        List<SrtpMasterKey> keys,
        @Nullable Fingerprint fingerprint,
        @Nullable IceCredentials ice) {
    public LocalMedia {
        keys = List.copyOf(keys);
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port of ours is open");
        }
    }

    /** Plain RTP, both ways. */
    public static LocalMedia plain(NetworkAddress address, int port, long sessionId) {
        return new LocalMedia(address, port, sessionId, Direction.SENDRECV, List.of(), null, null);
    }

    public LocalMedia withWish(Direction other) {
        return new LocalMedia(address, port, sessionId, other, keys, fingerprint, ice);
    }

    public LocalMedia withKeys(List<SrtpMasterKey> fresh) {
        return new LocalMedia(address, port, sessionId, wish, fresh, fingerprint, ice);
    }

    public LocalMedia withFingerprint(Fingerprint print) {
        return new LocalMedia(address, port, sessionId, wish, keys, print, ice);
    }

    public LocalMedia withIce(IceCredentials credentials) {
        return new LocalMedia(address, port, sessionId, wish, keys, fingerprint, credentials);
    }

    @Override
    public String toString() {
        return "LocalMedia[" + address.text() + " " + port + " " + wish.attributeName() + ", ****]";
    }
}
