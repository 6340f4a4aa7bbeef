package org.parlour.sfu.gate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    private static final int SNAPSHOT_TICKS = 20;
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
    private final Map<Integer, Stream> streams = new HashMap<>();
    private final Set<ForwardingRoom> rooms = new HashSet<>();
    private final List<Candidate> candidates;
    private long forwarded;
    private long crowded;
    private long dueNanos;
    private int ticks;
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
                InetSocketAddress local = new InetSocketAddress(address, places.port(loop.number()));
                int gate = ports.size();
                LoopPort port = LoopPort.bind(
                        loop,
                        local,
                        (bytes, offset, lengthBytes, from, nowNanos) ->
                                received(gate, bytes, offset, lengthBytes, from, nowNanos));
                ports.add(port);
                listeners.add(LoopListener.bind(loop, local, new Strangers()));
            }
        } catch (IOException taken) {
            close();
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

    /** A connection, and whose it is once a check on it was valid. */
    private static final class Stream {
        private final LoopConnection connection;
        private @Nullable PeerLink link;

        private Stream(LoopConnection connection) {
            this.connection = connection;
        }
    }

    /** Who opens a connection is nobody's until a check on it is valid. */
    private final class Strangers implements StreamListener {
        @Override
        public void received(LoopConnection connection, byte[] bytes, int offset, int lengthBytes, long nowNanos) {
            int gate = FIRST_STREAM + connection.number();
            if (!streams.containsKey(gate)) {
                streams.put(gate, new Stream(connection));
                loop.at(nowNanos + CHECK_NANOS, () -> dismiss(gate));
            }
            LoopStage.this.received(gate, bytes, offset, lengthBytes, connection.remote(), nowNanos);
        }

        private void dismiss(int gate) {
            Stream stream = streams.get(gate);
            if (stream != null && stream.link == null) {
                stream.connection.close();
            }
        }

        @Override
        public void closed(LoopConnection connection, long nowNanos) {
            int gate = FIRST_STREAM + connection.number();
            Stream stream = streams.remove(gate);
            if (stream != null && stream.link != null) {
                stream.link.gateClosed(gate, nowNanos);
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

    void enter(ForwardingRoom room) {
        rooms.add(room);
        if (timer == null) {
            dueNanos = loop.nowNanos();
            arm();
        }
    }

    void leave(ForwardingRoom room) {
        if (rooms.remove(room)) {
            forwarded += room.takeForwarded();
        }
    }

    private void arm() {
        // A machine that slept need not catch up with what nobody waits for.
        dueNanos = Math.max(dueNanos + TICK_NANOS, loop.nowNanos());
        timer = loop.at(dueNanos, this::tick);
    }

    private void tick() {
        timer = null;
        long nowNanos = loop.nowNanos();
        try {
            for (ForwardingRoom room : rooms) {
                room.tick(nowNanos);
            }
        } finally {
            ticks++;
            if (ticks % SNAPSHOT_TICKS == 0 || rooms.isEmpty()) {
                count();
            }
            if (!rooms.isEmpty()) {
                arm();
            }
        }
    }

    private void count() {
        long seats = 0;
        long phones = 0;
        for (ForwardingRoom room : rooms) {
            forwarded += room.takeForwarded();
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
            stream.link = link;
        }
        return room;
    }

    @Override
    public void unbind(Path path, PeerLink link) {
        demux.unbind(path.gate(), path.remote(), link);
        Stream stream = streams.get(path.gate());
        if (stream != null && link.equals(stream.link)) {
            stream.link = null;
            // A farewell may be on its way; what was sent before leaves first.
            loop.at(loop.nowNanos() + FAREWELL_NANOS, stream.connection::close);
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
            stream.connection.send(bytes, offset, lengthBytes);
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
        public void agreed(SrtpKeys keys) {
            loop.execute(() -> news.agreed(keys, loop.nowNanos()));
        }

        @Override
        public void ended(DtlsEnd why) {
            loop.execute(() -> news.ended(why, loop.nowNanos()));
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

    void close() {
        ports.forEach(LoopPort::close);
        listeners.forEach(LoopListener::close);
    }

    @Override
    public String toString() {
        return "LoopStage(" + loop + ", " + rooms.size() + " rooms, " + demux + ")";
    }
}
