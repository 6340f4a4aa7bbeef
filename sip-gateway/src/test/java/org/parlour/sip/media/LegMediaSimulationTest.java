package org.parlour.sip.media;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.parlour.simulation.Address;
import org.parlour.simulation.Arrival;
import org.parlour.simulation.Departure;
import org.parlour.simulation.Fate;
import org.parlour.simulation.Host;
import org.parlour.simulation.Invariant;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededNetwork;
import org.parlour.simulation.SeededTest;
import org.parlour.simulation.Simulation;
import org.parlour.sip.seat.PhoneQuality;
import org.parlour.wire.dtmf.KeyNews;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

/** Two legs speak with each other over a network as chance has it, while a stranger sprays packets at one of them. */
class LegMediaSimulationTest {
    private static final Address HOUSE_RTP = new Address("192.0.2.1:20000");
    private static final Address HOUSE_RTCP = new Address("192.0.2.1:20001");
    private static final Address PHONE_RTP = new Address("198.51.100.7:61000");
    private static final Address PHONE_RTCP = new Address("198.51.100.7:61001");
    private static final Address STRANGER = new Address("203.0.113.9:4000");

    @SeededTest
    void eachHearsTheOtherInOneTimelineAndTheStrangerNeverIs(Run run) {
        RandomGenerator chance = run.chance("conditions");
        SeededNetwork<byte[]> network = SeededNetwork.ofDatagrams(run)
                .with(NetworkConditions.drawn(chance).withCorruptRatio(0));
        Party house = new Party(run, "house", HOUSE_RTP, HOUSE_RTCP);
        Party phone = new Party(run, "phone", PHONE_RTP, PHONE_RTCP);
        Spray stranger = new Spray(run);
        Simulation<byte[]> simulation = new Simulation<>(network)
                .attach(HOUSE_RTP, house)
                .attach(HOUSE_RTCP, house)
                .attach(PHONE_RTP, phone)
                .attach(PHONE_RTCP, phone)
                .attach(STRANGER, stranger)
                .always(Invariant.that("one timeline", () -> house.faults == 0 && phone.faults == 0));
        long nowNanos = run.clock().nowNanos();
        // The phone's description names an address behind its NAT, where nothing arrives.
        house.leg.agree(Desk.agreed(Desk.at("10.0.0.5", 4000)), nowNanos);
        phone.leg.agree(Desk.agreed(Desk.at("192.0.2.1", 20_000)), nowNanos);
        phone.speaks = true;
        house.speaks = true;
        simulation.progressUntil("both hear", () -> house.heard > 0 && phone.heard > 0, Duration.ofSeconds(60));
        simulation.in(Duration.ofSeconds(1), "the stranger begins", () -> stranger.sprays = true);
        simulation.progress(Duration.ofSeconds(20));

        check(run, house.strange == 0 && phone.strange == 0, "a stranger was heard");
        check(run, house.leg.statistics().latches() == 1, "the latch opened: " + house.leg.statistics());
        check(
                run,
                house.leg.statistics().reports() > 0 || network.count(PHONE_RTCP, HOUSE_RTCP, Fate.LOST) > 0,
                "no report");
    }

    private static InetSocketAddress socket(Address address) {
        String[] parts = address.name().split(":", 2);
        return Desk.at(parts[0], Integer.parseInt(parts[1]));
    }

    private static void check(Run run, boolean so, String otherwise) {
        if (!so) {
            throw run.failure(otherwise);
        }
    }

    /** A leg that says its own numbers in each payload. */
    private static final class Party implements Host<byte[]>, Outlet, LegListener, Uplink {
        private static final byte HOUSE_MARK = 'h';

        private final Address rtp;
        private final Address rtcp;
        private final LegMedia leg;
        private final byte[] frame = new byte[Desk.FRAME_TICKS];
        private final List<Departure<byte[]>> departures = new ArrayList<>();
        private final byte theirMark;
        private boolean speaks;
        private long nextFrameNanos;
        private int spoken;
        private int heard;
        private int strange;
        private int faults;
        private int offset;

