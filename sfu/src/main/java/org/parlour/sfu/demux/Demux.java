package org.parlour.sfu.demux;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.stun.StunFlaw;
import org.parlour.wire.stun.StunMessage;
import org.parlour.wire.stun.Ufrag;

/**
 * Finds the session that a datagram belongs to. One owner, a loop.
 *
 * <p>A <i>gate</i> is the number by which the owner knows a socket, or a TCP connection: the same
 * peer may be heard at two of our addresses, and a symmetric NAT may show two peers under one
 * address, each at a gate of its own.
 *
 * @param <S> what the owner calls a session
 */
public final class Demux<S> {
    private final DemuxLimits limits;
    private final Map<UfragKey, S> byUfrag = new HashMap<>();
    private final Map<PathKey, S> byPath = new HashMap<>();
    private final UfragKey askedUfrag = new UfragKey();
    private final PathKey askedPath = new PathKey();
    private final StunMessage check = new StunMessage();
    private final Tally<DatagramKind> received = new Tally<>(DatagramKind.class);
    private final Tally<DatagramKind> unknown = new Tally<>(DatagramKind.class);
    private final Tally<StunFlaw> broken = new Tally<>(StunFlaw.class);
    private long notRequests;
    private DatagramKind kind = DatagramKind.EMPTY;

    public Demux(DemuxLimits limits) {
        this.limits = limits;
    }

    /**
     * From now on checks that name this ufrag are the session's.
     *
     * @return false where it is another's already, or where there is no more room: nobody is to be invited with it
     */
    public boolean listen(Ufrag ufrag, S session) {
        if (byUfrag.size() >= limits.ufrags()) {
            return false;
        }
        S owner = byUfrag.putIfAbsent(new UfragKey().set(ufrag.bits()), session);
        return owner == null || owner.equals(session);
    }

    public void forget(Ufrag ufrag) {
        byUfrag.remove(askedUfrag.set(ufrag.bits()));
    }

    /**
     * From now on what comes from there is the session's. An address that was another's moves: a browser that closes a
     * connection may use its port for the next one at once.
     *
     * @return false where there is no more room
     */
    public boolean bind(int gate, InetSocketAddress remote, S session) {
        if (byPath.size() >= limits.paths() && !byPath.containsKey(askedPath.set(gate, remote))) {
            return false;
        }
        byPath.put(new PathKey().set(gate, remote), session);
        return true;
    }

    /** Takes an address from a session; one that has moved to another since stays there. */
    public void unbind(int gate, InetSocketAddress remote, S session) {
        PathKey path = askedPath.set(gate, remote);
        if (session.equals(byPath.get(path))) {
            byPath.remove(path);
        }
    }

    /**
     * Whose datagram this is, or null: then it has been counted and is to be dropped without an answer. What it is,
     * {@link #kind} says until the next one.
     */
    public @Nullable S route(int gate, InetSocketAddress from, byte[] bytes, int offset, int lengthBytes) {
        kind = DatagramKind.of(bytes, offset, lengthBytes);
        received.count(kind);
        S session = null;
        if (kind == DatagramKind.STUN) {
            StunFlaw flaw = check.read(bytes, offset, lengthBytes);
            if (flaw != StunFlaw.NONE) {
                broken.count(flaw);
                return null;
            }
            if (!check.isBindingRequest()) {
                // We ask nothing, so answers are strays; indications (RFC 8445 §11) only keep a NAT open.
                notRequests++;
                return null;
            }
            session = byUfrag.get(askedUfrag.set(check.receiverUfragBits()));
        } else if (kind.isServed()) {
            session = byPath.get(askedPath.set(gate, from));
        }
        if (session == null && kind.isServed()) {
            unknown.count(kind);
        }
        return session;
    }

    /** What the last datagram was. */
    public DatagramKind kind() {
        return kind;
    }

    /** The last check, where the last datagram was one. Nobody has verified it yet. */
    public StunMessage check() {
        return check;
    }

    public long received(DatagramKind kind) {
        return received.of(kind);
    }

    /** How many of this kind belonged to nobody: an unknown ufrag, or an address that has passed no check. */
    public long unknown(DatagramKind kind) {
        return unknown.of(kind);
    }

    /** How many looked like STUN and were not well formed. */
    public long broken(StunFlaw flaw) {
        return broken.of(flaw);
    }

    /** Well-formed STUN that asks us nothing. */
    public long notRequests() {
        return notRequests;
    }

    public int ufrags() {
        return byUfrag.size();
    }

    public int paths() {
        return byPath.size();
    }

    @Override
    public String toString() {
        return "Demux(%d ufrags, %d paths)".formatted(byUfrag.size(), byPath.size());
    }
}
