package org.parlour.sip.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.sip.media.Desk.FRAME_TICKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.sfu.loop.MediaLoop;
import org.parlour.sfu.loop.MediaLoops;
import org.parlour.sip.seat.PhoneQuality;
import org.parlour.wire.dtmf.KeyNews;
import org.parlour.wire.rtcp.Goodbye;
import org.parlour.wire.rtcp.RtcpCompound;
import org.parlour.wire.rtp.RtpPacket;
import org.parlour.wire.sdp.Codec;

@Tag("peer")
class PhoneLegTest implements LegListener {
    private static final long PATIENCE_SECONDS = 60;
    private static final int SSRC = 77;
    private static final int MOVES = 100;
    // Away from 20000–29999, where a program of ours may run beside the tests.
    private static final int FIRST_PORT = 31_000;
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final MediaLoops loops = MediaLoops.open(2);
    private final PhonePorts ports = new PhonePorts(FIRST_PORT, FIRST_PORT + 99);
    private final DatagramSocket phone = socket();
    private final BlockingQueue<KeyNews> keys = new LinkedBlockingQueue<>();
    private final BlockingQueue<PhoneQuality> qualities = new LinkedBlockingQueue<>();
    private final BlockingQueue<LineNews> line = new LinkedBlockingQueue<>();

