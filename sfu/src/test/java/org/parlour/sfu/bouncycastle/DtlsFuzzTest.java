package org.parlour.sfu.bouncycastle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;
import org.parlour.wire.sdp.Fingerprint;

class DtlsFuzzTest {
    // Each costs a handshake's worth of curves.
    private static final int MUTATIONS = Integer.getInteger("parlour.fuzz.mutations", 10_000) / 10;

    /** A fatal alert in the clear, with a record number that nobody has used: the end of every story here. */
    private static final byte[] LAST_WORD = {21, (byte) 0xFE, (byte) 0xFD, 0, 0, 0, 0x7F, 0, 0, 0, 0, 0, 2, 2, 80};

    // Garbage that was taken for the start of a handshake waits in vain; it need not wait long.
    private final DtlsServer server = DtlsServer.open(
            new DtlsLimits(32, 32, Duration.ofSeconds(10), Duration.ofMillis(40), Duration.ofMillis(500)));

    @AfterEach
    void close() {
        server.close();
        assertThat(server.alive()).isZero();
    }

    /** What a browser says in a handshake that succeeds. */
    private static List<byte[]> honest() {
        try (DtlsServer patient = DtlsServer.open(DtlsLimits.STANDARD)) {
            BrowserEnd browser = new BrowserEnd(patient.fingerprint(), BrowserEnd.CHROMIUM, 1_200);
            List<byte[]> said = new CopyOnWriteArrayList<>();
            Association association = patient.begin(browser.fingerprint(), new Ears(browser::arrived));
            browser.dial(datagram -> {
                said.add(datagram.clone());
                association.arrived(datagram);
            });
            browser.keys();
            return List.copyOf(said);
        }
    }

    @Test
    void garbageEndsAHandshakeOrIsDroppedAndNothingElse() {
        List<byte[]> said = honest();
        byte[] hello = said.getFirst();
        byte[] rest = said.get(1);
        Fingerprint nobody = Fingerprint.sha256(new byte[32]);

        Fuzz.storm("dtls", said, MUTATIONS, garbage -> {
            Ears ears = Ears.deaf();
            Association association = server.begin(nobody, ears);
            association.arrived(garbage);
            association.arrived(hello.clone());
            association.arrived(rest.clone());
            association.arrived(garbage.clone());
            association.arrived(LAST_WORD.clone());
            ears.end();
        });
    }

    @Test
    void screenReadsAnything() {
        Fuzz.storm("dtls-screen", honest(), HandshakeScreen::passes);
    }
}
