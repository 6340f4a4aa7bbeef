package org.parlour.callers.measure;

import java.util.HexFormat;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.parlour.wire.rtp.AudioLevel;
import org.parlour.wire.rtp.RtpExtensions;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.rtp.RtpSource;

/** What forwarding does to every packet before encryption: read, look for the level, rewrite four fields. */
@State(Scope.Thread)
public class RtpBenchmark {
    private static final int LEVEL_ID = 1;
    private static final int CLOCK_RATE_HZ = 48_000;

    // An Opus packet with audio level (id 1), absolute send time (id 2) and mid (id 4), as browsers send it.
    private final byte[] bytes = HexFormat.of()
            .parseHex("906f0001000003c0deadbeef" + "bede0003" + "10b0" + "22a1b2c3" + "4030" + "00000000"
                    + "f8fffe".repeat(20));

    private final RtpPacket packet = new RtpPacket();
    private final RtpSource source = new RtpSource(CLOCK_RATE_HZ);
    private int sequence;

    @Benchmark
    public int readAndFindLevel() {
        packet.wrap(bytes, 0, bytes.length);
        return AudioLevel.levelMinusDbov(bytes, RtpExtensions.find(packet, LEVEL_ID));
    }

    @Benchmark
    public int rewrite() {
        packet.wrap(bytes, 0, bytes.length);
        sequence++;
        packet.sequenceNumber(sequence & 0xffff)
                .timestamp(sequence * 960)
                .ssrc(7)
                .payloadType(111);
        return packet.payloadOffset();
    }

    @Benchmark
    public Object validateSource() {
        sequence = (sequence + 1) & 0xffff;
        source.timed(sequence * 960, sequence * 20_000_000L);
        return source.arrived(sequence);
    }
}
