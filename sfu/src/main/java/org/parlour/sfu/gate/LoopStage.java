package org.parlour.sfu.gate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.bouncycastle.Association;
import org.parlour.sfu.bouncycastle.DtlsServer;
import org.parlour.sfu.bouncycastle.HandshakeEars;
import org.parlour.sfu.demux.DatagramKind;
import org.parlour.sfu.demux.Demux;
import org.parlour.sfu.demux.DemuxLimits;
import org.parlour.sfu.dtls.DtlsEnd;
import org.parlour.sfu.gate.Streams.Stream;
import org.parlour.sfu.ice.Path;
import org.parlour.sfu.loop.LoopConnection;
import org.parlour.sfu.loop.LoopListener;
import org.parlour.sfu.loop.LoopPort;
import org.parlour.sfu.loop.LoopTimer;
import org.parlour.sfu.loop.MediaLoop;
import org.parlour.sfu.loop.StreamListener;
import org.parlour.sfu.session.ForwardingRoom;
import org.parlour.sfu.session.Ground;
import org.parlour.sfu.session.PeerLink;
import org.parlour.wire.sdp.Candidate;
import org.parlour.wire.sdp.Fingerprint;
import org.parlour.wire.srtp.SrtpKeys;
import org.parlour.wire.stun.StunFlaw;
import org.parlour.wire.stun.Ufrag;

/**
 * One loop's sockets and rooms. All but the constructor, {@link #counters} and {@link #close} happens on the loop.
 */
final class LoopStage implements Ground {
    // Lost packets are asked for within a frame or two; what is more precise than that is nobody's to notice.
    private static final long TICK_NANOS = 10_000_000L;
    private static final long SNAPSHOT_NANOS = 200_000_000L;
    private static final long NEVER = Long.MAX_VALUE;
    private static final long LONG_AGO = Long.MIN_VALUE / 2;
    // Gates below are UDP sockets; from here on each is a TCP connection.
    private static final int FIRST_STREAM = 1 << 16;
    // RFC 8445 section 14.3: a browser repeats its checks within a second or two.
    private static final long CHECK_NANOS = 10_000_000_000L;
    private static final long FAREWELL_NANOS = 1_000_000_000L;

    private final MediaLoop loop;
    private final DtlsServer dtls;
    private final RandomGenerator chance;
    private final long unixNanosAtZero;
    private final Demux<PeerLink> demux = new Demux<>(DemuxLimits.STANDARD);
    private final List<LoopPort> ports = new ArrayList<>();
    private final List<LoopListener> listeners = new ArrayList<>();
    private final Streams streams = new Streams();
    private final Set<ForwardingRoom> rooms = new HashSet<>();
    private final List<Candidate> candidates;
    private long forwarded;
    private long unusable;
    private long crowded;
    private long dueNanos = NEVER;
    private long tickedNanos = LONG_AGO;
    private long countedNanos = LONG_AGO;
    private boolean closed;
    private @Nullable LoopTimer timer;
    private volatile ForwardingCounters snapshot = ForwardingCounters.NONE;

    LoopStage(MediaLoop loop, MediaPlaces places, DtlsServer dtls, RandomGenerator chance, long unixNanosAtZero)
            throws IOException {
        this.loop = loop;
        this.dtls = dtls;
        this.chance = chance;
        this.unixNanosAtZero = unixNanosAtZero;
        this.candidates = open(places);
    }

    private List<Candidate> open(MediaPlaces places) throws IOException {
        Candidates all = new Candidates();
        try {
            for (InetAddress address : places.addresses()) {
                open(new InetSocketAddress(address, places.port(loop.number())));
            }
        } catch (IOException taken) {
            closeSockets();
            throw taken;
        }
        ports.forEach(port -> all.udp(port.local()));
        listeners.forEach(listener -> all.tcp(listener.local()));
        all.outside(
                places.publicAddress(),
                ports.getFirst().local().getPort(),
                listeners.getFirst().local().getPort());
        return all.all();
    }

