package org.parlour.callers.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.parlour.callers.phone.SipCall;
import org.parlour.callers.phone.SipText;

/**
 * The signalling of thousands of callers behind one socket and on one thread, that of whoever pumps it. What is not
 * answered is repeated, what is answered is acknowledged, and each step is timed.
 */
public final class SignalDesk implements AutoCloseable {
    // RFC 3261 17.1.1.1.
    private static final long T1_NANOS = 500_000_000L;
    private static final int MOST_REPEATS = 6;
    private static final long CHORES_EVERY_NANOS = 20_000_000L;

    private final DatagramChannel channel;
    private final Selector selector;
    private final InetSocketAddress gateway;
    private final InetSocketAddress local;
    private final RandomGenerator random;
    private final Map<String, PlacedCall> calls = new HashMap<>();
    private final ByteBuffer datagram = ByteBuffer.allocate(65_535);
    private long choresDueNanos = System.nanoTime();
    private int repeats;

    private SignalDesk(DatagramChannel channel, Selector selector, InetSocketAddress gateway, long seed)
            throws IOException {
        this.channel = channel;
        this.selector = selector;
        this.gateway = gateway;
        this.local = (InetSocketAddress) channel.getLocalAddress();
        // Two desks of one seed must not place the same calls: the second would be taken for an echo of the first
        // (482).
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 65_537 + local.getPort());
    }

    public static SignalDesk open(InetSocketAddress gateway, long seed) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 4 << 20);
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Selector selector = Selector.open();
        channel.configureBlocking(false).register(selector, SelectionKey.OP_READ);
        return new SignalDesk(channel, selector, gateway, seed);
    }

    /** How often something had to be said again. */
    public int repeats() {
        return repeats;
    }

    public RandomGenerator random() {
        return random;
    }

    /** INVITE. The caller's number is drawn, so that nobody is taken for somebody who comes back. */
    public PlacedCall place(String number, String description) throws IOException {
        String caller = "555" + random.nextInt(1_000_000, 10_000_000);
        SipCall call = new SipCall(new SipCall.Line(local, gateway, "UDP", caller), number, random);
        PlacedCall placed = new PlacedCall(call);
        calls.put(call.callId(), placed);
        placed.unanswered = call.invite(description);
        placed.repeatAtNanos = System.nanoTime() + T1_NANOS;
        placed.invitedNanos = System.nanoTime();
        send(placed.unanswered);
        return placed;
    }

    /** BYE, where the call stands. */
    public void hangUp(PlacedCall placed) throws IOException {
        if (placed.state == PlacedCall.State.STANDING) {
            placed.state = PlacedCall.State.LEAVING;
            placed.unanswered = placed.call.bye();
            placed.leftNanos = System.nanoTime();
            placed.repeatAtNanos = placed.leftNanos + T1_NANOS;
            placed.repeats = 0;
            send(placed.unanswered);
        }
    }

    /**
     * So many calls at such a rate, each held for some time once it stands.
     *
     * @return all of them, when each has ended or failed
     */
    public List<PlacedCall> storm(int count, int aSecond, Duration held, String number, String description)
            throws IOException {
        List<PlacedCall> placed = new ArrayList<>(count);
        int nextToLeave = 0;
        long beginNanos = System.nanoTime();
        long endNanos = beginNanos + (count / aSecond + 60L) * 1_000_000_000L;
        while (System.nanoTime() < endNanos) {
            long nowNanos = System.nanoTime();
            while (placed.size() < count && beginNanos + placed.size() * 1_000_000_000L / aSecond <= nowNanos) {
                placed.add(place(number, description));
            }
            while (nextToLeave < placed.size() && placed.get(nextToLeave).isToLeave(nowNanos, held.toNanos())) {
                hangUp(placed.get(nextToLeave++));
            }
            if (nextToLeave == count && placed.stream().allMatch(PlacedCall::isOver)) {
                break;
            }
            turn();
        }
        return placed;
    }

    /** Serves all calls until something is so, or the time is over; false then. */
    public boolean pump(Duration atMost, BooleanSupplier until) throws IOException {
        long endNanos = System.nanoTime() + atMost.toNanos();
        while (!until.getAsBoolean()) {
            if (System.nanoTime() > endNanos) {
                return false;
            }
            turn();
        }
        return true;
    }

    private void turn() throws IOException {
        selector.select(1);
        selector.selectedKeys().clear();
        receive();
        chores(System.nanoTime());
    }

    public void pump(Duration time) throws IOException {
        pump(time, () -> false);
    }

    public void hangUpAll() throws IOException {
        for (PlacedCall placed : List.copyOf(calls.values())) {
            hangUp(placed);
        }
        pump(Duration.ofSeconds(20), () -> calls.values().stream().allMatch(PlacedCall::isOver));
    }

    private void receive() throws IOException {
        while (channel.receive(datagram.clear()) != null) {
            long nowNanos = System.nanoTime();
            SipText text = SipText.parse(datagram.array(), datagram.position());
            PlacedCall placed = text == null ? null : calls.get(text.callId());
            if (text == null || placed == null) {
                continue;
            }
            if (text.isReply()) {
                hear(placed, text, nowNanos);
            } else {
                serve(placed, text, nowNanos);
            }
        }
    }

    private void hear(PlacedCall placed, SipText reply, long nowNanos) throws IOException {
        placed.call.hears(reply);
        if (reply.method().equals("BYE") && reply.status() >= 200) {
            placed.end(nowNanos);
        }
        if (!reply.method().equals("INVITE")) {
            return;
        }
        placed.firstReplyNanos = placed.firstReplyNanos == 0 ? nowNanos : placed.firstReplyNanos;
        placed.unanswered = placed.state == PlacedCall.State.CALLING ? "" : placed.unanswered;
        if (reply.status() / 100 == 2) {
            if (placed.state == PlacedCall.State.CALLING) {
                placed.answeredNanos = nowNanos;
                placed.state = PlacedCall.State.STANDING;
                reply.sound().ifPresent(sound -> placed.sound = sound);
            }
            send(placed.call.ack(reply));
        } else if (reply.status() >= 300) {
            placed.failedStatus = reply.status();
            placed.end(nowNanos);
            send(placed.call.ack(reply));
        }
    }

    private void serve(PlacedCall placed, SipText request, long nowNanos) throws IOException {
        if (!request.method().equals("ACK")) {
            send(placed.call.reply(request, "200 OK", ""));
        }
        if (request.method().equals("BYE")) {
            placed.end(nowNanos);
        }
    }

    private void chores(long nowNanos) throws IOException {
        if (nowNanos < choresDueNanos) {
            return;
        }
        choresDueNanos = nowNanos + CHORES_EVERY_NANOS;
        for (PlacedCall placed : calls.values()) {
            if (!placed.unanswered.isEmpty() && nowNanos >= placed.repeatAtNanos) {
                if (placed.repeats++ == MOST_REPEATS) {
                    placed.failedStatus = 408;
                    placed.end(nowNanos);
                } else {
                    repeats++;
                    placed.repeatAtNanos = nowNanos + (T1_NANOS << placed.repeats);
                    send(placed.unanswered);
                }
            }
        }
        calls.values().removeIf(placed -> placed.isForgotten(nowNanos));
    }

    private void send(String text) throws IOException {
        channel.send(ByteBuffer.wrap(text.getBytes(UTF_8)), gateway);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        selector.close();
    }
}
