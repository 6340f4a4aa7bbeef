package org.parlour.wire.rtcp;

import java.util.Arrays;

/**
 * The arrivals that transport-wide feedback reports (draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1).
 *
 * <p>Only packets that came are kept, as offset and delta; all others between the base and the end were not received.
 * So eight octets that claim 65,535 lost packets cost a few octets here too: every entry is paid for by its delta.
 * The reserved symbol brings no time and reads as not received.
 */
public final class PacketArrivals {
    static final int MICROS_PER_TICK = 250;
    private static final int MICROS_PER_REFERENCE_UNIT = 64_000;
    private static final int MAX_SMALL_DELTA = 0xff;

    private final int baseSequence;
    private final int statusCount;
    private final int referenceTimeUnits64Millis;
    private final char[] offsets;
    private final short[] deltaTicks;

    /** Takes arrays that their maker will not touch again. */
    PacketArrivals(int baseSequence, int statusCount, int reference, char[] offsets, short[] deltaTicks) {
        this.baseSequence = baseSequence;
        this.statusCount = statusCount;
        this.referenceTimeUnits64Millis = reference;
        this.offsets = offsets;
        this.deltaTicks = deltaTicks;
    }

    /** Reads every packet between the base and the end, lost ones too. */
    public interface Reader {
        void received(int sequence, long arrivalMicros);

        void lost(int sequence);
    }

    public int baseSequence() {
        return baseSequence;
    }

    /** How many packets are reported on, received or not. */
    public int statusCount() {
        return statusCount;
    }

    /** Signed 24 bits: the peer's own clock, which begins anywhere and wraps every twelve days. */
    public int referenceTimeUnits64Millis() {
        return referenceTimeUnits64Millis;
    }

    public int receivedCount() {
        return offsets.length;
    }

    /** The sequence number of the n-th packet that came. */
    public int receivedSequence(int n) {
        return (baseSequence + offsets[n]) & 0xffff;
    }

    /** How long after the one before the n-th packet came; the first counts from the reference time. */
    public int deltaMicros(int n) {
        return deltaTicks[n] * MICROS_PER_TICK;
    }

    /** The status of the packet that lies so far behind the base. */
    public PacketStatus status(int offset) {
        if (offset < 0 || offset >= statusCount) {
            throw new IndexOutOfBoundsException(offset);
        }
        int n = Arrays.binarySearch(offsets, (char) offset);
        if (n < 0) {
            return PacketStatus.NOT_RECEIVED;
        }
        return symbol(n) == StatusChunk.SMALL_DELTA
                ? PacketStatus.RECEIVED_SMALL_DELTA
                : PacketStatus.RECEIVED_LARGE_OR_NEGATIVE_DELTA;
    }

    /** In the order of sequence numbers; times are on the peer's clock. */
    public void forEach(Reader reader) {
        long arrivalMicros = (long) referenceTimeUnits64Millis * MICROS_PER_REFERENCE_UNIT;
        int next = 0;
        for (int n = 0; n < offsets.length; n++) {
            for (; next < offsets[n]; next++) {
                reader.lost((baseSequence + next) & 0xffff);
            }
            arrivalMicros += deltaMicros(n);
            reader.received(receivedSequence(n), arrivalMicros);
            next++;
        }
        for (; next < statusCount; next++) {
            reader.lost((baseSequence + next) & 0xffff);
        }
    }

    private int symbol(int n) {
        int delta = deltaTicks[n];
        return delta >= 0 && delta <= MAX_SMALL_DELTA ? StatusChunk.SMALL_DELTA : StatusChunk.LARGE_DELTA;
    }

    Words chunks() {
        byte[] symbols = new byte[statusCount];
        for (int n = 0; n < offsets.length; n++) {
            symbols[offsets[n]] = (byte) symbol(n);
        }
        return StatusPacking.pack(symbols);
    }

    int deltasBytes() {
        int bytes = 0;
        for (int n = 0; n < offsets.length; n++) {
            bytes += StatusChunk.deltaBytes(symbol(n));
        }
        return bytes;
    }

    void writeDeltas(PacketWriter writer) {
        for (int n = 0; n < offsets.length; n++) {
            if (symbol(n) == StatusChunk.SMALL_DELTA) {
                writer.u8(deltaTicks[n]);
            } else {
                writer.u16(deltaTicks[n]);
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PacketArrivals that
                && baseSequence == that.baseSequence
                && statusCount == that.statusCount
                && referenceTimeUnits64Millis == that.referenceTimeUnits64Millis
                && Arrays.equals(offsets, that.offsets)
                && Arrays.equals(deltaTicks, that.deltaTicks);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * baseSequence + referenceTimeUnits64Millis) + Arrays.hashCode(deltaTicks);
    }

    @Override
    public String toString() {
        return "PacketArrivals[from " + baseSequence + ", " + offsets.length + " of " + statusCount + " came]";
    }
}