    private void open(InetSocketAddress local) throws IOException {
        int gate = ports.size();
        try {
            ports.add(LoopPort.bind(
                    loop,
                    local,
                    (bytes, offset, lengthBytes, from, nowNanos) ->
                            received(gate, bytes, offset, lengthBytes, from, nowNanos)));
            listeners.add(LoopListener.bind(loop, local, new Strangers()));
        } catch (IOException taken) {
            throw new IOException(
                    "browsers' media at " + local.getAddress().getHostAddress() + ": " + taken.getMessage(), taken);
        }
    }

    /** Who opens a connection is nobody's until a check on it is valid. */
    private final class Strangers implements StreamListener {
        @Override
        public void received(LoopConnection connection, byte[] bytes, int offset, int lengthBytes, long nowNanos) {
            int gate = FIRST_STREAM + connection.number();
            if (streams.get(gate) == null) {
                loop.at(nowNanos + CHECK_NANOS, streams.open(gate, connection)::dismiss);
            }
            LoopStage.this.received(gate, bytes, offset, lengthBytes, connection.remote(), nowNanos);
        }

        @Override
        public void closed(LoopConnection connection, long nowNanos) {
            int gate = FIRST_STREAM + connection.number();
            Stream stream = streams.remove(gate);
            PeerLink link = stream == null ? null : stream.link();
            if (link != null) {
                link.gateClosed(gate, nowNanos);
            }
        }
    }

    private void received(int gate, byte[] bytes, int offset, int lengthBytes, InetSocketAddress from, long nowNanos) {
        PeerLink link = demux.route(gate, from, bytes, offset, lengthBytes);
        if (link == null) {
            return;
        }
        if (demux.kind() == DatagramKind.STUN) {
            link.checked(demux.check(), new Path(gate, from), nowNanos);
        } else {
            link.received(demux.kind(), bytes, offset, lengthBytes, nowNanos);
        }
    }

    MediaLoop loop() {
        return loop;
    }

    /** Nobody is served here any more. */
    boolean isClosed() {
        return closed;
    }

    void enter(ForwardingRoom room) {
        if (!closed && rooms.add(room)) {
            wakeAt(room.nextDeadlineNanos());
            count();
        }
    }

    void leave(ForwardingRoom room) {
        if (rooms.remove(room)) {
            takeCounts(room);
            count();
        }
    }

    private void takeCounts(ForwardingRoom room) {
        forwarded += room.takeForwarded();
        unusable += room.takeUnusable();
    }

    @Override
    public void wakeAt(long deadlineNanos) {
        long soonestNanos = Math.max(deadlineNanos, tickedNanos + TICK_NANOS);
        if (soonestNanos < dueNanos) {
            sleep();
            dueNanos = soonestNanos;
            timer = loop.at(dueNanos, this::tick);
        }
    }

