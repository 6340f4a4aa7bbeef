package org.parlour.sip.dialog;

/** A request's number within its dialog and direction, and its method: together they name a transaction of ours. */
public record CSeq(long number, SipMethod method) {
    // RFC 3261 section 20.16: 32 bits, unsigned.
    private static final long MOST = 0xFFFF_FFFFL;

    public CSeq {
        if (number < 0 || number > MOST) {
            throw new IllegalArgumentException("a CSeq number has 32 bits");
        }
    }

    @Override
    public String toString() {
        return number + " " + method.name();
    }
}
