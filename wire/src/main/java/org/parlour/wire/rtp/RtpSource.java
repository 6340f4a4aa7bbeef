package org.parlour.wire.rtp;

/**
 * What a receiver knows of one source: whether it is valid, what was lost, how much its packets
 * jitter (RFC 3550 A.1, A.3, A.8). Written by one owner; a packet costs no allocation.
 *
 * <p>Arrival and timing are told apart, because a packet of a telephone event repeats the timestamp
 * of its first: it counts as received and must not count as jitter.
 */
public final class RtpSource {
    // RFC 3550 A.1: two packets in order before a source is valid; phones behind NAT send strays first.
    private static final int MIN_SEQUENTIAL = 2;
    // RFC 3550 A.1: a minute of loss at 50 packets a second is a gap; more is a new beginning.
    private static final int MAX_DROPOUT = 3000;
    // RFC 3550 A.1: two seconds of reordering at 50 packets a second.
    private static final int MAX_MISORDER = 100;
    private static final int NO_BAD_SEQUENCE = SequenceNumbers.MODULUS + 1;
    private static final int MAX_LOST = 0x7F_FFFF;
    private static final int MIN_LOST = -0x80_0000;

    private int clockRateHz;
    private boolean heard;
    private int probation = MIN_SEQUENTIAL;
    private int highest;
    private int first;
    private long cycles;
    private int badSequence = NO_BAD_SEQUENCE;
    private long received;
    private long expectedBefore;
    private long receivedBefore;
    private boolean timed;
    private int transitTicks;
    private long jitterSixteenths;

    public RtpSource(int clockRateHz) {
        if (clockRateHz <= 0) {
            throw new IllegalArgumentException("no clock rate: " + clockRateHz);
        }
        this.clockRateHz = clockRateHz;
    }

    /** Its timestamps count by another clock from now on, as when the codec changes; what was smoothed is kept in its ticks. */
    public void clockRate(int hz) {
        jitterSixteenths = jitterSixteenths * hz / clockRateHz;
        clockRateHz = hz;
        timed = false;
    }

    /** A packet with that sequence number is here. */
    public Arrival arrived(int sequenceNumber) {
        if (!heard) {
            heard = true;
            highest = (sequenceNumber - 1) & 0xFFFF;
        }
        return probation > 0 ? onProbation(sequenceNumber) : onceValid(sequenceNumber);
    }

    private Arrival onProbation(int sequenceNumber) {
        boolean inOrder = sequenceNumber == SequenceNumbers.next(highest);
        highest = sequenceNumber;
        probation = inOrder ? probation - 1 : MIN_SEQUENTIAL - 1;
        if (probation > 0) {
            return Arrival.ON_PROBATION;
        }
        beginAt(sequenceNumber);
        received = 1;
        return Arrival.VALIDATED;
    }

    private Arrival onceValid(int sequenceNumber) {
        int ahead = (sequenceNumber - highest) & 0xFFFF;
        if (ahead < MAX_DROPOUT) {
            if (sequenceNumber < highest) {
                cycles += SequenceNumbers.MODULUS;
            }
            highest = sequenceNumber;
            received++;
            return ahead == 0 ? Arrival.BEHIND : Arrival.IN_ORDER;
        }
        if (ahead > SequenceNumbers.MODULUS - MAX_MISORDER) {
            received++;
            return Arrival.BEHIND;
        }
        if (sequenceNumber != badSequence) {
            badSequence = SequenceNumbers.next(sequenceNumber);
            return Arrival.OUT_OF_LINE;
        }
        // Two in order from far away: the sender restarted without telling us.
        beginAt(sequenceNumber);
        received = 1;
        return Arrival.RESTARTED;
    }

    private void beginAt(int sequenceNumber) {
        first = sequenceNumber;
        highest = sequenceNumber;
        badSequence = NO_BAD_SEQUENCE;
        cycles = 0;
        received = 0;
        receivedBefore = 0;
        expectedBefore = 0;
        timed = false;
    }

    /** A packet of media with that timestamp arrived now; call it for packets that were valid. */
    public void timed(int timestamp, long nowNanos) {
        int transit = (int) Timestamps.ticks(nowNanos, clockRateHz) - timestamp;
        if (timed) {
            // RFC 3550 A.8, with the gain of 1/16 kept in sixteenths. The short way round, so that
            // the smallest int has no absolute value to overflow into.
            long difference = Math.abs((long) Timestamps.distance(transitTicks, transit));
            jitterSixteenths += difference - ((jitterSixteenths + 8) >> 4);
        }
        timed = true;
        transitTicks = transit;
    }

    public boolean isValid() {
        return probation == 0;
    }

    /** The highest sequence number with its cycles above it, as a receiver report carries it. */
    public long extendedHighest() {
        return cycles + highest;
    }

    public long expected() {
        return isValid() ? extendedHighest() - first + 1 : 0;
    }

    /** Duplicates and late packets included, so it may exceed what was expected. */
    public long received() {
        return received;
    }

    /** Expected less received, held inside the signed 24 bits of a receiver report (A.3). */
    public int lost() {
        return Math.clamp(expected() - received, MIN_LOST, MAX_LOST);
    }

    /**
     * The share lost since this was last asked, in 256ths (A.3). Ask once for each report: the
     * question begins a new interval.
     */
    public int takeFractionLost() {
        long expectedNow = expected();
        long expectedInterval = expectedNow - expectedBefore;
        long lostInterval = expectedInterval - (received - receivedBefore);
        expectedBefore = expectedNow;
        receivedBefore = received;
        if (expectedInterval == 0 || lostInterval <= 0) {
            return 0;
        }
        // A whole interval lost would be 256, which the octet cannot hold.
        return (int) Math.min(255, (lostInterval << 8) / expectedInterval);
    }

    /** The smoothed difference of transit times, in ticks (6.4.1). */
    public long jitterTicks() {
        return jitterSixteenths >> 4;
    }

    @Override
    public String toString() {
        return "RtpSource[%s highest=%d received=%d lost=%d jitter=%d ticks]"
                .formatted(isValid() ? "valid" : "on probation", extendedHighest(), received, lost(), jitterTicks());
    }
}
