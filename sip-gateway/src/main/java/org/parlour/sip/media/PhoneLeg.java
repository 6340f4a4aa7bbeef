package org.parlour.sip.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.loop.LoopTimer;
import org.parlour.sfu.loop.MediaLoop;
import org.parlour.wire.dtmf.Key;
import org.parlour.wire.sdp.phone.AgreedMedia;

/**
 * One phone's RTP leg. It lives on a loop and can be moved to another in mid-call.
 *
 * <p>What is sent is called on the leg's loop. Everything else may be called from
 * any thread, finds the loop where the leg is (or arrives), and happens there in the order in which
 * one thread asked for it.
 */
public final class PhoneLeg implements Downlink, AutoCloseable {
    // So many pairs in a row mean another gateway on our range; the next call begins behind them.
    private static final int MOST_TRIES = 200;

    private final PhonePorts ports;
    private final LegMedia media;
    private final PortPair pair;
    // Asked for while the leg is between two loops; done when it arrives. Lanes ask for a few things in a call.
    private final Queue<Runnable> onArrival = new ArrayDeque<>();

    private boolean moving;
    private boolean closed;
    private @Nullable LoopTimer timer;
    private long timerNanos = Long.MAX_VALUE;
    private volatile LegStatistics published;
    private volatile String chain;

    private PhoneLeg(PhonePorts ports, PortPair pair, Reception reception) {
        this.ports = ports;
        this.pair = pair;
        this.media = reception.media;
        this.published = media.statistics();
        this.chain = media.toString();
    }

