package org.parlour.callers.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.parlour.proof.Fuzz;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.octets.BigEndian;
import org.parlour.wire.rtcp.FullIntraRequest;
import org.parlour.wire.rtcp.GenericNack;
import org.parlour.wire.rtcp.Goodbye;
import org.parlour.wire.rtcp.PictureLossIndication;
import org.parlour.wire.rtcp.ReceiverReport;
import org.parlour.wire.rtcp.ReportBlock;
import org.parlour.wire.rtcp.RtcpPacket;
import org.parlour.wire.rtcp.SenderReport;
import org.parlour.wire.rtcp.SourceDescription;
import org.parlour.wire.stun.StunAttribute;
import org.parlour.wire.stun.StunClass;
import org.parlour.wire.stun.StunKey;
import org.parlour.wire.stun.StunWriter;
import org.parlour.wire.stun.TransactionId;

/** Strangers and guests throw what they like at the media port, and two people talk on. */
@Isolated
@Tag("peer")
class ForwardingFloodTest {
    private static final int CHECKS_PER_MILLI = 10;
    private static final Duration FLOOD = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int DATAGRAMS = 5_000;
    private static final int STREAMS = 300;
    private static final int ROOM_BYTES = 64;

    private final Random chance = new Random(5_389);
    private final RoomId room = RoomId.mint(chance);

    @Test
    void tenThousandUnknownChecksASecondDisturbNobodyAndAreNotAnswered() throws Exception {
        try (CoreHouse house = CoreHouse.open(1);
                TalkOfTwo talk = TalkOfTwo.begin(house, room);
                DatagramChannel stranger = stranger(talk)) {
            long before = unknown(house);
            long begunNanos = System.nanoTime();
            long sent = 0;
            long elapsedNanos = 0;
            while (elapsedNanos < FLOOD.toNanos()) {
                elapsedNanos = System.nanoTime() - begunNanos;
                for (long due = elapsedNanos / 1_000_000 * CHECKS_PER_MILLI; sent < due; sent++) {
                    stranger.write(ByteBuffer.wrap(check()));
                }
                talk.go();
            }
            assertThat(talk.isHeardWhole(PATIENCE)).as(talk.toString()).isTrue();
            long flood = sent;
            assertThat(flood).isGreaterThan(FLOOD.toMillis() * CHECKS_PER_MILLI / 2);
            assertThat(CoreHouse.await(
                            PATIENCE,
                            () -> unknown(house) - before + house.counted().overrun() == flood))
                    .as("all are counted")
                    .isTrue();
            assertThat(stranger.read(ByteBuffer.allocate(ROOM_BYTES)))
                    .as("nobody answers")
                    .isZero();
        }
    }

    private static long unknown(CoreHouse house) {
        return house.forwarding().unknownChecks();
    }

    /** As a browser's, but for nobody here. */
    private byte[] check() {
        byte[] buffer = new byte[200];
        int lengthBytes = new StunWriter()
                .begin(buffer, 0, StunClass.REQUEST, TransactionId.random(chance))
                .text(StunAttribute.USERNAME, "%08x:peer".formatted(chance.nextInt()))
                .role(StunAttribute.ICE_CONTROLLING, 1)
                .priority(1)
                .integrity(StunKey.shortTerm("nobodyspasswordnobodysp"))
                .fingerprint()
                .lengthBytes();
        return Arrays.copyOf(buffer, lengthBytes);
    }

    @Test
    void whateverComesTheTalkGoesOn() throws Exception {
        AtomicInteger lines = new AtomicInteger();
        try (CoreHouse house = CoreHouse.open(1);
                TalkOfTwo talk = TalkOfTwo.begin(house, room);
                SyntheticBrowser guest = house.join(room, 3, SlotCount.USUAL, new LostLines(lines));
                DatagramChannel stranger = stranger(talk)) {
            List<byte[]> datagrams = List.of(check(), clientHello(), rtp(301), report(), new byte[] {64, 0, 0, 0});
            Thrower thrower = new Thrower(house, talk);
            Fuzz.storm("media-door-stranger", datagrams, DATAGRAMS, bytes -> thrower.write(stranger, bytes));
            Fuzz.storm("media-door-tcp", List.of(framed(check()), framed(rtp(1))), STREAMS, bytes -> {
                connect(talk.place("tcp"), bytes);
                talk.go();
            });
            for (BrowserLink link : List.of(guest.uplink(), guest.downlink())) {
                Fuzz.storm("media-door-guest", datagrams, DATAGRAMS, bytes -> thrower.write(link.channel(), bytes));
                Fuzz.storm(
                        "rtp-of-a-guest",
                        List.of(rtp(301), rtp(311)),
                        DATAGRAMS,
                        bytes -> thrower.protect(link, bytes));
                Fuzz.storm("rtcp-of-a-guest", reports(guest), DATAGRAMS, bytes -> thrower.protectRtcp(link, bytes));
            }
            talk.go(Duration.ofSeconds(1));
            assertThat(talk.isHeardWhole(PATIENCE)).as(talk.toString()).isTrue();
            assertThat(house.counted().failures()).as("bugs on the loop").isZero();
            assertThat(house.forwarding().seatsNow()).isEqualTo(3);
            assertThat(lines).as("lines that broke").hasValue(0);
        }
    }

