package org.parlour.callers.telephone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parlour.callers.phone.Offer;
import org.parlour.callers.phone.RtpPeer;
import org.parlour.callers.phone.SipCall;
import org.parlour.callers.phone.SipText;
import org.parlour.callers.program.TelephoneHouse;
import org.parlour.proof.Fuzz;

/** Every door meets garbage, and goes on. */
@Tag("peer")
class GarbageTest {
    private static final int MESSAGES = 3_000;
    private static final int STREAMS = 150;

    @RegisterExtension
    static final CallingHouse HOUSE = CallingHouse.withDefaults();

    @Test
    void atTheSignalling() throws Exception {
        List<byte[]> goldens = goldens();
        try (DatagramSocket socket = new DatagramSocket()) {
            Fuzz.storm(
                    "sip-udp-door",
                    goldens,
                    MESSAGES,
                    bytes -> throwAt(socket, bytes, HOUSE.program().sip()));
        }
        Fuzz.storm("sip-tcp-door", goldens, STREAMS, GarbageTest::throwIntoAStream);
        assertIsServed();
    }

    @Test
    void atTheSoundOfACall() throws Exception {
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller();
                DatagramSocket stranger = new DatagramSocket()) {
            SipText answer = caller.calls(room.number());
            InetSocketAddress sound = answer.sound().orElseThrow();
            InetSocketAddress control = new InetSocketAddress(sound.getAddress(), sound.getPort() + 1);
            byte[] packet = new byte[172];
            packet[0] = (byte) 0x80;
            packet[1] = 8;
            byte[] report = {(byte) 0x81, (byte) 200, 0, 6, 1, 2, 3, 4};
            Fuzz.storm("rtp-door", List.of(packet, report), MESSAGES, bytes -> throwAt(stranger, bytes, sound));
            Fuzz.storm("rtcp-door", List.of(report, packet), MESSAGES, bytes -> throwAt(stranger, bytes, control));
            // Who was there first is still the one who is heard and answered.
            caller.types(room.pin());
            HOUSE.program().untilSeated(room, 1);
            caller.hangsUp();
        }
        assertIsServed();
    }

    private static void assertIsServed() throws Exception {
        // Among the storm are requests that open calls; nobody acknowledges them, and they end by their timers.
        HOUSE.program().until("the end of what the storm began", Duration.ofMinutes(3), () -> HOUSE.program()
                .calls()
                .isEmpty());
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller caller = HOUSE.caller()) {
            caller.enters(room);
            caller.hangsUp();
        }
        assertThat(HOUSE.program().program().everythingPrinted()).doesNotContain("WARN", "ERROR", "Exception");
    }

    private static List<byte[]> goldens() throws IOException {
        try (RtpPeer peer = RtpPeer.open(1)) {
            SipCall call = new SipCall(
                    new SipCall.Line(
                            new InetSocketAddress("127.0.0.9", 5060),
                            HOUSE.program().sip(),
                            "UDP",
                            CallingHouse.number()),
                    "100",
                    RandomGeneratorFactory.getDefault().create(5));
            return List.of(
                    call.invite(Offer.of(peer).text()).getBytes(UTF_8),
                    call.request("OPTIONS", "", "").getBytes(UTF_8),
                    call.info('5', 100).getBytes(UTF_8),
                    call.cancel().getBytes(UTF_8),
                    call.bye().getBytes(UTF_8));
        }
    }

    private static void throwAt(DatagramSocket socket, byte[] bytes, InetSocketAddress to) {
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, to));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void throwIntoAStream(byte[] bytes) {
        InetSocketAddress sip = HOUSE.program().sip();
        try (Socket socket = new Socket(sip.getAddress(), sip.getPort())) {
            socket.getOutputStream().write(bytes);
        } catch (SocketException slammed) {
            assertThat(slammed).hasMessageMatching("(?i).*(reset|broken pipe|closed).*");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
