package org.parlour.sfu.peers;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import org.parlour.sfu.demux.DatagramKind;
import org.parlour.sfu.demux.Demux;
import org.parlour.sfu.demux.DemuxLimits;
import org.parlour.sfu.dtls.DtlsEnd;
import org.parlour.sfu.ice.Path;
import org.parlour.sfu.session.Ground;
import org.parlour.sfu.session.PeerLink;
import org.parlour.wire.sdp.Candidate;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.srtp.SrtpProfile;
import org.parlour.wire.stun.Ufrag;

/** The ground of rooms whose time is simulated: one gate after another, a small handshake, and no thread. */
public final class SimulatedGround implements Ground {
    /** The way to the browsers. */
    public interface Wire {
        void send(InetSocketAddress to, byte[] datagram);
    }

    public static final long UNIX_NANOS_AT_ZERO = 1_795_248_000_000_000_000L;
    private static final Fingerprint OURS = Fingerprint.sha256(new byte[32]);

    private record Task(long atNanos, long order, Runnable step) {}

    private final Wire wire;
    private final RandomGenerator chance;
    private final Demux<PeerLink> demux;
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::atNanos).thenComparingLong(Task::order));
    private SrtpProfile profile = SrtpProfile.AEAD_AES_128_GCM;
    private long handshakeNanos;
    private long order;
    private long nowNanos;
    private long wakeNanos = Long.MAX_VALUE;
    private boolean isCut;
    private long sent;
    private int tickets;
    private int handshakesAlive;
    private int handshakesBegun;

    public SimulatedGround(Wire wire, RandomGenerator chance, DemuxLimits limits) {
        this.wire = wire;
        this.chance = chance;
        this.demux = new Demux<>(limits);
    }

    public SimulatedGround(Wire wire, RandomGenerator chance) {
        this(wire, chance, DemuxLimits.STANDARD);
    }

    /** How long the keys take from now on. */
    public void handshakeTakes(long nanos) {
        handshakeNanos = nanos;
    }

    /** What is agreed on from now on. */
    public void profile(SrtpProfile agreed) {
        profile = agreed;
    }

    public SrtpProfile profile() {
        return profile;
    }

    public void received(int gate, InetSocketAddress from, byte[] datagram, long now) {
        received(gate, from, datagram, datagram.length, now);
    }

    public void received(int gate, InetSocketAddress from, byte[] datagram, int lengthBytes, long now) {
        nowNanos = now;
        PeerLink link = demux.route(gate, from, datagram, 0, lengthBytes);
        if (link == null) {
            return;
        }
        if (demux.kind() == DatagramKind.STUN) {
            link.checked(demux.check(), new Path(gate, from), now);
        } else {
            link.received(demux.kind(), datagram, 0, lengthBytes, now);
        }
    }

    /** Does what handshakes have become ready to say. */
    public void run(long now) {
        nowNanos = now;
        while (nextDeadlineNanos() <= now) {
            tasks.remove().step().run();
        }
    }

    public long nextDeadlineNanos() {
        Task next = tasks.peek();
        return next == null ? Long.MAX_VALUE : next.atNanos();
    }

    private void later(long nanos, Runnable step) {
        tasks.add(new Task(nowNanos + nanos, order++, step));
    }

    @Override
    public boolean listen(Ufrag ufrag, PeerLink link) {
        tickets++;
        return demux.listen(ufrag, link);
    }

    @Override
    public void forget(Ufrag ufrag) {
        demux.forget(ufrag);
    }

    @Override
    public boolean bind(Path path, PeerLink link) {
        return demux.bind(path.gate(), path.remote(), link);
    }

    @Override
    public void unbind(Path path, PeerLink link) {
        demux.unbind(path.gate(), path.remote(), link);
    }

    @Override
    public void send(Path path, byte[] bytes, int offset, int lengthBytes) {
        sent++;
        if (isCut) {
            return;
        }
        wire.send(path.remote(), Arrays.copyOfRange(bytes, offset, offset + lengthBytes));
    }

    @Override
    public void wakeAt(long deadlineNanos) {
        wakeNanos = Math.min(wakeNanos, deadlineNanos);
    }

    /** Nothing is due before; asked for, it is forgotten. */
    long takeWakeNanos() {
        long next = wakeNanos;
        wakeNanos = Long.MAX_VALUE;
        return next;
    }

    @Override
    public Handshake shake(Fingerprint peer, HandshakeNews news) {
        handshakesAlive++;
        handshakesBegun++;
        return new Shaking(peer, news);
    }

    private final class Shaking implements Handshake {
        private final Fingerprint expected;
        private final HandshakeNews news;
        private boolean ended;
        private boolean begun;
        private boolean agreed;

        private Shaking(Fingerprint expected, HandshakeNews news) {
            this.expected = expected;
            this.news = news;
        }

        @Override
        public void arrived(byte[] datagram) {
            if (SmallHandshake.isFarewell(datagram) && agreed) {
                later(0, () -> end(DtlsEnd.PEER_CLOSED));
            } else if (SmallHandshake.isHandshake(datagram)) {
                if (agreed) {
                    later(0, () -> news.flight(SmallHandshake.finished(SmallHandshake.seed(datagram))));
                } else if (!begun) {
                    begun = true;
                    later(handshakeNanos, () -> hello(datagram));
                }
            }
        }

        private void hello(byte[] datagram) {
            if (ended || !SmallHandshake.isFrom(datagram, expected)) {
                end(DtlsEnd.WRONG_FINGERPRINT);
                return;
            }
            long seed = SmallHandshake.seed(datagram);
            agreed = true;
            news.agreed(SmallHandshake.keys(profile, seed), SmallHandshake.finished(seed), nowNanos);
        }

        private void end(DtlsEnd why) {
            if (!ended) {
                ended = true;
                handshakesAlive--;
                news.ended(why, nowNanos);
            }
        }

        @Override
        public void close() {
            later(0, () -> {
                if (!ended) {
                    news.flight(SmallHandshake.farewell());
                    end(DtlsEnd.CLOSED_HERE);
                }
            });
        }
    }

    @Override
    public List<Candidate> candidates() {
        return List.of(Candidate.udpHost(1, 2_130_706_431L, "192.0.2.200", 10_000));
    }

    @Override
    public Fingerprint fingerprint() {
        return OURS;
    }

    @Override
    public RandomGenerator chance() {
        return chance;
    }

    @Override
    public long unixNanosAtZero() {
        return UNIX_NANOS_AT_ZERO;
    }

    /** What is sent from now on is counted, and made no copy of. */
    public void cut(boolean now) {
        isCut = now;
    }

    public long sent() {
        return sent;
    }

    /** How many tickets were minted: two for each browser that never had to negotiate again. */
    public int tickets() {
        return tickets;
    }

    public int handshakesAlive() {
        return handshakesAlive;
    }

    public int handshakesBegun() {
        return handshakesBegun;
    }

    public Demux<PeerLink> demux() {
        return demux;
    }

    /** Nobody is listened for, nobody heard, and nothing is under way. */
    public boolean isBare() {
        return demux.ufrags() == 0 && demux.paths() == 0 && handshakesAlive == 0 && tasks.isEmpty();
    }

    @Override
    public String toString() {
        return "SimulatedGround(" + demux + ", " + handshakesAlive + " handshakes, " + tasks.size() + " tasks)";
    }
}
