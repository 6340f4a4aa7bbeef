package org.parlour.callers.phone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGeneratorFactory;

/**
 * The least that a telephone can call: it answers, says back what it hears, and hangs up when told. Kits and load
 * generators are tried on it, so that their own figures are known before the program's are believed.
 */
public final class EchoHouse implements AutoCloseable {
    private final DatagramChannel signals;
    private final Selector selector;
    private final Thread thread;
    private final Map<String, DatagramChannel[]> calls = new HashMap<>();
    private final ByteBuffer datagram = ByteBuffer.allocate(65_535);
    private final AtomicInteger openCalls = new AtomicInteger();
    private final List<InetSocketAddress> soundPorts = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private EchoHouse(DatagramChannel signals, Selector selector) throws IOException {
        this.signals = signals;
        this.selector = selector;
        signals.configureBlocking(false).register(selector, SelectionKey.OP_READ);
        this.thread = Thread.ofPlatform().daemon().name("echo-house").start(this::live);
    }

    public static EchoHouse open() throws IOException {
        DatagramChannel signals = DatagramChannel.open();
        signals.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return new EchoHouse(signals, Selector.open());
    }

    public InetSocketAddress address() {
        try {
            return (InetSocketAddress) signals.getLocalAddress();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    public int openCalls() {
        return openCalls.get();
    }

    /** Where the calls sound, in the order of their beginning. */
    public List<InetSocketAddress> soundPorts() {
        return List.copyOf(soundPorts);
    }

    private void live() {
        try {
            while (!ended) {
                selector.select(key -> {
                    try {
                        // The call may have ended in the turn in which it was still heard.
                        if (key.channel().isOpen()) {
                            serve((DatagramChannel) key.channel());
                        }
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                });
            }
            for (DatagramChannel[] call : calls.values()) {
                hangUp(call);
            }
            signals.close();
            selector.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void serve(DatagramChannel channel) throws IOException {
        for (SocketAddress from = channel.receive(datagram.clear());
                from != null;
                from = channel.receive(datagram.clear())) {
            if (channel.equals(signals)) {
                SipText text = SipText.parse(datagram.array(), datagram.position());
                if (text != null && !text.isReply()) {
                    answer(text, (InetSocketAddress) from);
                }
            } else {
                channel.send(datagram.flip(), from);
            }
        }
    }

    private void answer(SipText request, InetSocketAddress from) throws IOException {
        SipCall us = new SipCall(
                new SipCall.Line(address(), from, "UDP", "echo"),
                "phone",
                RandomGeneratorFactory.getDefault().create(1));
        switch (request.method()) {
            case "INVITE" -> {
                boolean tagged = !request.tag("to").isEmpty();
                DatagramChannel[] call = calls.get(request.callId());
                if (call == null) {
                    call = FreePorts.rtpPair("127.0.0.1");
                    call[0].configureBlocking(false).register(selector, SelectionKey.OP_READ);
                    calls.put(request.callId(), call);
                    soundPorts.add((InetSocketAddress) call[0].getLocalAddress());
                    openCalls.incrementAndGet();
                }
                int port = ((InetSocketAddress) call[0].getLocalAddress()).getPort();
                String direction = request.body().contains("a=sendonly") ? "recvonly" : "sendrecv";
                String description = new Offer("127.0.0.1", port, Law.A, 101, 20, direction, 1).text();
                send(us.reply(request, "180 Ringing", ""), tagged, from);
                send(us.reply(request, "200 OK", description), tagged, from);
            }
            case "ACK" -> datagram.clear();
            case "BYE" -> {
                DatagramChannel[] call = calls.remove(request.callId());
                if (call != null) {
                    hangUp(call);
                    openCalls.decrementAndGet();
                }
                send(us.reply(request, call == null ? "481 No such call" : "200 OK", ""), true, from);
            }
            default -> send(us.reply(request, "200 OK", ""), true, from);
        }
    }

    private static void hangUp(DatagramChannel[] call) throws IOException {
        call[0].close();
        call[1].close();
    }

    private void send(String reply, boolean tagged, InetSocketAddress to) throws IOException {
        String text = tagged ? reply : reply.replaceFirst("(?m)^(To: .*)$", "$1;tag=echo");
        signals.send(ByteBuffer.wrap(text.getBytes(UTF_8)), to);
    }

    @Override
    public void close() {
        ended = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
