package org.parlour.sfu.bouncycastle;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.parlour.sfu.dtls.DtlsEnd;
import org.parlour.wire.srtp.SrtpKeys;

/** Writes down in order what a handshake said, and lets a test wait for it. */
final class Ears implements HandshakeEars {
    private static final int PATIENCE_SECONDS = 20;

    final List<String> heard = new CopyOnWriteArrayList<>();
    private final Consumer<byte[]> wire;
    private final CompletableFuture<SrtpKeys> keys = new CompletableFuture<>();
    private final CompletableFuture<DtlsEnd> end = new CompletableFuture<>();

    Ears(Consumer<byte[]> wire) {
        this.wire = wire;
    }

    static Ears deaf() {
        return new Ears(datagram -> {});
    }

    @Override
    public void flight(byte[] datagram) {
        heard.add("flight");
        wire.accept(datagram);
    }

    @Override
    public void agreed(SrtpKeys agreed, byte[] lastFlight) {
        heard.add("agreed");
        wire.accept(lastFlight);
        keys.complete(agreed);
    }

    @Override
    public void ended(DtlsEnd why) {
        heard.add("ended");
        end.complete(why);
    }

    SrtpKeys keys() {
        return keys.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    DtlsEnd end() {
        return end.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    boolean isOver() {
        return end.isDone();
    }
}
