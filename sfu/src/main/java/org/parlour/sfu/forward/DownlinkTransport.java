package org.parlour.sfu.forward;

/** Counts every packet towards one viewer, whatever its slot: the transport-wide sequence number. */
public final class DownlinkTransport {
    private int sequenceNumber;

    /** The low 16 bits travel. */
    public int nextSequenceNumber() {
        return sequenceNumber++;
    }
}
