package org.parlour.sfu.ice;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.demux.DatagramKind;
import org.parlour.sfu.demux.Demux;
import org.parlour.sfu.demux.DemuxLimits;
import org.parlour.simulation.Address;
import org.parlour.simulation.Arrival;
import org.parlour.simulation.Departure;
import org.parlour.simulation.Host;
import org.parlour.wire.stun.StunAnswers;

/** Our side of a simulation: a demux and the agent of one session behind one address, as a loop would join them. */
final class LiteHost implements Host<byte[]> {
    private final Address here;
    private final Demux<IceAgent> demux = new Demux<>(DemuxLimits.STANDARD);
    private final IceAgent agent = new IceAgent(IceTimers.STANDARD);
    private final Map<InetSocketAddress, Address> addresses = new HashMap<>();
    private final List<Departure<byte[]>> departures = new ArrayList<>();
    final List<IceEffect> told = new ArrayList<>();
    int media;
    private @Nullable Address destination;

    LiteHost(Address here) {
        this.here = here;
    }

    void mint(IceTicket ticket, long nowNanos) {
        perform(agent.on(new IceEvent.Minted(ticket), nowNanos));
    }

    @Override
    public void receive(Arrival<byte[]> arrival, long nowNanos) {
        byte[] datagram = arrival.message();
        String[] parts = arrival.from().name().split(" ", 2);
        Path from = Peer.path(0, parts[0], Integer.parseInt(parts[1]));
        addresses.put(from.remote(), arrival.from());
        IceAgent owner = demux.route(0, from.remote(), datagram, 0, datagram.length);
        if (owner == null) {
            return;
        }
        if (demux.kind() != DatagramKind.STUN) {
            media++;
            return;
        }
        byte[] answer = new byte[StunAnswers.MAX_BYTES];
        Checked checked = owner.check(demux.check(), from, answer, 0, nowNanos);
        if (checked.answerBytes() > 0) {
            departures.add(new Departure<>(here, arrival.from(), Arrays.copyOf(answer, checked.answerBytes())));
        }
        perform(checked.effects());
    }

    private void perform(List<IceEffect> effects) {
        for (IceEffect effect : effects) {
            switch (effect) {
                case IceEffect.Listen listen -> demux.listen(listen.ufrag(), agent);
                case IceEffect.Forget forget -> demux.forget(forget.ufrag());
                case IceEffect.Bind bind ->
                    demux.bind(bind.path().gate(), bind.path().remote(), agent);
                case IceEffect.Unbind unbind ->
                    demux.unbind(unbind.path().gate(), unbind.path().remote(), agent);
                case IceEffect.SendTo send ->
                    destination = addresses.get(send.path().remote());
                case IceEffect.SendNowhere _ -> destination = null;
                case IceEffect.Connected _, IceEffect.Reconnecting _, IceEffect.Recovered _, IceEffect.Gone _ ->
                    told.add(effect);
            }
        }
    }

    /** Where media to the peer goes. */
    @Nullable
    Address destination() {
        return destination;
    }

    boolean sendsTo(Address address) {
        return Objects.equals(destination, address);
    }

    boolean isGone() {
        return agent.isGone();
    }

    int ufrags() {
        return demux.ufrags();
    }

    int paths() {
        return demux.paths();
    }

    long refused(Refusal why) {
        return agent.refused(why);
    }

    @Override
    public void onDeadline(long nowNanos) {
        perform(agent.on(new IceEvent.DeadlineReached(), nowNanos));
    }

    @Override
    public long nextDeadlineNanos() {
        return agent.nextDeadlineNanos();
    }

    @Override
    public List<Departure<byte[]>> departures() {
        List<Departure<byte[]>> now = List.copyOf(departures);
        departures.clear();
        return now;
    }
}
