package org.parlour.sip.jain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A switchboard with an open door, and what one needs to call it. */
final class SipHouse implements AutoCloseable {
    static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    static final Duration A_MOMENT = Duration.ofMillis(300);

    private final Switchboard board = new Switchboard();
    private final KnownSources sources = new KnownSources();
    private @Nullable SipDoor door;
    private InetSocketAddress at = ANY_PORT;

    void open() throws IOException {
        SipDoor opened = board.opened(SipDoor.unrehearsed(SipSettings.named("test"), sources, board));
        door = opened;
        at = opened.listen(ANY_PORT);
    }

    SipDoor door() {
        if (door == null) {
            throw new IllegalStateException("not open");
        }
        return door;
    }

    KnownSources sources() {
        return sources;
    }

    Switchboard board() {
        return board;
    }

    InetSocketAddress at() {
        return at;
    }

    RawPeer peer(Transport transport) throws IOException {
        return transport == Transport.UDP ? RawPeer.udp(at) : RawPeer.tcp(at);
    }

    static void until(BooleanSupplier condition) {
        long byNanos = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(byNanos);
            Thread.onSpinWait();
        }
    }

    /** Calls until the house has taken the call; its 200. */
    static String call(RawPeer phone) throws IOException {
        phone.ask("INVITE").session().send();
        phone.await(100);
        phone.await(180);
        String accepted = phone.await(200);
        phone.ask("ACK").within(accepted).send();
        return accepted;
    }

    @Override
    public void close() {
        board.close();
    }
}
