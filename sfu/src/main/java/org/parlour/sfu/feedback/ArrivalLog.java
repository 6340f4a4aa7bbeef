package org.parlour.sfu.feedback;

import java.util.Arrays;
import java.util.List;
import org.parlour.wire.rtcp.PacketArrivalsBuilder;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtcp.TransportFeedback;
import org.parlour.wire.rtp.SequenceNumbers;

/**
 * When each packet of a transport came, until that is reported (transport-wide feedback). A packet that comes late is
 * reported late, with the others around it once more; the sender knows those already.
 */
final class ArrivalLog {
    // Two seconds at 500 packets a second, which is 20 reports.
    private static final int WINDOW = 1024;
    private static final int MASK = WINDOW - 1;
    // Behind that, a sender has forgotten what it sent.
    private static final int MOST_BEHIND = 500;
    private static final long NOT_HERE = Long.MIN_VALUE;

    private final long[] arrivalsNanos = new long[WINDOW];
    private boolean begun;
    private long highest;
    private long nextReported;
    private boolean news;
    private int feedbackCount;
    private long tooLate;
    private long jumps;
    private long messages;

    void arrived(int sequenceNumber, long nowNanos) {
        if (!begun) {
            begin(sequenceNumber);
        }
        long index = SequenceNumbers.extend(highest, sequenceNumber);
        if (index - highest >= WINDOW || highest - index >= WINDOW) {
            jumps++;
            begin(sequenceNumber);
            index = sequenceNumber;
        } else if (highest - index > MOST_BEHIND) {
            tooLate++;
            return;
        }
        for (; highest < index; highest++) {
            arrivalsNanos[(int) (highest + 1) & MASK] = NOT_HERE;
        }
        int at = (int) index & MASK;
        if (arrivalsNanos[at] == NOT_HERE) {
            arrivalsNanos[at] = nowNanos;
            nextReported = Math.min(nextReported, index);
            news = true;
        }
    }

    private void begin(int sequenceNumber) {
        begun = true;
        highest = sequenceNumber - 1L;
        nextReported = sequenceNumber;
        Arrays.fill(arrivalsNanos, NOT_HERE);
    }

    boolean hasNews() {
        return news;
    }

    /** Adds as many messages as it takes, each of at most that length. */
    void report(int senderSsrc, int mediaSsrc, int limitBytes, List<RtcpPacket> packets) {
        if (!news) {
            return;
        }
        news = false;
        long from = Math.max(nextReported, highest - WINDOW + 1);
        PacketArrivalsBuilder builder = new PacketArrivalsBuilder((int) from & 0xFFFF, limitBytes);
        for (long index = from; index <= highest; index++) {
            long arrivalNanos = arrivalsNanos[(int) index & MASK];
            if (arrivalNanos == NOT_HERE) {
                continue;
            }
            int sequenceNumber = (int) index & 0xFFFF;
            if (!builder.add(sequenceNumber, arrivalNanos)) {
                packets.add(message(senderSsrc, mediaSsrc, builder));
                builder = new PacketArrivalsBuilder(sequenceNumber, limitBytes);
                builder.add(sequenceNumber, arrivalNanos);
            }
        }
        packets.add(message(senderSsrc, mediaSsrc, builder));
        nextReported = highest + 1;
    }

    private TransportFeedback message(int senderSsrc, int mediaSsrc, PacketArrivalsBuilder builder) {
        messages++;
        return new TransportFeedback(senderSsrc, mediaSsrc, feedbackCount++ & 0xFF, builder.build());
    }

    long messages() {
        return messages;
    }

    /** Arrivals that were not reported, because the sender has forgotten them. */
    long tooLate() {
        return tooLate;
    }

    /** How often the count jumped further than anything gets lost. */
    long jumps() {
        return jumps;
    }
}