    private void sleep() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        dueNanos = NEVER;
    }

    private void tick() {
        long nowNanos = loop.nowNanos();
        timer = null;
        tickedNanos = nowNanos;
        // Whatever becomes due meanwhile is found when all rooms have been asked.
        dueNanos = Long.MIN_VALUE;
        try {
            tickRooms(nowNanos);
            if (nowNanos - countedNanos >= SNAPSHOT_NANOS) {
                countedNanos = nowNanos;
                count();
            }
        } finally {
            // Whatever went wrong, the next tick comes.
            dueNanos = NEVER;
            rooms.forEach(room -> wakeAt(room.nextDeadlineNanos()));
        }
    }

    private void tickRooms(long nowNanos) {
        RuntimeException bug = null;
        for (ForwardingRoom room : rooms) {
            try {
                room.tick(nowNanos);
            } catch (RuntimeException inOneRoom) {
                // The rooms behind it are other people's.
                bug = inOneRoom;
            }
        }
        if (bug != null) {
            throw bug;
        }
    }

    private void count() {
        long seats = 0;
        long phones = 0;
        for (ForwardingRoom room : rooms) {
            takeCounts(room);
            seats += room.size();
            phones += room.phones();
        }
        long broken = demux.notRequests();
        for (StunFlaw flaw : StunFlaw.values()) {
            broken += demux.broken(flaw);
        }
        long noise = 0;
        for (DatagramKind kind : DatagramKind.values()) {
            noise += kind.isServed() ? 0 : demux.received(kind);
        }
        long strangers =
                demux.unknown(DatagramKind.DTLS) + demux.unknown(DatagramKind.RTP) + demux.unknown(DatagramKind.RTCP);
        snapshot = new ForwardingCounters(
                forwarded,
                unusable,
                demux.unknown(DatagramKind.STUN),
                broken,
                strangers,
                noise,
                crowded,
                0,
                rooms.size(),
                seats,
                phones,
                demux.paths(),
                0);
    }

    /** From any thread: asks the loop to look again, and tells what it saw last. */
    ForwardingCounters counters() {
        loop.execute(this::count);
        return snapshot;
    }

    @Override
    public boolean listen(Ufrag ufrag, PeerLink link) {
        boolean room = demux.listen(ufrag, link);
        crowded += room ? 0 : 1;
        return room;
    }

    @Override
    public void forget(Ufrag ufrag) {
        demux.forget(ufrag);
    }

    @Override
    public boolean bind(Path path, PeerLink link) {
        boolean room = demux.bind(path.gate(), path.remote(), link);
        crowded += room ? 0 : 1;
        Stream stream = streams.get(path.gate());
        if (room && stream != null) {
            stream.bind(link);
        }
        return room;
    }

    @Override
    public void unbind(Path path, PeerLink link) {
        demux.unbind(path.gate(), path.remote(), link);
        Stream stream = streams.get(path.gate());
        if (stream != null && stream.unbind(link)) {
            // A farewell may be on its way; what was sent before leaves first.
            loop.at(loop.nowNanos() + FAREWELL_NANOS, stream::dismiss);
        }
    }

    @Override
    public void send(Path path, byte[] bytes, int offset, int lengthBytes) {
        if (path.gate() < FIRST_STREAM) {
            ports.get(path.gate()).send(bytes, offset, lengthBytes, path.remote());
            return;
        }
        Stream stream = streams.get(path.gate());
        if (stream != null) {
            stream.send(bytes, offset, lengthBytes);
        }
    }

    @Override
    public Handshake shake(Fingerprint peer, HandshakeNews news) {
        Association association = dtls.begin(peer, new Ears(news));
        return new Handshake() {
            @Override
            public void arrived(byte[] datagram) {
                association.arrived(datagram);
            }

            @Override
            public void close() {
                association.close();
            }
        };
    }

    /** Brings what a handshake's thread says to the loop. */
    private final class Ears implements HandshakeEars {
        private final HandshakeNews news;

        private Ears(HandshakeNews news) {
            this.news = news;
        }

        @Override
        public void flight(byte[] datagram) {
            loop.execute(() -> news.flight(datagram));
        }

        @Override
        public void agreed(SrtpKeys keys, byte[] lastFlight) {
            loop.execute(() -> news.agreed(keys, lastFlight, loop.nowNanos()));
        }

        @Override
        public void ended(DtlsEnd why) {
            loop.executeAnyway(() -> news.ended(why, loop.nowNanos()));
        }
    }

    @Override
    public List<Candidate> candidates() {
        return candidates;
    }

    @Override
    public Fingerprint fingerprint() {
        return dtls.fingerprint();
    }

    @Override
    public RandomGenerator chance() {
        return chance;
    }

    @Override
    public long unixNanosAtZero() {
        return unixNanosAtZero;
    }

    /** From any thread. */
    void close() {
        // Where the loop is over, its sockets are closed already.
        if (loop.executeAnyway(this::end)) {
            closeSockets();
        }
    }

    private void end() {
        closed = true;
        rooms.forEach(this::takeCounts);
        rooms.clear();
        sleep();
        count();
    }

    private void closeSockets() {
        ports.forEach(LoopPort::close);
        listeners.forEach(LoopListener::close);
    }

    @Override
    public String toString() {
        return "LoopStage(" + loop + ", " + rooms.size() + " rooms, " + demux + ")";
    }
}
