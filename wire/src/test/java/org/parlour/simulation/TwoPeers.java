package org.parlour.simulation;

import java.util.List;

/** Joins two peers: the one at {@link Address#A} speaks with the one at {@link Address#B}. */
public final class TwoPeers {
    private TwoPeers() {}

    public static <M> Simulation<M> over(SeededNetwork<M> network, Peer<M> a, Peer<M> b) {
        return new Simulation<>(network)
                .attach(Address.A, new LonePeer<>(a, Address.A, Address.B))
                .attach(Address.B, new LonePeer<>(b, Address.B, Address.A));
    }

    private record LonePeer<M>(Peer<M> peer, Address here, Address there) implements Host<M> {
        @Override
        public void receive(Arrival<M> arrival, long nowNanos) {
            peer.receive(arrival.message(), nowNanos);
        }

        @Override
        public void onDeadline(long nowNanos) {
            peer.onDeadline(nowNanos);
        }

        @Override
        public long nextDeadlineNanos() {
            return peer.nextDeadlineNanos();
        }

        @Override
        public List<Departure<M>> departures() {
            return peer.departures().stream()
                    .map(message -> new Departure<>(here, there, message))
                    .toList();
        }
    }
}
