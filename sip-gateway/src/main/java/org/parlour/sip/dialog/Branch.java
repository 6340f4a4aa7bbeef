package org.parlour.sip.dialog;

/**
 * Tells one of their transactions from another, made by the driver of whatever RFC 3261 section 17.2.3 compares: the
 * branch and the sender of the topmost Via. A CANCEL bears the branch of its INVITE.
 */
public record Branch(String text) {
    @Override
    public String toString() {
        return text;
    }
}
