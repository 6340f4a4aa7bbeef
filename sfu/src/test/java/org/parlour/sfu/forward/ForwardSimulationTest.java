package org.parlour.sfu.forward;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.parlour.sfu.peers.Agreements;
import org.parlour.sfu.peers.Stream;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededTest;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.octets.BigEndian;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.rtp.SequenceNumbers;

/**
 * Two voices take turns in one slot, over lines that lose, repeat and reorder and between which padding is strewn.
 * What the viewer gets is held against what left the room.
 */
class ForwardSimulationTest {
    private static final int TURNS = 60;
    private static final int PACKETS_A_TURN = 200;
    private static final long FRAME_NANOS = 20_000_000L;

    private static final class Leaving {
        private final byte[] bytes;
        private final double atFrames;

        private Leaving(byte[] bytes, double atFrames) {
            this.bytes = bytes;
            this.atFrames = atFrames;
        }
    }

    private final RtpPacket view = new RtpPacket();
    private final RtpPacket written = new RtpPacket();
    private final byte[] into = new byte[1600];
    private final Map<Long, Integer> contents = new HashMap<>();
    private long highest = -1;
    private int newestTimestamp;

    @SeededTest
    void aViewerSeesOneSenderWhoNeverStops(Run run) {
        RandomGenerator chance = run.chance("line");
        DownlinkSlot slot = new DownlinkSlot(Agreements.audioSlot(0, 500), new DownlinkTransport(), chance);
        Stream[] voices = new Stream[2];
        UplinkTrack[] tracks = new UplinkTrack[2];
        for (int i = 0; i < 2; i++) {
            voices[i] = new Stream(11 + i, Agreements.OPUS, chance.nextInt(1 << 16), chance.nextInt());
            tracks[i] =
                    new UplinkTrack(Agreements.microphone(), 11 + i, new ParticipantNumber(11 + i), new PeerClock());
        }
        long lost = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            int who = turn % 2;
            List<Leaving> line = new ArrayList<>();
            for (int i = 0; i < PACKETS_A_TURN; i++) {
                lost += leave(voices[who], i, line, chance);
            }
            line.sort((one, two) -> Double.compare(one.atFrames, two.atFrames));
            for (Leaving leaving : line) {
                run.clock().advance(Duration.ofNanos(FRAME_NANOS * line.size() / PACKETS_A_TURN / 2));
                arrive(leaving.bytes, tracks[who], slot, run);
            }
        }
        // What is missing at the viewer was lost on the way up, and nothing else is.
        long gaps = highest - contents.keySet().stream().min(Long::compare).orElse(0L) + 1 - contents.size();
        if (gaps > lost) {
            throw run.failure(gaps + " numbers are missing and only " + lost + " packets were lost");
        }
    }

    private static int leave(Stream voice, int i, List<Leaving> line, RandomGenerator chance) {
        voice.timestamp += 960;
        byte[] packet = chance.nextInt(10) == 0
                ? voice.padding(30)
                : voice.next((byte) 0x78, (byte) (i >> 8), (byte) i, (byte) 1);
        if (chance.nextInt(20) == 0) {
            return 1;
        }
        double late = chance.nextInt(10) == 0 ? chance.nextDouble(8) : 0;
        line.add(new Leaving(packet, i + late));
        if (chance.nextInt(30) == 0) {
            line.add(new Leaving(packet.clone(), i + late + chance.nextDouble(5)));
        }
        return 0;
    }

    private void arrive(byte[] packet, UplinkTrack track, DownlinkSlot slot, Run run) {
        if (view.wrap(packet, 0, packet.length) != null || track.read(view) != Passage.FORWARDED) {
            return;
        }
        int lengthBytes = slot.write(track, view, into, 0, run.clock().nowNanos());
        if (lengthBytes == DownlinkSlot.NOTHING) {
            return;
        }
        written.wrap(into, 0, lengthBytes);
        long index = highest < 0 ? written.sequenceNumber() : SequenceNumbers.extend(highest, written.sequenceNumber());
        if (contents.putIfAbsent(index, BigEndian.integer(into, 8)) != null) {
            throw run.failure("two packets have the number " + index);
        }
        if (written.csrc(0) != track.participantNumber()) {
            throw run.failure("somebody else is in the packet");
        }
        if (highest >= 0 && index > highest && written.timestamp() - newestTimestamp < 0) {
            throw run.failure("time runs backwards from one number to a later one");
        }
        if (index > highest) {
            highest = index;
            newestTimestamp = written.timestamp();
        }
    }
}
