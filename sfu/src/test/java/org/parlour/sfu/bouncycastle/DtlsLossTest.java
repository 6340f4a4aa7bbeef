package org.parlour.sfu.bouncycastle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededTest;

/** Handshakes over a line that loses, doubles and swaps datagrams. The library waits in real time, so pauses are short. */
class DtlsLossTest {
    private static final DtlsServer SERVER = DtlsServer.open(
            new DtlsLimits(32, 32, Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMillis(30)));

    @AfterAll
    static void close() {
        SERVER.close();
    }

    /** One direction of the line. What is swapped waits for the next datagram. */
    private static final class BadLine {
        private final RandomGenerator chance;
        private final Consumer<byte[]> end;
        private final ReentrantLock lock = new ReentrantLock();
        private byte @Nullable [] held;

        BadLine(RandomGenerator chance, Consumer<byte[]> end) {
            this.chance = chance;
            this.end = end;
        }

        void carry(byte[] datagram) {
            lock.lock();
            try {
                double luck = chance.nextDouble();
                if (luck < 0.2) {
                    return;
                }
                if (luck < 0.4 && held == null) {
                    held = datagram;
                    return;
                }
                end.accept(datagram.clone());
                if (luck > 0.9) {
                    end.accept(datagram.clone());
                }
                if (held != null) {
                    end.accept(held);
                    held = null;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    @SeededTest
    void agreesThoughDatagramsAreLostDoubledAndSwapped(Run run) {
        BrowserEnd browser = new BrowserEnd(SERVER.fingerprint(), BrowserEnd.CHROMIUM, 1_200);
        Ears ears = new Ears(new BadLine(run.chance("downlink"), browser::arrived)::carry);
        Association association = SERVER.begin(browser.fingerprint(), ears);
        browser.dial(new BadLine(run.chance("uplink"), association::arrived)::carry);

        assertThat(ears.keys()).isEqualTo(browser.keys());
        assertThat(ears.isOver()).isFalse();
        association.close();
        ears.end();
        browser.leave();
    }
}
