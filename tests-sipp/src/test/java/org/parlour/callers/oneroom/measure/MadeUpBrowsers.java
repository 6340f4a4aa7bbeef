package org.parlour.callers.oneroom.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.parlour.callers.browser.Meeting;
import org.parlour.callers.browser.WiredSeat;
import org.parlour.callers.load.Spread;
import org.parlour.callers.synthetic.Downlink;
import org.parlour.callers.synthetic.SyntheticBrowser;
import org.parlour.callers.synthetic.Uplink;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.wire.rtp.RtpPacket;

/**
 * Browsers of our own in a room of the program. One thread speaks for them on an absolute grid of 20 ms and hears what
 * comes; another sends a datagram to it every few milliseconds, to know what this machine takes when there is nothing to do.
 */
public final class MadeUpBrowsers implements AutoCloseable {
    static final long PACKET_NANOS = 20_000_000L;

    private static final int LEVEL_MINUS_DBOV = 25;
    private static final long CHECK_EVERY_PACKETS = 100;
    private static final int PROBE_EVERY_MILLIS = 7;
    private static final int MOST_KEPT = 100_000;

    private final List<WiredSeat> seats = new ArrayList<>();
    private final List<SyntheticBrowser> browsers = new ArrayList<>();
    private final List<Uplink> uplinks = new ArrayList<>();
    private final Selector selector = Selector.open();
    private final DatagramChannel probe = DatagramChannel.open();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();
    private final ByteBuffer datagram = ByteBuffer.allocate(64);

    // Guarded by this: the thread and whoever measures take turns.
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Long> departures = new ArrayList<>();
    private final List<Double> probes = new ArrayList<>();
    private @Nullable OpusVoice voice;
    private long voiceFromNanos;
    private long packets;
    private long checkDueNanos = System.nanoTime();
    private @Nullable IOException failure;

    private MadeUpBrowsers() throws IOException {}

    /** So many come in by the guests' link; they say nothing yet. */
    public static MadeUpBrowsers enter(int httpPort, Meeting meeting, int count)
            throws IOException, InterruptedException {
        MadeUpBrowsers all = new MadeUpBrowsers();
        for (int i = 0; i < count; i++) {
            WiredSeat seat = WiredSeat.take(httpPort, meeting, meeting.guestLink(), "Guest " + (i + 1));
            all.seats.add(seat);
            SyntheticBrowser browser = SyntheticBrowser.at(seat, seat.participant(), SlotCount.USUAL);
            all.browsers.add(browser);
            seat.show(new Showing(true, false, false, false));
            all.uplinks.add(Uplink.of(browser, new Random(i)));
            Downlink downlink = Downlink.of(browser, 1, i == 0 ? all::keep : (_, _) -> {});
            browser.downlink().channel().register(all.selector, SelectionKey.OP_READ, downlink);
        }
        all.begin();
        return all;
    }

    private void begin() throws IOException {
        probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .configureBlocking(false)
                .register(selector, SelectionKey.OP_READ);
        threads.add(Thread.ofPlatform().daemon().name("made-up-browsers").start(this::live));
        threads.add(Thread.ofPlatform().daemon().name("probe").start(this::probe));
    }

    // --- what they do ------------------------------------------------------------------------------------------------

    /** All of them hum for so long. */
    public void speak(Duration time) throws InterruptedException {
        say(OpusVoice.hum(OpusCodecs.open()));
        pass(time);
        fallSilent();
    }

    /** All of them say this, over and over, from the next packet on. */
    public synchronized void say(OpusVoice words) {
        voice = words;
        long lastNanos = packets == 0 ? System.nanoTime() : dueNanos(packets - 1);
        voiceFromNanos = System.nanoTime() + PACKET_NANOS;
        uplinks.forEach(uplink -> uplink.rest(voiceFromNanos - lastNanos));
        packets = 0;
        departures.clear();
    }

    synchronized void fallSilent() {
        voice = null;
    }

    /** When the packet of a number was due. */
    synchronized long dueNanos(long packet) {
        return voiceFromNanos + packet * PACKET_NANOS;
    }

    /** When each packet of the first browser was given to the kernel, since they began to say what they say. */
    synchronized List<Long> departures() {
        return List.copyOf(departures);
    }

    /** Forgets what was heard. */
    synchronized void listenAnew() {
        arrivals.clear();
        probes.clear();
    }

    /** What the first of them has heard since. */
    synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    /** How long a datagram takes from a thread that sleeps to the one that hears, on this machine, now. */
    synchronized Spread probesMillis() {
        return Spread.of(probes.stream().mapToDouble(Double::doubleValue));
    }

    int participant(int browser) {
        return browsers.get(browser).person();
    }

    static void pass(Duration time) throws InterruptedException {
        boolean _ = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    // --- their threads -----------------------------------------------------------------------------------------------

    private void live() {
        try {
            while (over.getCount() > 0) {
                long waitMillis = speak();
                if (waitMillis > 0) {
                    selector.select(this::read, waitMillis);
                } else {
                    selector.selectNow(this::read);
                }
            }
        } catch (IOException broken) {
            synchronized (this) {
                failure = broken;
            }
        }
    }

    private synchronized long speak() throws IOException {
        long nowNanos = System.nanoTime();
        OpusVoice words = voice;
        if (words == null) {
            return checkWhenDue(nowNanos);
        }
        for (; dueNanos(packets) <= nowNanos; packets++) {
            byte[] packet = words.packet(packets);
            if (departures.size() < MOST_KEPT) {
                departures.add(System.nanoTime());
            }
            for (Uplink uplink : uplinks) {
                uplink.say(packet, LEVEL_MINUS_DBOV);
            }
        }
        checkWhenDue(nowNanos);
        return Math.max(0, (dueNanos(packets) - System.nanoTime()) / 1_000_000L);
    }

    private long checkWhenDue(long nowNanos) throws IOException {
        if (nowNanos >= checkDueNanos) {
            checkDueNanos = nowNanos + CHECK_EVERY_PACKETS * PACKET_NANOS;
            for (SyntheticBrowser browser : browsers) {
                browser.check();
            }
        }
        return 10;
    }

    private void read(SelectionKey key) {
        try {
            if (key.attachment() instanceof Downlink downlink) {
                downlink.read();
            } else {
                readProbe();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private synchronized void readProbe() throws IOException {
        while (probe.receive(datagram.clear()) != null) {
            if (probes.size() < MOST_KEPT) {
                probes.add((System.nanoTime() - datagram.getLong(0)) / 1e6);
            }
        }
    }

    private synchronized void keep(RtpPacket packet, long nowNanos) {
        if (arrivals.size() < MOST_KEPT) {
            arrivals.add(Arrival.of(packet, nowNanos));
        }
    }

    private void probe() {
        try (DatagramChannel from = DatagramChannel.open()) {
            ByteBuffer sent = ByteBuffer.allocate(Long.BYTES);
            while (!over.await(PROBE_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                sent.clear().putLong(0, System.nanoTime());
                from.send(sent, probe.getLocalAddress());
            }
        } catch (IOException broken) {
            synchronized (this) {
                failure = broken;
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        selector.wakeup();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (SyntheticBrowser browser : browsers) {
            browser.leave();
            browser.close();
        }
        seats.forEach(WiredSeat::close);
        probe.close();
        selector.close();
        synchronized (this) {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
