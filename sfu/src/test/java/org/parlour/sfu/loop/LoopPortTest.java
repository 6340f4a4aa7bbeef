package org.parlour.sfu.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("peer")
class LoopPortTest {
    private static final long PATIENCE_SECONDS = 10;
    private static final PacketListener DEAF = (bytes, offset, lengthBytes, from, nowNanos) -> {};

    private final MediaLoops loops = MediaLoops.open(2);
    private final MediaLoop first = loops.all().getFirst();
    private final MediaLoop second = loops.all().getLast();

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static LoopPort bind(boolean patient, MediaLoop loop, InetSocketAddress local, PacketListener listener)
            throws IOException {
        return patient ? LoopPort.bindPatient(loop, local, listener) : LoopPort.bind(loop, local, listener);
    }

    @AfterEach
    void closeLoops() {
        loops.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void neverLivesOnTheWildcard(boolean patient) {
        assertThatThrownBy(() -> bind(patient, first, new InetSocketAddress(0), DEAF))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void canBeBoundOnTheLoopItself(boolean patient) throws Exception {
        CompletableFuture<Integer> bound = new CompletableFuture<>();
        first.execute(() -> {
            try {
                bound.complete(bind(patient, first, anyPort(), DEAF).local().getPort());
            } catch (IOException failed) {
                bound.completeExceptionally(failed);
            }
        });
        assertThat(bound.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void speaksOnlyOnItsLoop(boolean patient) throws Exception {
        LoopPort port = bind(patient, first, anyPort(), DEAF);
        assertThatThrownBy(() -> port.send(new byte[1], 0, 1, port.local())).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDatagramThatTheKernelRefusesIsCounted(boolean patient) throws Exception {
        CompletableFuture<Void> heard = new CompletableFuture<>();
        LoopPort port =
                bind(patient, first, anyPort(), (bytes, offset, lengthBytes, from, nowNanos) -> heard.complete(null));
        long before = first.counters().socketFailures();
        first.execute(() -> {
            port.send(new byte[1], 0, 1, anyPort());
            port.send(new byte[1], 0, 1, port.local());
        });
        heard.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(first.counters().socketFailures()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void closedFromAnywhereItIsGoneOnce(boolean patient) throws Exception {
        LoopPort port = bind(patient, first, anyPort(), DEAF);
        long ports = first.counters().portsNow();
        CompletableFuture<Void> free = new CompletableFuture<>();
        CompletableFuture<Void> again = new CompletableFuture<>();
        port.close(() -> free.complete(null));
        port.close(() -> again.complete(null));
        free.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        again.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(first.counters().portsNow()).isEqualTo(ports - 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void closedOnItsWayItClosesWhereItArrives(boolean patient) throws Exception {
        LoopPort port = bind(patient, first, anyPort(), DEAF);
        long portsThere = second.counters().portsNow();
        CompletableFuture<Boolean> free = new CompletableFuture<>();
        first.execute(() -> {
            port.moveTo(second, () -> {});
            port.close(() -> free.complete(second.isHere()));
        });
        assertThat(free.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(second.counters().portsNow()).isEqualTo(portsThere);
    }
}