    /**
     * Binds a pair of ports and waits for the kernel, so call it from a lane.
     *
     * @param local the address that the description will name, never the wildcard
     * @param chance the leg's own from here on: it is used here, and later on the loop
     */
    public static LegOpening open(
            MediaLoop loop, PhonePorts ports, InetAddress local, LegListener listener, RandomGenerator chance) {
        Reception reception = new Reception(listener, chance);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            int port = ports.take();
            if (port == PortRing.NONE) {
                return new LegOpening.NoPort();
            }
            PortPair pair = PortPair.bind(loop, local, port, reception::heardRtp, reception::heardRtcp);
            if (pair != null) {
                loop.legCame();
                PhoneLeg leg = new PhoneLeg(ports, pair, reception);
                leg.onItsLoop(() -> reception.leg = leg);
                return new LegOpening.Opened(leg);
            }
            ports.takenByAnother(port);
        }
        return new LegOpening.NoPort();
    }

    /** The even port, which the description names. */
    public int port() {
        return pair.number();
    }

    /** Where the leg lives now; a leg on its way counts as there. */
    public MediaLoop loop() {
        return pair.loop();
    }

    /** What an offer and its answer settled: at first, and again after each re-INVITE. */
    public void agree(AgreedMedia agreed) {
        onItsLoop(() -> {
            media.agree(agreed, loop().nowNanos());
            chain = media.toString();
            rearm();
        });
    }

    /** The phone asked for extended reports (RFC 3611). */
    public void wantsExtendedReports() {
        onItsLoop(media::wantsExtendedReports);
    }

    /** Says a key to the phone as an event, when those before it are done; nothing where it understands none. */
    public void press(Key key) {
        onItsLoop(() -> {
            if (!closed) {
                media.press(key, loop().nowNanos());
                rearm();
            }
        });
    }

    public void uplinkTo(Uplink uplink) {
        onItsLoop(() -> media.uplinkTo(uplink));
    }

    @Override
    public void send(byte[] payload, int offset, int lengthBytes, int lengthTicks) {
        if (!closed) {
            media.send(payload, offset, lengthBytes, lengthTicks, loop().nowNanos());
        }
    }

    @Override
    public void skip(int lengthTicks) {
        media.skip(lengthTicks, loop().nowNanos());
    }

    @Override
    public void noise(byte[] payload, int offset, int lengthBytes, int lengthTicks) {
        if (!closed) {
            media.noise(payload, offset, lengthBytes, lengthTicks, loop().nowNanos());
        }
    }

    @Override
    public int lossPercent() {
        return media.lossPercent();
    }

    /**
     * Takes the leg to another loop. {@code there} runs on the target before the first packet is
     * heard there; a leg that was closed meanwhile runs nothing.
     *
     * <p>Whoever sends on this leg stops first: what is sent on the way is dropped and counted.
     */
    public void moveTo(MediaLoop target, Runnable there) {
        onItsLoop(() -> {
            if (closed) {
                return;
            }
            MediaLoop source = loop();
            if (source == target) {
                there.run();
                return;
            }
            moving = true;
            disarm();
            source.legLeft();
            target.legCame();
            pair.moveTo(target, () -> arrived(there));
        });
    }

    private void arrived(Runnable there) {
        moving = false;
        rearm();
        try {
            there.run();
        } finally {
            // A task among them may move the leg on; the rest then waits for that arrival.
            while (!moving && !onArrival.isEmpty()) {
                onArrival.remove().run();
            }
        }
    }

    /** Says BYE in RTCP, closes both ports and gives them back; what was sent before leaves first. */
    @Override
    public void close() {
        onItsLoop(() -> {
            if (closed) {
                return;
            }
            media.close(loop().nowNanos());
            closed = true;
            disarm();
            publish();
            loop().legLeft();
            pair.close(() -> ports.giveBack(pair.number()));
        });
    }

    /** On the leg's loop as it is now; elsewhere as it was at the last timer, at most some seconds ago, or at the close. */
    public LegStatistics statistics() {
        if (loop().isHere() && !moving) {
            publish();
        }
        return published;
    }

    private void publish() {
        published = media.statistics();
    }

    private void onItsLoop(Runnable task) {
        MediaLoop loop = loop();
        if (!loop.isHere()) {
            loop.executeAnyway(() -> onItsLoop(task));
        } else if (moving) {
            onArrival.add(task);
        } else {
            task.run();
        }
    }

    /** Only an earlier deadline moves the timer: a later one is found when the old one rings. */
    private void rearm() {
        rearm(media.nextDeadlineNanos());
    }

    private void rearm(long deadlineNanos) {
        if (!closed && !moving && deadlineNanos < timerNanos) {
            disarm();
            timerNanos = deadlineNanos;
            timer = loop().at(deadlineNanos, this::ring);
        }
    }

    private void disarm() {
        if (timer != null) {
            timer.cancel();
        }
        timer = null;
        timerNanos = Long.MAX_VALUE;
    }

    private void ring() {
        timer = null;
        timerNanos = Long.MAX_VALUE;
        try {
            media.onTime(loop().nowNanos());
            publish();
        } finally {
            rearm();
        }
    }

    /** Its part of the call's chain, without addresses. */
    @Override
    public String toString() {
        return chain;
    }

    /** What the ports hear, from before the leg is there on. */
    private static final class Reception implements Outlet {
        private final LegMedia media;
        private @Nullable PhoneLeg leg;

        private Reception(LegListener listener, RandomGenerator chance) {
            long unixNanos = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
            media = new LegMedia(this, listener, chance, unixNanos - System.nanoTime());
        }

        private void heardRtp(byte[] bytes, int offset, int lengthBytes, InetSocketAddress from, long nowNanos) {
            if (leg == null || !leg.closed) {
                media.heardRtp(bytes, offset, lengthBytes, from, nowNanos);
                if (leg != null) {
                    leg.rearm(media.deadlineAfterRtpNanos());
                }
            }
        }

        private void heardRtcp(byte[] bytes, int offset, int lengthBytes, InetSocketAddress from, long nowNanos) {
            if (leg == null || !leg.closed) {
                media.heardRtcp(bytes, offset, lengthBytes, from, nowNanos);
                rearm();
            }
        }

        private void rearm() {
            if (leg != null) {
                leg.rearm();
            }
        }

        @Override
        public void rtp(byte[] bytes, int lengthBytes, InetSocketAddress to) {
            if (leg != null) {
                leg.pair.sendRtp(bytes, lengthBytes, to);
            }
        }

        @Override
        public void rtcp(byte[] bytes, int lengthBytes, InetSocketAddress to) {
            if (leg != null) {
                leg.pair.sendRtcp(bytes, lengthBytes, to);
            }
        }
    }
}
