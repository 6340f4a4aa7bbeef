package org.parlour.wire.sdp.phone;

import org.jspecify.annotations.Nullable;
import org.parlour.wire.sdp.Direction;
import org.parlour.wire.sdp.IceCredentials;

/**
 * Everything that the phone's leg needs to run.
 *
 * @param packetTimeMillis how much sound to send in a packet
 * @param direction what we do: an address of 0.0.0.0 takes the sending away, whatever the lines say
 * @param heldByPeer the phone does not want to hear us; what it sends meanwhile is its waiting music
 * @param peerIce the phone's credentials, when it speaks ICE
 */
public record AgreedMedia(
        RemoteEndpoint remote,
        AgreedFormats formats,
        int packetTimeMillis,
        Direction direction,
        boolean heldByPeer,
        MediaSecurity security,
        @Nullable IceCredentials peerIce) {}
