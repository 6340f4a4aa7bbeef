package org.parlour.sip.dialog;

/** A datagram: a message and the branch of its topmost Via, which the messages of this room do not have. */
record Packet(Branch branch, SipMessage message) {
    @Override
    public String toString() {
        return message + " [" + branch + "]";
    }
}
