package org.parlour.callers.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.dtmf.Key;
import org.parlour.wire.dtmf.SpokenKeys;
import org.parlour.wire.rtcp.Octets;
import org.parlour.wire.rtcp.RtcpCompound;
import org.parlour.wire.rtp.RtpHeaderWriter;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.rtp.Timestamps;

/**
 * The sound of a telephone without its signalling: an even port for RTP and the odd one above for RTCP, a thread that
 * sends on an absolute grid and writes down all that comes back.
 *
 * <p>It speaks as soon as it knows where to: told by {@link #towards}, or from the first packet it hears.
 */
public final class RtpPeer implements AutoCloseable {
    private static final long NANOS_A_MILLI = 1_000_000L;
    private static final int MOST_PACKETS = 60 * 60 * 50;
    private static final int REPORT_EVERY_MILLIS = 1_000;

    private final Voice voice;
    private final long seed;
    private final DatagramChannel sound;
    private final DatagramChannel control;
    private final Selector selector;
    private final Thread thread;
    private final long beginNanos = System.nanoTime();

    // All below is guarded by this peer itself; its thread and the test's take turns.
    private final RandomGenerator random;
    private final Clumps clumps;
    private final SpokenKeys keys;
    private final Deque<Press> presses = new ArrayDeque<>();
    private final List<Heard.Packet> packets = new ArrayList<>();
    private final List<Departure> departures = new ArrayList<>();
    private final PeerReports reports;
    private final RtpHeaderWriter header = new RtpHeaderWriter();
    private final ByteBuffer datagram = ByteBuffer.allocate(2_048);
    private final int firstTimestamp;
    private int sequenceNumber;
    private Mouth mouth = Mouth.silent();
    private long mouthFromFrame;
    private long frames;
    private long sentPackets;
    private long reportDueNanos;
    private int malformed;
    private boolean latching = true;
    private boolean vanished;
    private boolean ended;
    private @Nullable SocketAddress remote;
    private @Nullable IOException failure;

    private record Press(long atNanos, Key key) {}

