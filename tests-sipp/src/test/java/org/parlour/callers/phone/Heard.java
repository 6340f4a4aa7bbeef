package org.parlour.callers.phone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parlour.wire.rtcp.Goodbye;
import org.parlour.wire.rtcp.Octets;
import org.parlour.wire.rtcp.ReceiverReport;
import org.parlour.wire.rtcp.ReportBlock;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtcp.SenderReport;
import org.parlour.wire.rtp.SequenceNumbers;

/**
 * All that a peer has received, with its times.
 *
 * @param packets in the order of their arrival
 * @param reports RTCP, likewise
 * @param malformed datagrams that were neither
 */
public record Heard(List<Packet> packets, List<RtcpPacket> reports, int malformed) {
    private static final long NANOS_A_SECOND = 1_000_000_000L;
    private static final int LONGEST_SAMPLES = 3_600 * Marker.RATE_HZ;

    public Heard {
        packets = List.copyOf(packets);
        reports = List.copyOf(reports);
    }

    /** One RTP packet. */
    public record Packet(
            long arrivedNanos,
            int ssrc,
            int sequenceNumber,
            int timestamp,
            int payloadType,
            boolean marker,
            Octets payload) {}

    /**
     * Everything on one line by its timestamps, so that what is missing is a hole.
     *
     * <p>The first sample is at the ear at the moment that the middle of the packets says, without any buffer.
     */
    public static final class Line {
        private final short[] samples;
        private final BitSet covered;
        private final long earNanos;

        private Line(short[] samples, BitSet covered, long earNanos) {
            this.samples = samples;
            this.covered = covered;
            this.earNanos = earNanos;
        }

        /** Zero in holes. */
        public short[] samples() {
            return samples.clone();
        }

        /** When a sample was at the ear. */
        public long earNanosOf(long sample) {
            return earNanos + sample * NANOS_A_SECOND / Marker.RATE_HZ;
        }

        /** The longest hole between the first and the last sample. */
        public int longestHoleMillis() {
            int longest = 0;
            int hole = covered.nextClearBit(0);
            while (hole < samples.length) {
                int end = Math.min(samples.length, endOf(hole));
                longest = Math.max(longest, end - hole);
                hole = covered.nextClearBit(end);
            }
            return longest * 1_000 / Marker.RATE_HZ;
        }

        private int endOf(int hole) {
            int end = covered.nextSetBit(hole);
            return end < 0 ? samples.length : end;
        }

        /** As much of its beginning as so many samples. */
        public Line first(int count) {
            return new Line(Arrays.copyOf(samples, count), covered.get(0, count), earNanos);
        }

        /** From a second to a second; what was not heard is silent. */
        public short[] seconds(double from, double to) {
            return Arrays.copyOfRange(samples, (int) (from * Marker.RATE_HZ), (int) (to * Marker.RATE_HZ));
        }

        public double lengthSeconds() {
            return samples.length / (double) Marker.RATE_HZ;
        }
    }

    /** Only what arrived at or after a moment. */
    public Heard since(long fromNanos) {
        return new Heard(
                packets.stream()
                        .filter(packet -> packet.arrivedNanos() >= fromNanos)
                        .toList(),
                reports,
                malformed);
    }

    /** The sound of it; keys, noise and unknown types have no place on the line. */
    public Line line() {
        Map<Integer, int[]> starts = new HashMap<>();
        List<Packet> sounding = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        int end = 0;
        for (Packet packet : packets) {
            if (packet.payloadType() == Law.MU.payloadType() || packet.payloadType() == Law.A.payloadType()) {
                // A new source begins where the clock stands; within one, its timestamps count.
                long sinceFirst = packet.arrivedNanos() - packets.getFirst().arrivedNanos();
                int clock = (int) (sinceFirst * Marker.RATE_HZ / NANOS_A_SECOND);
                int[] start = starts.computeIfAbsent(packet.ssrc(), _ -> new int[] {packet.timestamp(), clock});
                int place = packet.timestamp() - start[0] + start[1];
                if (place >= 0 && place + packet.payload().lengthBytes() <= LONGEST_SAMPLES) {
                    sounding.add(packet);
                    places.add(place);
                    end = Math.max(end, place + packet.payload().lengthBytes());
                }
            }
        }
        short[] samples = new short[end];
        BitSet covered = new BitSet(end);
        long[] begins = new long[sounding.size()];
        for (int i = 0; i < sounding.size(); i++) {
            Packet packet = sounding.get(i);
            Law law = packet.payloadType() == Law.MU.payloadType() ? Law.MU : Law.A;
            short[] decoded = law.decode(packet.payload().toArray());
            System.arraycopy(decoded, 0, samples, places.get(i), decoded.length);
            covered.set(places.get(i), places.get(i) + decoded.length);
            begins[i] = packet.arrivedNanos() - places.get(i) * NANOS_A_SECOND / Marker.RATE_HZ;
        }
        Arrays.sort(begins);
        return new Line(samples, covered, begins.length == 0 ? 0 : begins[begins.length / 2]);
    }

    /** Packets that were sent, by their numbers, and never arrived. */
    public int lost() {
        Map<Integer, Set<Long>> numbers = new HashMap<>();
        Map<Integer, Long> near = new HashMap<>();
        for (Packet packet : packets) {
            long extended = SequenceNumbers.extend(
                    near.getOrDefault(packet.ssrc(), 65_536L + packet.sequenceNumber()), packet.sequenceNumber());
            near.put(packet.ssrc(), extended);
            numbers.computeIfAbsent(packet.ssrc(), _ -> new HashSet<>()).add(extended);
        }
        return numbers.values().stream()
                .mapToInt(seen -> (int) (seen.stream()
                                        .mapToLong(Long::longValue)
                                        .max()
                                        .orElse(0)
                                - seen.stream().mapToLong(Long::longValue).min().orElse(0)
                                + 1)
                        - seen.size())
                .sum();
    }

    public int sources() {
        return (int) packets.stream().map(Packet::ssrc).distinct().count();
    }

    public boolean saidBye() {
        return reports.stream().anyMatch(Goodbye.class::isInstance);
    }

    public List<SenderReport> senderReports() {
        return reports.stream()
                .filter(SenderReport.class::isInstance)
                .map(SenderReport.class::cast)
                .toList();
    }

    /** What was told of our own voice: in sender reports and in receiver reports. */
    public List<ReportBlock> reportsOn(int ssrc) {
        return reports.stream()
                .flatMap(report -> switch (report) {
                    case SenderReport sender -> sender.reports().stream();
                    case ReceiverReport receiver -> receiver.reports().stream();
                    default -> List.<ReportBlock>of().stream();
                })
                .filter(block -> block.ssrc() == ssrc)
                .toList();
    }
}
