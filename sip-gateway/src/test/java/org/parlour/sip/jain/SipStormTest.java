package org.parlour.sip.jain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parlour.proof.Fuzz;

/** Messages that are almost right, thousands of them, at a stack that must answer the next one all the same. */
@Tag("peer")
class SipStormTest {
    private static final int MUTATIONS = Integer.getInteger("parlour.fuzz.mutations", 10_000) / 5;

    private final Switchboard board = new Switchboard();
    private SipDoor door;
    private InetSocketAddress house;

    @BeforeEach
    void open() throws IOException {
        door = board.opened(SipDoor.unrehearsed(SipSettings.named("storm"), new KnownSources(), board));
        house = door.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        board.answers = false;
    }

    @AfterEach
    void close() {
        board.close();
    }

    @ParameterizedTest
    @EnumSource
    void afterAStormTheNextIsAnswered(Transport transport) throws IOException {
        List<byte[]> goldens;
        try (RawPeer phone = RawPeer.udp(house)) {
            goldens = List.of(
                    bytes(phone.ask("INVITE").session().text(), transport),
                    bytes(phone.ask("OPTIONS").text(), transport),
                    bytes(phone.ask("CANCEL").text(), transport),
                    bytes(phone.ask("BYE").number(2).text(), transport),
                    bytes(phone.ask("ACK").text(), transport),
                    bytes("SIP/2.0 200 OK\r\n" + phone.ask("INVITE").text().split("\r\n", 2)[1], transport));
        }
        Fuzz.storm("sip-door-" + transport.name().toLowerCase(Locale.ROOT), goldens, MUTATIONS, bytes -> {
            try (RawPeer phone = transport == Transport.UDP ? RawPeer.udp(house) : RawPeer.tcp(house)) {
                phone.sendBytes(bytes);
                if (transport == Transport.TCP) {
                    phone.send("\r\n\r\n");
                }
            } catch (IOException refused) {
                if (transport == Transport.UDP) {
                    throw new UncheckedIOException(refused);
                }
            }
        });
        for (Transport each : Transport.values()) {
            try (RawPeer phone = each == Transport.UDP ? RawPeer.udp(house) : RawPeer.tcp(house)) {
                phone.ask("OPTIONS").send();
                phone.await(200);
            }
        }
        SipHouse.until(() -> door.counters().connectionsNow() == 0);
        // Those that ring, and no more.
        SipHouse.until(() -> door.counters().transactionsNow() <= board.lanes.open());
        assertThat(door.counters().bugs()).isZero();
        assertThat(door.counters().parseFailures()).isPositive();
        assertThat(door.counters().garbage()).isPositive();
    }

    private static byte[] bytes(String text, Transport transport) {
        return (transport == Transport.TCP ? text.replace("SIP/2.0/UDP", "SIP/2.0/TCP") : text)
                .getBytes(StandardCharsets.UTF_8);
    }
}