    private RtpPeer(String host, Voice voice, long seed) throws IOException {
        this.voice = voice;
        this.seed = seed;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.clumps = new Clumps(random, voice.clumped(), beginNanos);
        this.keys = new SpokenKeys(SpokenKeys.Timing.of(Marker.RATE_HZ));
        int ssrc = random.nextInt();
        this.reports = new PeerReports(ssrc, "peer-" + Integer.toHexString(ssrc), Marker.RATE_HZ);
        this.firstTimestamp = random.nextInt();
        this.sequenceNumber = random.nextInt(1 << 16);
        this.reportDueNanos = beginNanos + random.nextInt(REPORT_EVERY_MILLIS) * NANOS_A_MILLI;
        this.selector = Selector.open();
        DatagramChannel[] pair = FreePorts.rtpPair(host);
        this.sound = pair[0];
        this.control = pair[1];
        for (DatagramChannel channel : pair) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 20);
            channel.configureBlocking(false).register(selector, SelectionKey.OP_READ);
        }
        this.thread = Thread.ofPlatform().daemon().name("rtp-" + port()).start(this::live);
    }

    /** A peer on two free ports of a local address. */
    public static RtpPeer open(String host, Voice voice, long seed) throws IOException {
        return new RtpPeer(host, voice, seed);
    }

    public static RtpPeer open(long seed) throws IOException {
        return open("127.0.0.1", Voice.USUAL, seed);
    }

    public Voice voice() {
        return voice;
    }

    public long seed() {
        return seed;
    }

    public int port() {
        return address().getPort();
    }

    public InetSocketAddress address() {
        try {
            return (InetSocketAddress) sound.getLocalAddress();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    public int ssrc() {
        return reports.ssrc();
    }

    /** Where it speaks to from now on; nothing it hears changes that. */
    public synchronized void towards(InetSocketAddress other) {
        remote = other;
        latching = false;
        selector.wakeup();
    }

    /** What it says from the next packet on. */
    public synchronized void speak(Mouth words) {
        mouth = words;
        mouthFromFrame = frames;
    }

    /** When the first sample of what it says now was at the mouth: a packet time before its packet is due. */
    public synchronized long mouthNanos() {
        return dueNanos(mouthFromFrame) - voice.packetMillis() * NANOS_A_MILLI;
    }

    /** The timestamp of the first sample of what it says now. */
    public synchronized int mouthTimestamp() {
        return firstTimestamp + (int) (mouthFromFrame * voice.packetSamples());
    }

    /** Presses keys one after the other, the first now. */
    public void press(String faces) {
        press(faces, Duration.ZERO);
    }

    /** Presses keys with so much time from one to the next. */
    public synchronized void press(String faces, Duration between) {
        long atNanos = System.nanoTime();
        for (int i = 0; i < faces.length(); i++) {
            presses.add(new Press(atNanos, Key.of(faces.charAt(i))));
            atNanos += between.toNanos();
        }
        selector.wakeup();
    }

    /** From now on nothing leaves this peer, not even a goodbye: the battery is empty. */
    public synchronized void vanish() {
        vanished = true;
    }

    public synchronized Heard heard() {
        return new Heard(packets, reports.heard(), malformed);
    }

    /** What has left it since a moment, in that order. */
    public synchronized List<Departure> departed(long fromNanos) {
        return departures.stream()
                .filter(departure -> departure.nanos() >= fromNanos)
                .toList();
    }

    public synchronized long sentPackets() {
        return sentPackets;
    }

    /** Waits while it speaks, by its own packets. */
    public synchronized void talk(Duration time) throws InterruptedException {
        long last = frames + time.toMillis() / voice.packetMillis();
        while (frames < last && alive()) {
            wait(100);
        }
    }

    /** Waits until what it heard is so; false when the time is over. */
    public synchronized boolean awaits(Predicate<Heard> so, Duration atMost) throws InterruptedException {
        long untilNanos = System.nanoTime() + atMost.toNanos();
        while (!so.test(heard())) {
            if (System.nanoTime() > untilNanos || !alive()) {
                return false;
            }
            wait(50);
        }
        return true;
    }

    /** Waits until the first sound. */
    public boolean hears(Duration atMost) throws InterruptedException {
        return awaits(heard -> !heard.packets().isEmpty(), atMost);
    }

    private boolean alive() {
        if (failure != null) {
            throw new UncheckedIOException(failure);
        }
        return !ended;
    }

    // --- its thread ------------------------------------------------------------------------------------------------

    private void live() {
        try {
            while (turn()) {
                long waitMillis = waitMillis();
                if (waitMillis > 0) {
                    selector.select(waitMillis);
                } else {
                    selector.selectNow();
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException broken) {
            synchronized (this) {
                failure = broken;
                notifyAll();
            }
        }
    }

    private synchronized boolean turn() throws IOException {
        hear(System.nanoTime());
        long nowNanos = System.nanoTime();
        for (Press press = presses.peek(); press != null && press.atNanos() <= nowNanos; press = presses.peek()) {
            keys.say(press.key(), nowNanos);
            presses.remove();
        }
        pressKeys(nowNanos);
        while (dueNanos(frames) <= nowNanos) {
            if (!keys.isSpeaking(dueNanos(frames))) {
                say();
            }
            frames++;
            notifyAll();
        }
        for (byte[] packet = clumps.poll(nowNanos); packet != null; packet = clumps.poll(nowNanos)) {
            if (departures.size() < MOST_PACKETS) {
                departures.add(Departure.of(packet, System.nanoTime()));
            }
            send(sound, packet, packet.length, remote);
            sentPackets++;
        }
        report(nowNanos);
        return !ended;
    }

    private synchronized long waitMillis() {
        long due = Math.min(dueNanos(frames), Math.min(keys.nextDeadlineNanos(), clumps.nextDeadlineNanos()));
        Press press = presses.peek();
        due = Math.min(due, press == null ? due : press.atNanos());
        return Math.max(0, (due - System.nanoTime() + NANOS_A_MILLI - 1) / NANOS_A_MILLI);
    }

    /** The moment at which a frame's packet leaves. */
    private long dueNanos(long frame) {
        return beginNanos + (frame + 1) * voice.packetMillis() * NANOS_A_MILLI;
    }

    private int timestampAt(long nanos) {
        return firstTimestamp + (int) Timestamps.ticks(nanos - beginNanos, Marker.RATE_HZ);
    }

    private void say() {
        int samples = voice.packetSamples();
        byte[] packet = new byte[RtpPacket.FIXED_HEADER_BYTES + samples];
        long from = (frames - mouthFromFrame) * samples;
        for (int i = 0; i < samples; i++) {
            packet[RtpPacket.FIXED_HEADER_BYTES + i] = voice.law().encode(mouth.at(from + i));
        }
        int timestamp = firstTimestamp + (int) (frames * samples);
        enqueue(packet, voice.law().payloadType(), timestamp, false);
        reports.spoke(timestamp, samples);
    }

    private void pressKeys(long nowNanos) {
        byte[] report = new byte[64];
        for (int length = keys.speak(report, 0, timestampAt(nowNanos), nowNanos);
                length > 0;
                length = keys.speak(report, 0, timestampAt(nowNanos), nowNanos)) {
            byte[] packet = new byte[RtpPacket.FIXED_HEADER_BYTES + length];
            System.arraycopy(report, 0, packet, RtpPacket.FIXED_HEADER_BYTES, length);
            enqueue(packet, voice.keysPayloadType(), keys.timestamp(), keys.marker());
        }
    }

    private void enqueue(byte[] packet, int payloadType, int timestamp, boolean marker) {
        if (remote == null || vanished) {
            return;
        }
        header.begin(packet, 0)
                .marker(marker)
                .payloadType(payloadType)
                .sequenceNumber(sequenceNumber++)
                .timestamp(timestamp)
                .ssrc(reports.ssrc());
        clumps.add(packet);
    }

    private void report(long nowNanos) throws IOException {
        if (nowNanos < reportDueNanos) {
            return;
        }
        reportDueNanos += REPORT_EVERY_MILLIS * NANOS_A_MILLI;
        if (!vanished && remote instanceof InetSocketAddress one) {
            int length = reports.write(datagram.array(), nowNanos, ended);
            send(control, datagram.array(), length, new InetSocketAddress(one.getAddress(), one.getPort() + 1));
        }
    }

    private void send(DatagramChannel channel, byte[] bytes, int length, @Nullable SocketAddress to)
            throws IOException {
        if (to != null && !vanished) {
            channel.send(ByteBuffer.wrap(bytes, 0, length), to);
        }
    }

    private void hear(long nowNanos) throws IOException {
        for (SocketAddress from = sound.receive(datagram.clear());
                from != null;
                from = sound.receive(datagram.clear())) {
            RtpPacket packet = new RtpPacket();
            if (packet.wrap(datagram.array(), 0, datagram.position()) != null || packets.size() >= MOST_PACKETS) {
                malformed++;
                continue;
            }
            if (latching && remote == null) {
                remote = from;
            }
            packets.add(new Heard.Packet(
                    nowNanos,
                    packet.ssrc(),
                    packet.sequenceNumber(),
                    packet.timestamp(),
                    packet.payloadType(),
                    packet.marker(),
                    Octets.copyOf(datagram.array(), packet.payloadOffset(), packet.payloadLengthBytes())));
            reports.heard(packet, nowNanos);
            notifyAll();
        }
        while (control.receive(datagram.clear()) != null) {
            switch (RtcpCompound.parse(datagram.array(), 0, datagram.position())) {
                case RtcpCompound.Parsed parsed -> reports.heard(parsed.packets(), nowNanos);
                case RtcpCompound.Malformed _ -> malformed++;
            }
            notifyAll();
        }
    }

    /** Falls silent and says goodbye (RTCP BYE), unless it has vanished. */
    public void goodbye() {
        try {
            synchronized (this) {
                ended = true;
                notifyAll();
            }
            selector.wakeup();
            thread.join();
            synchronized (this) {
                reportDueNanos = Long.MIN_VALUE;
                report(System.nanoTime());
                vanished = true;
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The goodbye, and the ports are let go. */
    @Override
    public void close() {
        goodbye();
        try {
            sound.close();
            control.close();
            selector.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
