package org.parlour.sfu.demux;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.parlour.wire.stun.StunAttribute;
import org.parlour.wire.stun.StunClass;
import org.parlour.wire.stun.StunKey;
import org.parlour.wire.stun.StunWriter;
import org.parlour.wire.stun.TransactionId;

/** Datagrams as browsers send them, and where they come from. */
final class Datagrams {
    private Datagrams() {}

    static InetSocketAddress from(String literal, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(literal), port);
    }

    static byte[] check(String ufrag) {
        return stun(StunClass.REQUEST, ufrag);
    }

    static byte[] stun(StunClass messageClass, String ufrag) {
        byte[] buffer = new byte[200];
        int length = new StunWriter()
                .begin(buffer, 0, messageClass, new TransactionId(1, 2))
                .text(StunAttribute.USERNAME, ufrag + ":peer")
                .role(StunAttribute.ICE_CONTROLLING, 1)
                .priority(1)
                .integrity(StunKey.shortTerm("twenty-two-characters."))
                .fingerprint()
                .lengthBytes();
        return Arrays.copyOf(buffer, length);
    }

    static byte[] rtp() {
        byte[] packet = new byte[80];
        packet[0] = (byte) 0x80;
        packet[1] = 111;
        return packet;
    }

    static byte[] dtls() {
        byte[] record = new byte[60];
        record[0] = 22;
        return record;
    }
}
