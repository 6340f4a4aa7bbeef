package org.parlour.wire.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Vectors;

class StunGoldenTest {
    private final StunMessage message = new StunMessage();
    private final StunKey key = StunKey.shortTerm(Rfc5769.PASSWORD);

    @Test
    void readsTheSampleRequestOfSection21() {
        assertThat(read(Rfc5769.REQUEST)).isEqualTo(StunFlaw.NONE);
        assertThat(message.isBindingRequest()).isTrue();
        assertThat(message.transactionId()).isEqualTo(Rfc5769.TRANSACTION);
        assertThat(message.text(StunAttribute.SOFTWARE)).isEqualTo("STUN test client");
        assertThat(message.priority()).isEqualTo(0x6e0001ffL);
        assertThat(message.has(StunAttribute.ICE_CONTROLLING)).isFalse();
        assertThat(message.tieBreaker(StunAttribute.ICE_CONTROLLED)).isEqualTo(0x932ff9b151263b36L);
        assertThat(message.text(StunAttribute.USERNAME)).isEqualTo(Rfc5769.USERNAME);
        assertThat(message.receiverUfragBits()).isEqualTo(Ufrag.of("evtj").bits());
        assertThat(message.has(StunAttribute.FINGERPRINT)).isTrue();
        assertThat(key.verifies(message)).isTrue();
        assertThat(StunKey.shortTerm("VOkJxbRl1RmTxUk/WvJxBu").verifies(message))
                .isFalse();
    }

    @Test
    void readsTheSampleResponseOfSection22() {
        assertThat(read(Rfc5769.IPV4_RESPONSE)).isEqualTo(StunFlaw.NONE);
        assertThat(message.isBindingSuccess()).isTrue();
        assertThat(message.transactionId()).isEqualTo(Rfc5769.TRANSACTION);
        assertThat(message.text(StunAttribute.SOFTWARE)).isEqualTo("test vector");
        assertThat(message.xorMappedAddress()).isEqualTo(Rfc5769.IPV4).hasToString("192.0.2.1:32853");
        assertThat(key.verifies(message)).isTrue();
    }

    @Test
    void readsTheSampleResponseOfSection23() {
        assertThat(read(Rfc5769.IPV6_RESPONSE)).isEqualTo(StunFlaw.NONE);
        assertThat(message.isBindingSuccess()).isTrue();
        assertThat(message.xorMappedAddress())
                .isEqualTo(Rfc5769.IPV6)
                .hasToString("[2001:db8:1234:5678:11:2233:4455:6677]:32853");
        assertThat(key.verifies(message)).isTrue();
    }

    @Test
    void readsTheLongTermRequestOfSection24() {
        assertThat(read(Rfc5769.LONG_TERM_REQUEST)).isEqualTo(StunFlaw.NONE);
        assertThat(message.text(StunAttribute.USERNAME)).isEqualTo(Rfc5769.LONG_TERM_USERNAME);
        assertThat(message.text(StunAttribute.REALM)).isEqualTo(Rfc5769.LONG_TERM_REALM);
        assertThat(message.text(StunAttribute.NONCE)).isEqualTo(Rfc5769.LONG_TERM_NONCE);
        assertThat(message.has(StunAttribute.FINGERPRINT)).isFalse();
        assertThat(longTerm(Rfc5769.LONG_TERM_PASSWORD).verifies(message)).isTrue();
        assertThat(longTerm("TheMatrix").verifies(message)).isFalse();
    }

    @Test
    void writesTheLongTermRequestOfSection24ToTheByte() {
        byte[] buffer = new byte[200];
        int length = new StunWriter()
                .begin(buffer, 0, StunClass.REQUEST, new TransactionId(0x78ad3433c6ad72c0L, 0x29da412e))
                .text(StunAttribute.USERNAME, Rfc5769.LONG_TERM_USERNAME)
                .text(StunAttribute.NONCE, Rfc5769.LONG_TERM_NONCE)
                .text(StunAttribute.REALM, Rfc5769.LONG_TERM_REALM)
                .integrity(longTerm(Rfc5769.LONG_TERM_PASSWORD))
                .lengthBytes();

        assertThat(Arrays.copyOf(buffer, length)).isEqualTo(Rfc5769.LONG_TERM_REQUEST);
    }

    /** The other samples pad with spaces, which a writer of today may not; what is not padded must agree. */
    @Test
    void writesTheAddressesOfSections22And23AsPrinted() {
        byte[] buffer = new byte[200];
        StunWriter writer = new StunWriter();
        writer.begin(buffer, 0, StunClass.SUCCESS, Rfc5769.TRANSACTION).xorMappedAddress(Rfc5769.IPV4);
        assertThat(Arrays.copyOfRange(buffer, 20, 32)).isEqualTo(Arrays.copyOfRange(Rfc5769.IPV4_RESPONSE, 36, 48));
        writer.begin(buffer, 0, StunClass.SUCCESS, Rfc5769.TRANSACTION).xorMappedAddress(Rfc5769.IPV6);
        assertThat(Arrays.copyOfRange(buffer, 20, 44)).isEqualTo(Arrays.copyOfRange(Rfc5769.IPV6_RESPONSE, 36, 60));
    }

    @Test
    void publishedFilesAreWhatTheSectionsPrint() throws IOException {
        assertThat(Vectors.bytes("media/stun/rfc5769-2.1-sample-request.bin")).isEqualTo(Rfc5769.REQUEST);
        assertThat(Vectors.bytes("media/stun/rfc5769-2.2-sample-ipv4-response.bin"))
                .isEqualTo(Rfc5769.IPV4_RESPONSE);
        assertThat(Vectors.bytes("media/stun/rfc5769-2.3-sample-ipv6-response.bin"))
                .isEqualTo(Rfc5769.IPV6_RESPONSE);
        assertThat(Vectors.bytes("media/stun/rfc5769-2.4-sample-request-long-term-auth.bin"))
                .isEqualTo(Rfc5769.LONG_TERM_REQUEST);
        assertThat(String.join("", Vectors.lines("media/stun/rfc5769-parameters.json")))
                .contains(Rfc5769.USERNAME, Rfc5769.PASSWORD, Rfc5769.IPV4.toString(), Rfc5769.IPV6.toString())
                .contains(Rfc5769.LONG_TERM_USERNAME, Rfc5769.LONG_TERM_PASSWORD, Rfc5769.LONG_TERM_NONCE);
    }

    @Test
    void readsWhatBrowsersSent() throws IOException {
        assertThat(read(Vectors.bytes("media/stun/pion/ex1_chrome.stun"))).isEqualTo(StunFlaw.NONE);
        assertThat(message.isBindingRequest()).isTrue();
        assertThat(message.text(0x802F)).isEqualTo("http://localhost:3000/");
        assertThat(message.unknownCount()).isZero();

        List<String> rows = Vectors.lines("media/stun/pion/frombrowsers.csv").stream()
                .filter(row -> !row.startsWith("#") && !row.startsWith("ip,"))
                .toList();
        assertThat(rows).isNotEmpty();
        for (String row : rows) {
            assertThat(read(Base64.getDecoder().decode(row.split(",", -1)[1])))
                    .as(row)
                    .isEqualTo(StunFlaw.NONE);
            assertThat(message.isBindingRequest()).as(row).isTrue();
        }
    }

    private static StunKey longTerm(String password) {
        return StunKey.longTerm(Rfc5769.LONG_TERM_USERNAME, Rfc5769.LONG_TERM_REALM, password);
    }

    private StunFlaw read(byte[] datagram) {
        return message.read(datagram, 0, datagram.length);
    }
}
