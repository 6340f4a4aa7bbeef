package org.parlour.sfu.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("peer")
class LoopPortMoveTest {
    private static final int MOVES = 100;
    private static final long PATIENCE_SECONDS = 60;
    private static final long SECOND_NANOS = 1_000_000_000L;

    /** A telephone sends 50 packets a second; a browser's port hears thousands. */
    @ParameterizedTest
    @CsvSource({"50, 5, false", "1000, 5, false", "1000, 0, false", "50, 5, true", "1000, 5, true", "1000, 0, true"})
    void aHundredMovesUnderTrafficLoseNothingAndReorderNothing(int packetsASecond, int pauseMillis, boolean patient)
            throws Exception {
        try (MediaLoops loops = MediaLoops.open(2);
                DatagramSocket phone = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor()) {
            Traveller traveller = new Traveller(loops, pauseMillis, patient);
            InetSocketAddress to = traveller.port.local();
            int[] sent = {0};
            sender.scheduleAtFixedRate(
                            () -> send(phone, to, sent[0]++), 0, SECOND_NANOS / packetsASecond, TimeUnit.NANOSECONDS)
                    .state();
            traveller.begin();
            traveller.arrived.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            sender.shutdown();
            assertThat(sender.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
            // The last of all; behind it nothing is under way.
            send(phone, to, -1 - sent[0]);
            assertThat(traveller.last.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(sent[0]);
            assertThat(traveller.disorder).isZero();
            assertThat(traveller.onTheWrongThread).isZero();
            assertThat(traveller.answered).isEqualTo(sent[0]);
            assertThat(loops.all().stream()
                            .mapToLong(loop -> loop.counters().sendsRefused())
                            .sum())
                    .isZero();
        }
    }

    private static void send(DatagramSocket phone, InetSocketAddress to, int number) {
        try {
            phone.send(
                    new DatagramPacket(ByteBuffer.allocate(172).putInt(number).array(), 172, to));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Counts what it hears, answers each packet, and goes from loop to loop. */
    private static final class Traveller implements PacketListener {
        private final MediaLoops loops;
        private final int pauseMillis;
        private final LoopPort port;
        private final CompletableFuture<Void> arrived = new CompletableFuture<>();
        private final CompletableFuture<Integer> last = new CompletableFuture<>();
        private MediaLoop home;
        private int moves;
        private int expected;
        private int answered;
        private int disorder;
        private int onTheWrongThread;

        private Traveller(MediaLoops loops, int pauseMillis, boolean patient) throws Exception {
            this.loops = loops;
            this.pauseMillis = pauseMillis;
            this.home = loops.all().getFirst();
            InetSocketAddress local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            this.port = patient ? LoopPort.bindPatient(home, local, this) : LoopPort.bind(home, local, this);
        }

        private void begin() {
            home.execute(this::move);
        }

        private void move() {
            MediaLoop target = loops.all().get(1 - home.number());
            port.moveTo(target, () -> {
                home = target;
                if (++moves == MOVES) {
                    arrived.complete(null);
                } else {
                    home.at(home.nowNanos() + TimeUnit.MILLISECONDS.toNanos(pauseMillis), this::move);
                }
            });
        }

        @Override
        public void received(byte[] bytes, int offset, int lengthBytes, InetSocketAddress from, long nowNanos) {
            onTheWrongThread += home.isHere() ? 0 : 1;
            int number = ByteBuffer.wrap(bytes, offset, lengthBytes).getInt();
            if (number < 0) {
                last.complete(expected);
                return;
            }
            disorder += number == expected ? 0 : 1;
            expected = number + 1;
            answered++;
            port.send(bytes, offset, lengthBytes, from);
        }
    }
}
