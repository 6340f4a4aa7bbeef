package org.parlour.wire.rtcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One datagram of RTCP, read and written.
 *
 * <p>The frame is all or nothing: when versions and lengths do not add up, no boundary can be trusted and nothing is
 * read (RFC 3550 A.2). A packet whose body breaks the rules of its own type is refused alone: its boundaries are
 * certain, and a phone whose XR is odd shall not lose its reception report. If no packet is left, the datagram is
 * malformed.
 */
public sealed interface RtcpCompound {
    /** Far more than a sender with 31 sources per report needs; a datagram of empty packets stops here. */
    int MAX_PACKETS = 128;

    /** At least one good packet, and those that were refused beside it. */
    record Parsed(List<RtcpPacket> packets, List<Refused> refused) implements RtcpCompound {
        public Parsed {
            packets = List.copyOf(packets);
            refused = List.copyOf(refused);
        }
    }

    /** Nothing here can be believed; {@code atByte} counts from the start of the datagram. */
    record Malformed(RtcpFlaw reason, int atByte) implements RtcpCompound {}

    /** A packet whose frame was good and whose body was not. */
    record Refused(int packetType, RtcpFlaw reason, int atByte) {}

    /** What was written, and in their order the packets for which there was no room. */
    record Written(int lengthBytes, List<RtcpPacket> left) {
        public Written {
            left = List.copyOf(left);
        }
    }

    /** Reads as {@link RtcpRule#REDUCED_SIZE}, which every compound packet satisfies too. */
    static RtcpCompound parse(byte[] buffer, int offset, int length) {
        return parse(buffer, offset, length, RtcpRule.REDUCED_SIZE);
    }

    static RtcpCompound parse(byte[] buffer, int offset, int length, RtcpRule rule) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        Malformed malformed = RtcpFrame.check(buffer, offset, length, rule);
        return malformed != null ? malformed : read(buffer, offset, length);
    }

    private static RtcpCompound read(byte[] buffer, int offset, int length) {
        List<RtcpPacket> packets = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        int at = offset;
        while (at < offset + length) {
            switch (RtcpFrame.decode(buffer, at)) {
                case RtcpPacket packet -> packets.add(packet);
                case RtcpFlaw flaw -> refused.add(new Refused(RtcpFrame.packetType(buffer, at), flaw, at - offset));
            }
            at += RtcpFrame.lengthBytes(buffer, at);
        }
        return packets.isEmpty()
                ? new Malformed(refused.getFirst().reason(), refused.getFirst().atByte())
                : new Parsed(packets, refused);
    }

    /**
     * Writes as many packets as {@code limitBytes} allows, in their order; a packet too long for what is left is passed
     * over and a shorter one behind it may still go.
     *
     * <p>Under {@link RtcpRule#COMPOUND} the first packet is an SR or RR, and without it nothing is written.
     */
    static Written write(List<? extends RtcpPacket> packets, RtcpRule rule, byte[] buffer, int offset, int limitBytes) {
        Objects.checkFromIndexSize(offset, limitBytes, buffer.length);
        if (rule == RtcpRule.COMPOUND && !beginsWithReport(packets)) {
            throw new IllegalArgumentException("a compound packet begins with SR or RR");
        }
        List<RtcpPacket> left = new ArrayList<>();
        int written = 0;
        for (RtcpPacket packet : packets) {
            boolean headless = rule == RtcpRule.COMPOUND && written == 0 && !left.isEmpty();
            if (headless || packet.lengthBytes() > limitBytes - written) {
                left.add(packet);
            } else {
                written += packet.writeTo(buffer, offset + written);
            }
        }
        return new Written(written, left);
    }

    private static boolean beginsWithReport(List<? extends RtcpPacket> packets) {
        @Nullable RtcpPacket first = packets.isEmpty() ? null : packets.getFirst();
        return first instanceof SenderReport || first instanceof ReceiverReport;
    }
}
