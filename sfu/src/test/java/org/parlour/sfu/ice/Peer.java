package org.parlour.sfu.ice;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.parlour.wire.stun.StunAttribute;
import org.parlour.wire.stun.StunClass;
import org.parlour.wire.stun.StunFlaw;
import org.parlour.wire.stun.StunKey;
import org.parlour.wire.stun.StunMessage;
import org.parlour.wire.stun.StunWriter;
import org.parlour.wire.stun.TransactionId;

/** Writes a full agent's checks under one ticket, and reads what is answered. */
final class Peer {
    private final IceTicket ticket;
    private final StunKey key;
    private final RandomGenerator chance;
    private final StunWriter writer = new StunWriter();
    private final StunMessage answer = new StunMessage();

    Peer(IceTicket ticket, RandomGenerator chance) {
        this.ticket = ticket;
        this.chance = chance;
        key = StunKey.shortTerm(ticket.password().value());
    }

    static Path path(int gate, String literal, int port) {
        return new Path(gate, new InetSocketAddress(InetAddress.ofLiteral(literal), port));
    }

    byte[] check(boolean nominates) {
        return signed(begin().role(StunAttribute.ICE_CONTROLLING, 1), nominates);
    }

    byte[] checkOfOneWhoBelievesToBeControlled() {
        return signed(begin().role(StunAttribute.ICE_CONTROLLED, 1), false);
    }

    byte[] checkWith(int attribute) {
        return signed(begin().attribute(attribute, new byte[4]), false);
    }

    private final byte[] buffer = new byte[200];

    private StunWriter begin() {
        return writer.begin(buffer, 0, StunClass.REQUEST, TransactionId.random(chance))
                .text(StunAttribute.USERNAME, ticket.ufrag() + ":peer")
                .priority(1_853_824_767);
    }

    private byte[] signed(StunWriter unsigned, boolean nominates) {
        StunWriter check = nominates ? unsigned.useCandidate() : unsigned;
        int length = check.integrity(key).fingerprint().lengthBytes();
        return Arrays.copyOf(buffer, length);
    }

    /** Whether this is a success under our password. */
    boolean isSuccess(byte[] datagram) {
        return isSigned(datagram) && answer.isBindingSuccess();
    }

    boolean isSigned(byte[] datagram) {
        return answer.read(datagram, 0, datagram.length) == StunFlaw.NONE && key.verifies(answer);
    }

    /** What {@link #isSigned} read last. */
    StunMessage answer() {
        return answer;
    }
}
