package org.parlour.wire.stun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StunValuesTest {
    @Test
    void addressesCrossToJavaAndBack() throws UnknownHostException {
        for (String host : new String[] {"0.0.0.0", "127.0.0.1", "255.255.255.255", "::", "::1", "2001:db8::ffff"}) {
            TransportAddress address = TransportAddress.of(InetAddress.ofLiteral(host), 65535);
            assertThat(address.toSocketAddress().getAddress()).isEqualTo(InetAddress.ofLiteral(host));
            assertThat(address.ipv6()).isEqualTo(host.contains(":"));
            assertThat(address.port()).isEqualTo(65535);
        }
    }

    @Test
    void addressesPrintAsTheyAreWritten() {
        assertThat(TransportAddress.ipv4(0xFFFEFD00, 0)).hasToString("255.254.253.0:0");
        assertThat(TransportAddress.ipv6(0xFE80_0000_0000_0000L, 1, 9)).hasToString("[fe80:0:0:0:0:0:0:1]:9");
    }

    @Test
    void refusesPortsAndAddressesThatCannotBe() {
        assertThatThrownBy(() -> TransportAddress.ipv4(0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TransportAddress.ipv4(0, 65536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TransportAddress(false, 1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TransportAddress(false, 0, 1L << 32, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aUfragHasFourToEightIceChars() {
        assertThat(Ufrag.of("evtj")).hasToString("evtj");
        assertThat(Ufrag.of("+/09azAZ")).hasToString("+/09azAZ");
        for (String text : new String[] {"", "abc", "abcdefghi", "ab:cd", "ab-d", "\u00e4bcd"}) {
            assertThatThrownBy(() -> Ufrag.of(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Ufrag(0x6162006364L)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNewUfragIsFullAndParses() {
        Random random = new Random(5769);
        for (int i = 0; i < 1_000; i++) {
            Ufrag ufrag = Ufrag.random(random);
            assertThat(ufrag.toString()).hasSize(8);
            assertThat(Ufrag.of(ufrag.toString())).isEqualTo(ufrag);
        }
    }

    @Test
    void aTransactionPrintsAsItsBytes() {
        assertThat(new TransactionId(0x00000000000000FFL, 0x0F)).hasToString("00000000000000ff0000000f");
        assertThat(TransactionId.random(new Random(1))).isNotEqualTo(TransactionId.random(new Random(2)));
    }
}