        private Party(Run run, String name, Address rtp, Address rtcp) {
            this.rtp = rtp;
            this.rtcp = rtcp;
            this.leg = new LegMedia(this, this, run.chance(name), 0);
            this.frame[0] = (byte) name.charAt(0);
            this.theirMark = (byte) (frame[0] == HOUSE_MARK ? 'p' : HOUSE_MARK);
            this.nextFrameNanos = run.clock().nowNanos();
            leg.uplinkTo(this);
        }

        @Override
        public void receive(Arrival<byte[]> arrival, long nowNanos) {
            byte[] bytes = arrival.message();
            if (arrival.to().equals(rtp)) {
                leg.heardRtp(bytes, 0, bytes.length, socket(arrival.from()), nowNanos);
            } else {
                leg.heardRtcp(bytes, 0, bytes.length, socket(arrival.from()), nowNanos);
            }
        }

        @Override
        public void onDeadline(long nowNanos) {
            leg.onTime(nowNanos);
            while (nowNanos >= nextFrameNanos) {
                nextFrameNanos += Desk.FRAME_NANOS;
                if (speaks && spoken % 50 < 40) {
                    ByteBuffer.wrap(frame).putInt(1, spoken);
                    leg.send(frame, 0, frame.length, Desk.FRAME_TICKS, nowNanos);
                } else {
                    leg.skip(Desk.FRAME_TICKS, nowNanos);
                }
                spoken++;
            }
        }

        @Override
        public long nextDeadlineNanos() {
            return Math.min(nextFrameNanos, leg.nextDeadlineNanos());
        }

        @Override
        public List<Departure<byte[]>> departures() {
            List<Departure<byte[]>> taken = List.copyOf(departures);
            departures.clear();
            return taken;
        }

        @Override
        public void rtp(byte[] bytes, int lengthBytes, InetSocketAddress to) {
            depart(rtp, bytes, lengthBytes, to);
        }

        @Override
        public void rtcp(byte[] bytes, int lengthBytes, InetSocketAddress to) {
            depart(rtcp, bytes, lengthBytes, to);
        }

        private void depart(Address from, byte[] bytes, int lengthBytes, InetSocketAddress to) {
            Address target = new Address(to.getAddress().getHostAddress() + ":" + to.getPort());
            departures.add(new Departure<>(from, target, Arrays.copyOf(bytes, lengthBytes)));
        }

        @Override
        public void arrived(Codec codec, RtpPacket packet, long nowNanos) {
            byte[] payload = packet.buffer();
            int at = packet.payloadOffset();
            if (payload[at] != theirMark) {
                strange++;
                return;
            }
            // A frame's number and its timestamp stay as far apart as they were at first, for ever.
            int number = ByteBuffer.wrap(payload).getInt(at + 1);
            int apart = packet.timestamp() - number * Desk.FRAME_TICKS;
            if (heard++ == 0) {
                offset = apart;
            }
            faults += apart == offset ? 0 : 1;
        }

        @Override
        public void key(KeyNews news) {
            faults++;
        }

        @Override
        public void quality(PhoneQuality news) {}

        @Override
        public void line(LineNews news) {
            faults += news instanceof LineNews.PeerSaidBye ? 1 : 0;
        }
    }

    /** Packets of a well-formed stream, to the house's ports. */
    private static final class Spray implements Host<byte[]> {
        private final RandomGenerator chance;
        private final List<Departure<byte[]>> departures = new ArrayList<>();
        private boolean sprays;
        private long nextNanos;
        private int sequenceNumber;

        private Spray(Run run) {
            chance = run.chance("stranger");
            nextNanos = run.clock().nowNanos();
        }

        @Override
        public void receive(Arrival<byte[]> arrival, long nowNanos) {
            throw new AssertionError("the stranger hears the call");
        }

        @Override
        public void onDeadline(long nowNanos) {
            nextNanos = nowNanos + 1 + chance.nextLong(Desk.FRAME_NANOS);
            if (sprays) {
                sequenceNumber++;
                departures.add(new Departure<>(
                        STRANGER,
                        HOUSE_RTP,
                        Desk.voice(0x0BAD_CAFE, sequenceNumber, sequenceNumber * 160, new byte[160])));
            }
        }

        @Override
        public long nextDeadlineNanos() {
            return nextNanos;
        }

        @Override
        public List<Departure<byte[]>> departures() {
            List<Departure<byte[]>> taken = List.copyOf(departures);
            departures.clear();
            return taken;
        }
    }
}
