package org.parlour.sfu.ice;

import org.parlour.wire.stun.StunKey;
import org.parlour.wire.stun.Ufrag;

/** One ticket at work: what was agreed between two ICE restarts. */
final class Generation {
    final Ufrag ufrag;
    final StunKey key;
    final long mintedNanos;
    private boolean used;

    Generation(IceTicket ticket, long nowNanos) {
        ufrag = ticket.ufrag();
        key = StunKey.shortTerm(ticket.password().value());
        mintedNanos = nowNanos;
    }

    boolean isUsed() {
        return used;
    }

    void use() {
        used = true;
    }

    @Override
    public String toString() {
        return "Generation[" + ufrag + "]";
    }
}
