package org.parlour.sip.jain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {
    private static final String OPTIONS = "OPTIONS sip:a@b SIP/2.0\r\nVia: x\r\nContent-Length: 0\r\n\r\n";
    private static final String INFO = "INFO sip:a@b SIP/2.0\r\nl:5\r\n\r\n12345";
    private static final String NO_LENGTH = "SIP/2.0 200 OK\r\nVia: x\r\n\r\n";

    private final SipTally counters = new SipTally(() -> 0, () -> 0);
    private final Gate gate = new Gate(new SipSettings("t", 512, 1, 1, 1), new KnownSources(), counters);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** A connection without a network. */
    private final class Line extends Socket {
        @Override
        public InetAddress getInetAddress() {
            return InetAddress.getLoopbackAddress();
        }

        @Override
        public void setSoTimeout(int millis) {}

        @Override
        public OutputStream getOutputStream() {
            return said;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private String through(InputStream raw) throws IOException {
        try (Line line = new Line();
                FrameStream frames = new FrameStream(raw, line, gate)) {
            return new String(frames.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private String through(String text) throws IOException {
        return through(new ByteArrayInputStream(bytes(text)));
    }

    @Test
    void wholeMessagesPass() throws IOException {
        assertThat(through(OPTIONS + INFO + NO_LENGTH + OPTIONS)).isEqualTo(OPTIONS + INFO + NO_LENGTH + OPTIONS);
        assertThat(counters.read().garbage()).isZero();
    }

    @Test
    void messagesInPiecesPassWhole() throws IOException {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        String text = (OPTIONS + "\r\n" + INFO + NO_LENGTH).repeat(20);
        for (int run = 0; run < 50; run++) {
            InputStream dripping = new ByteArrayInputStream(bytes(text)) {
                @Override
                public synchronized int read(byte[] target, int offset, int lengthBytes) {
                    return super.read(target, offset, Math.min(lengthBytes, 1 + chance.nextInt(40)));
                }
            };
            assertThat(through(dripping)).isEqualTo((OPTIONS + INFO + NO_LENGTH).repeat(20));
        }
    }

    @Test
    void anUnfinishedMessageDoesNotPass() throws IOException {
        assertThat(through(OPTIONS + INFO.substring(0, INFO.length() - 1))).isEqualTo(OPTIONS);
        assertThat(through("INVITE sip:a@b SIP/2.0\r\nVia")).isEmpty();
        assertThat(counters.read().garbage()).isZero();
    }

    @Test
    void twoEmptyLinesAreAnsweredWithOne() throws IOException {
        assertThat(through("\r\n\r\n" + OPTIONS + "\r\n" + INFO + "\r\n\r\n\r\n\r\n"))
                .isEqualTo(OPTIONS + INFO);
        assertThat(said.toString(StandardCharsets.ISO_8859_1)).isEqualTo("\r\n\r\n\r\n");
        assertThat(counters.read().keepAlives()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
                "\r\r\r\r",
                "\0\0\0\0",
                "INVITE sip:a@b SIP/2.0\r\nVia: \rx\r\n\r\n",
                "INVITE sip:a@b SIP/2.0\r\nVia: \0x\r\n\r\n",
                "INVITE sip:a@b SIP/2.0\r\nContent-Length: many\r\n\r\n",
                "INVITE sip:a@b SIP/2.0\r\nContent-Length: -1\r\n\r\n",
                "INVITE sip:a@b SIP/2.0\r\nContent-Length: 99999999\r\n\r\n",
                "INVITE sip:a@b SIP/2.0\r\nContent-Length: 511\r\n\r\n",
                "INVITE sip:a@b SIP/2.0\r\nContent-Length: 1\r\nl: 2\r\n\r\n12",
                "INVITE sip:a@b SIP/2.0\r\nContent-Length:\r\n 5\r\n\r\n12345",
                "\u0016\u0003\u0001\u0002\n\n"
            })
    void afterGarbageTheConnectionEnds(String garbage) throws IOException {
        assertThat(through(OPTIONS + garbage + OPTIONS)).isEqualTo(OPTIONS);
        assertThat(counters.read().garbage()).isOne();
    }

    @Test
    void aHeadWithoutEndIsGarbage() throws IOException {
        assertThat(through("INVITE sip:a@b SIP/2.0\r\n" + "X: y\r\n".repeat(100)))
                .isEmpty();
        assertThat(counters.read().garbage()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"INVITE sip:a@b SIP/2.0\r\n", "\r\nSIP/2.0 200 OK\r\n", "FOO tel:1 SIP/3.0", "invite x SIP/2.0\n"
            })
    void whatMayBeSipPasses(String text) {
        assertThat(gate.passes(bytes(text), 0, text.length())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "",
                " INVITE sip:a@b SIP/2.0",
                "GET / HTTP/1.1\r\nSIP/2.0",
                "INVITE \u0001 SIP/2.0",
                "\u0080\u0000SIP/"
            })
    void whatCannotBeSipDoesNot(String text) {
        assertThat(gate.passes(bytes(text), 0, text.length())).isFalse();
    }

    @Test
    void emptyLinesAndNulsKeepADoorOpen() {
        for (String text : new String[] {"\r\n", "\r\n\r\n", "\0", "\0\0\0\0"}) {
            assertThat(gate.passes(bytes(text), 0, text.length())).isFalse();
        }
        assertThat(counters.read().keepAlives()).isEqualTo(4);
        assertThat(counters.read().garbage()).isZero();
    }
}