    /**
     * Throws datagrams at the house, and lets it have its turn after so many: what more would prove is how long the
     * kernel's queue is.
     */
    private record Thrower(CoreHouse house, TalkOfTwo talk, AtomicInteger thrown) {
        private static final int AT_ONCE = 64;

        private Thrower(CoreHouse house, TalkOfTwo talk) {
            this(house, talk, new AtomicInteger());
        }

        void write(DatagramChannel channel, byte[] bytes) {
            try {
                channel.write(ByteBuffer.wrap(bytes));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            if (thrown.incrementAndGet() % AT_ONCE == 0) {
                house.awaitTurn();
            }
            talk.go();
        }

        /** With the right keys, so that it is read as what it says it is. */
        void protect(BrowserLink link, byte[] bytes) {
            byte[] packet = Arrays.copyOf(bytes, bytes.length + ROOM_BYTES);
            // A number of its own, or the sender refuses it: no index is used twice.
            BigEndian.putShort(packet, 2, thrown.get());
            int lengthBytes = link.sender().protect(packet, 0, bytes.length);
            if (lengthBytes > 0) {
                write(link.channel(), Arrays.copyOf(packet, lengthBytes));
            }
        }

        void protectRtcp(BrowserLink link, byte[] bytes) {
            byte[] packet = Arrays.copyOf(bytes, bytes.length + ROOM_BYTES);
            int lengthBytes = link.sender().protectRtcp(packet, 0, bytes.length);
            if (lengthBytes > 0) {
                write(link.channel(), Arrays.copyOf(packet, lengthBytes));
            }
        }
    }

    private static void connect(InetSocketAddress place, byte[] bytes) {
        try (Socket socket = new Socket(place.getAddress(), place.getPort())) {
            socket.getOutputStream().write(bytes);
        } catch (SocketException slammed) {
            assertThat(slammed).hasMessageMatching("(?i).*(reset|broken pipe|closed).*");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static DatagramChannel stranger(TalkOfTwo talk) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        channel.connect(talk.place("udp"));
        channel.configureBlocking(false);
        return channel;
    }

    private static byte[] framed(byte[] datagram) {
        return ByteBuffer.allocate(2 + datagram.length)
                .putShort((short) datagram.length)
                .put(datagram)
                .array();
    }

    /** A DTLS 1.2 record of a handshake that begins. */
    private static byte[] clientHello() {
        ByteBuffer record = ByteBuffer.allocate(13 + 12 + 42);
        record.put((byte) 22).putShort((short) 0xFEFD).putShort((short) 0).put(new byte[6]);
        record.putShort((short) (12 + 42))
                .put((byte) 1)
                .put(new byte[] {0, 0, 42})
                .putShort((short) 0);
        record.put(new byte[] {0, 0, 0, 0, 0, 42}).putShort((short) 0xFEFD);
        return record.array();
    }

    private static byte[] rtp(int ssrc) {
        ByteBuffer packet = ByteBuffer.allocate(60);
        packet.put((byte) 0x90)
                .put((byte) BrowserTexts.OPUS)
                .putShort((short) 7)
                .putInt(960)
                .putInt(ssrc);
        packet.putShort((short) 0xBEDE).putShort((short) 2).put(new byte[] {0x10, 0x1E, 0x31, 0, 1, 0, 0, 0});
        return packet.put((byte) 0x78).array();
    }

    private static byte[] report() {
        return bytes(new ReceiverReport(1, List.of(new ReportBlock(2, 0, 0, 0, 0, 0, 0))));
    }

    private static List<byte[]> reports(SyntheticBrowser guest) {
        int slot = guest.slots().getOrDefault("v0", 1);
        int voice = BrowserTexts.ssrc(guest.person(), 0);
        return List.of(
                report(),
                bytes(new SenderReport(voice, 1L << 40, 960, 10, 100, List.of())),
                bytes(GenericNack.of(1, slot, new int[] {1, 2, 3, 100})),
                bytes(new PictureLossIndication(1, slot)),
                bytes(new FullIntraRequest(1, List.of(new FullIntraRequest.Entry(slot, 1)))),
                bytes(SourceDescription.ofCname(voice, "someone")),
                bytes(Goodbye.of(voice)));
    }

    private static byte[] bytes(RtcpPacket packet) {
        byte[] bytes = new byte[packet.lengthBytes()];
        packet.writeTo(bytes, 0);
        return bytes;
    }

    /** Counts what a page would show as trouble. */
    private static final class LostLines extends QuietEvents {
        private final AtomicInteger lines;

        private LostLines(AtomicInteger lines) {
            this.lines = lines;
        }

        @Override
        public void line(Direction direction, LineState state) {
            if (state != LineState.CONNECTED) {
                lines.incrementAndGet();
            }
        }
    }
}