    private static DatagramSocket socket() {
        try {
            DatagramSocket socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            return socket;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @AfterEach
    void close() {
        loops.close();
        phone.close();
    }

    @Override
    public void key(KeyNews news) {
        keys.add(news);
    }

    @Override
    public void quality(PhoneQuality news) {
        qualities.add(news);
    }

    @Override
    public void line(LineNews news) {
        line.add(news);
    }

    private PhoneLeg open() {
        LegOpening opening = PhoneLeg.open(
                loops.leastLoaded(),
                ports,
                LOOPBACK,
                this,
                RandomGeneratorFactory.of("L64X128MixRandom").create(1));
        assertThat(opening).isInstanceOf(LegOpening.Opened.class);
        return ((LegOpening.Opened) opening).leg();
    }

    private void send(PhoneLeg leg, byte[] packet) {
        try {
            phone.send(new DatagramPacket(packet, packet.length, LOOPBACK, leg.port()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private byte[] heard() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
        phone.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private static void answer(PhoneLeg leg, RtpPacket packet) {
        leg.send(packet.buffer(), packet.payloadOffset(), packet.payloadLengthBytes(), FRAME_TICKS);
    }

    /** Until what was asked of the leg so far is done; a packet that comes before counts as early. */
    private static void settle(PhoneLeg leg) throws Exception {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        leg.loop().execute(() -> turn.complete(null));
        soon(turn);
    }

    private static <T> T soon(CompletableFuture<T> future) throws Exception {
        return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void voiceAndKeysGoBothWaysAndTheCloseTakesLeaveAndFreesThePorts() throws Exception {
        PhoneLeg leg = open();
        CompletableFuture<Integer> voice = new CompletableFuture<>();
        // The description names another port of the phone's than it uses: only the latch finds it.
        leg.agree(Desk.agreed(new InetSocketAddress(LOOPBACK, 9)));
        leg.uplinkTo((codec, packet, nowNanos) -> {
            answer(leg, packet);
            voice.complete(packet.payloadLengthBytes());
        });
        settle(leg);
        send(leg, Desk.voice(SSRC, 1, 160, new byte[FRAME_TICKS]));
        send(leg, Desk.voice(SSRC, 2, 320, new byte[FRAME_TICKS]));
        send(leg, Desk.key(SSRC, 3, 480, 7, true, 320));
        assertThat(soon(voice)).isEqualTo(FRAME_TICKS);
        byte[] echo = heard();
        assertThat(new RtpPacket().wrap(echo, 0, echo.length)).isNull();
        assertThat(keys.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isInstanceOf(KeyNews.Pressed.class);
        assertThat(line.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(new LineNews.Sounding());
        assertThat(leg.loop().legs()).isEqualTo(1);
        assertThat(leg.toString()).isEqualTo("PhoneRtp(PCMA/8000 20 ms)");

        leg.close();
        leg.close();
        awaitNoneInUse();
        assertThat(leg.loop().legs()).isZero();
        assertThat(leg.statistics().sent()).isEqualTo(1);
        assertThat(leg.statistics().presses()).isEqualTo(1);
    }

    @Test
    void theLeaveIsHeardWhereRtcpBelongs() throws Exception {
        PhoneLeg leg = open();
        leg.agree(Desk.agreed(new InetSocketAddress(LOOPBACK, phone.getLocalPort() - 1)));
        CompletableFuture<Void> sent = new CompletableFuture<>();
        leg.uplinkTo((codec, packet, nowNanos) -> {
            answer(leg, packet);
            sent.complete(null);
        });
        settle(leg);
        send(leg, Desk.voice(SSRC, 1, 160, new byte[FRAME_TICKS]));
        send(leg, Desk.voice(SSRC, 2, 320, new byte[FRAME_TICKS]));
        soon(sent);
        leg.close();
        heard();
        byte[] leave = heard();
        assertThat(((RtcpCompound.Parsed) RtcpCompound.parse(leave, 0, leave.length)).packets())
                .last()
                .isInstanceOf(Goodbye.class);
        awaitNoneInUse();
    }

    private void awaitNoneInUse() throws Exception {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (ports.counters().inUseNow() > 0 && System.nanoTime() < endNanos) {
            CompletableFuture<Void> turn = new CompletableFuture<>();
            loops.all().forEach(loop -> loop.execute(() -> turn.complete(null)));
            soon(turn);
        }
        assertThat(ports.counters().inUseNow()).isZero();
    }

    @Test
    void aPairWithAPortOfAnotherProgramIsPassedOver() throws Exception {
        try (DatagramSocket other = new DatagramSocket(new InetSocketAddress(LOOPBACK, FIRST_PORT + 1))) {
            assertThat(other.isBound()).isTrue();
            assertThat(open().port()).isGreaterThanOrEqualTo(FIRST_PORT + 2);
            assertThat(ports.counters().takenByOthers()).isPositive();
        }
    }

    @Test
    void noneLeftIsAValue() {
        PhonePorts one = new PhonePorts(FIRST_PORT + 200, FIRST_PORT + 201);
        MediaLoop loop = loops.leastLoaded();
        PhoneLeg.open(
                loop,
                one,
                LOOPBACK,
                this,
                RandomGeneratorFactory.of("L64X128MixRandom").create(1));
        assertThat(PhoneLeg.open(
                        loop,
                        one,
                        LOOPBACK,
                        this,
                        RandomGeneratorFactory.of("L64X128MixRandom").create(1)))
                .isEqualTo(new LegOpening.NoPort());
        assertThat(one.counters().refused()).isPositive();
    }

    @Test
    void whatIsAskedForOnTheWayIsDoneAtTheArrival() throws Exception {
        PhoneLeg leg = open();
        MediaLoop target = loops.all().get(1 - leg.loop().number());
        CompletableFuture<Boolean> there = new CompletableFuture<>();
        leg.loop().execute(() -> {
            leg.moveTo(target, () -> there.complete(target.isHere()));
            leg.close();
        });
        assertThat(soon(there)).isTrue();
        awaitNoneInUse();
        assertThat(loops.all()).allMatch(loop -> loop.legs() == 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 1000})
    void aHundredMovesInMidCallLoseNothing(int packetsASecond) throws Exception {
        PhoneLeg leg = open();
        leg.agree(Desk.agreed((InetSocketAddress) phone.getLocalSocketAddress()));
        Listener listener = new Listener(leg);
        leg.uplinkTo(listener::arrived);
        settle(leg);
        try (ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor()) {
            AtomicInteger sent = new AtomicInteger();
            sender.scheduleAtFixedRate(
                            () -> {
                                int number = sent.incrementAndGet();
                                send(leg, Desk.voice(SSRC, number, number * FRAME_TICKS, new byte[FRAME_TICKS]));
                            },
                            0,
                            TimeUnit.SECONDS.toNanos(1) / packetsASecond,
                            TimeUnit.NANOSECONDS)
                    .state();
            listener.move();
            soon(listener.moved);
            sender.shutdown();
            assertThat(sender.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
            int last = sent.get();
            listener.awaited = last;
            // One more, so that somebody looks.
            send(leg, Desk.voice(SSRC, last + 1, (last + 1) * FRAME_TICKS, new byte[FRAME_TICKS]));
            soon(listener.done);
            assertThat(listener.disorder).isZero();
            assertThat(listener.elsewhere).isZero();
            // The first packet only proves that a second one follows.
            assertThat(listener.heard).isEqualTo(last);
            CompletableFuture<LegStatistics> statistics = new CompletableFuture<>();
            leg.loop().execute(() -> statistics.complete(leg.statistics()));
            assertThat(soon(statistics).lost()).isZero();
            assertThat(soon(statistics).sent()).isEqualTo(last);
            assertThat(loops.all()).allMatch(loop -> loop.counters().sendsRefused() == 0);
        }
        leg.close();
        awaitNoneInUse();
    }

    /** Answers each packet, and takes the leg from loop to loop. */
    private final class Listener {
        private final PhoneLeg leg;
        private final CompletableFuture<Void> moved = new CompletableFuture<>();
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private volatile int awaited = Integer.MAX_VALUE;
        private int moves;
        private int expected = 2;
        private int heard;
        private int disorder;
        private int elsewhere;

        private Listener(PhoneLeg leg) {
            this.leg = leg;
        }

        private void move() {
            MediaLoop target = loops.all().get(1 - leg.loop().number());
            leg.moveTo(target, () -> {
                if (++moves == MOVES) {
                    moved.complete(null);
                } else {
                    target.at(target.nowNanos() + TimeUnit.MILLISECONDS.toNanos(7), this::move);
                }
            });
        }

        private void arrived(Codec codec, RtpPacket packet, long nowNanos) {
            int number = packet.sequenceNumber();
            heard++;
            disorder += number == expected ? 0 : 1;
            expected = number + 1;
            elsewhere += leg.loop().isHere() ? 0 : 1;
            answer(leg, packet);
            if (number > awaited) {
                done.complete(null);
            }
        }
    }
}
