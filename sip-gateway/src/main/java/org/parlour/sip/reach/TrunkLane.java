package org.parlour.sip.reach;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.plan.Registration;
import org.parlour.dialplan.plan.SipServer;
import org.parlour.sip.digest.Credentials;
import org.parlour.sip.digest.Password;
import org.parlour.sip.lane.Lane;
import org.parlour.sip.lane.LaneOwner;
import org.parlour.sip.probe.PeerWatch;
import org.parlour.sip.probe.ProbeEffect;
import org.parlour.sip.probe.ProbeEvent;
import org.parlour.sip.registration.Registering;
import org.parlour.sip.registration.RegistrationEffect;
import org.parlour.sip.registration.RegistrationEvent;
import org.parlour.sip.registration.RegistrationState;
import org.parlour.sip.registration.Target;
import org.parlour.sip.registration.Trouble;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.TrunkName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One trunk's lane: its registration and the watches over its peers, and what they want done. */
final class TrunkLane implements LaneOwner<TrunkMessage> {
    private static final Logger LOG = LoggerFactory.getLogger(TrunkLane.class);
    // Peers move seldom; a name server says how long its words hold, and whoever asks it remembers.
    private static final long PEERS_LOOKED_FOR_NANOS = Duration.ofMinutes(5).toNanos();

    private final TrunkName trunk;
    private final Wish wish;
    private final Reach reach;
    private final Roads roads;
    private final Lane<TrunkMessage> lane;
    private final @Nullable Registering registering;
    private final Watches watches;
    private final CountDownLatch over = new CountDownLatch(1);

    private Set<InetAddress> registrars = Set.of();
    private Set<InetAddress> told = Set.of();
    private long lookNanos = NEVER;
    private boolean closing;
    private volatile TrunkReach report;

    TrunkLane(
            TrunkName trunk,
            Wish wish,
            Reach reach,
            Roads roads,
            Lane<TrunkMessage> lane,
            @Nullable Registering registering) {
        this.trunk = trunk;
        this.wish = wish;
        this.reach = reach;
        this.roads = roads;
        this.lane = lane;
        this.registering = registering;
        this.watches = new Watches(reach.chance());
        this.report = read();
        if (registering != null) {
            reach.lanesBySipCallId().put(registering.sipCallId(), lane);
        }
    }

    Wish wish() {
        return wish;
    }

    Lane<TrunkMessage> lane() {
        return lane;
    }

    TrunkReach report() {
        return report;
    }

    CountDownLatch over() {
        return over;
    }

    @Override
    public void on(TrunkMessage message, long nowNanos) {
        switch (message) {
            case TrunkMessage.Begin _ -> lookForPeers(nowNanos);
            case TrunkMessage.Responded responded -> responded(responded, nowNanos);
            case TrunkMessage.TimedOut(var callId, var cseq) -> {
                if (isRegistering(callId)) {
                    register(new RegistrationEvent.TimedOut(cseq), nowNanos);
                } else {
                    probe(callId, new ProbeEvent.TimedOut(cseq), nowNanos);
                }
            }
            case TrunkMessage.NotSent(var callId, var cseq) -> {
                if (isRegistering(callId)) {
                    register(new RegistrationEvent.NotSent(cseq), nowNanos);
                } else {
                    probe(callId, new ProbeEvent.NotSent(cseq), nowNanos);
                }
            }
            case TrunkMessage.RegistrarFound(var found) -> registrarFound(found, nowNanos);
            case TrunkMessage.PeerFound(int index, var found) -> peerFound(index, found, nowNanos);
            case TrunkMessage.Hurry _ -> register(new RegistrationEvent.Hurry(), nowNanos);
            case TrunkMessage.Close _ -> {
                closing = true;
                register(new RegistrationEvent.Close(), nowNanos);
            }
        }
        settle();
    }

    private void responded(TrunkMessage.Responded responded, long nowNanos) {
        String callId = responded.response().callId();
        if (isRegistering(callId)) {
            register(new RegistrationEvent.Responded(responded.response()), nowNanos);
        } else {
            probe(callId, new ProbeEvent.Responded(responded.response()), nowNanos);
        }
    }

    private boolean isRegistering(String sipCallId) {
        return registering != null && registering.sipCallId().equals(sipCallId);
    }

    @Override
    public void onDeadline(long nowNanos) {
        if (registering != null && registering.nextDeadlineNanos() <= nowNanos) {
            register(new RegistrationEvent.DeadlineReached(), nowNanos);
        }
        for (PeerWatch watch : watches.all()) {
            if (watch.nextDeadlineNanos() <= nowNanos) {
                probe(watch, new ProbeEvent.DeadlineReached(), nowNanos);
            }
        }
        if (lookNanos <= nowNanos) {
            lookForPeers(nowNanos);
        }
        settle();
    }

    @Override
    public long nextDeadlineNanos() {
        long own = registering == null ? NEVER : registering.nextDeadlineNanos();
        return closing ? own : Math.min(own, Math.min(lookNanos, watches.nextDeadlineNanos()));
    }

    @Override
    public boolean isOver() {
        return closing && (registering == null || registering.isOver());
    }

    /** Others read how the trunk stands from here. */
    private void settle() {
        report = read();
        if (isOver()) {
            forget();
        }
    }

    private TrunkReach read() {
        RegistrationState state = registering == null ? null : registering.state();
        List<TrunkReach.PeerReach> peers = watches.all().stream()
                .map(watch -> new TrunkReach.PeerReach(watch.peer().address(), watch.state()))
                .toList();
        return new TrunkReach(trunk, state, peers);
    }

    private void forget() {
        reach.lanesBySipCallId().values().removeIf(known -> known.equals(lane));
        over.countDown();
    }

    @Override
    public void broken(Throwable why, long nowNanos) {
        closing = true;
        forget();
    }

    @Override
    public void unheard(TrunkMessage message) {
        reach.tally().refusedMessages.increment();
    }

    private void lookForPeers(long nowNanos) {
        List<SipServer> peers = wish.peers();
        lookNanos = peers.isEmpty() ? NEVER : nowNanos + PEERS_LOOKED_FOR_NANOS;
        for (int i = 0; i < peers.size(); i++) {
            int index = i;
            reach.whereabouts()
                    .find(peers.get(i), wish.transport(), found -> post(new TrunkMessage.PeerFound(index, found)));
        }
    }

    private void post(TrunkMessage message) {
        if (!lane.post(message)) {
            reach.tally().refusedMessages.increment();
        }
    }

    private void peerFound(int index, Reading<List<Whereabouts.Found>> found, long nowNanos) {
        if (!closing && targets(found) instanceof Reading.Parsed<List<Target>>(List<Target> targets)) {
            Watches.Change change = watches.found(index, targets, nowNanos);
            change.ended().forEach(watch -> reach.lanesBySipCallId().remove(watch.sipCallId()));
            change.begun().forEach(watch -> reach.lanesBySipCallId().put(watch.sipCallId(), lane));
            tellAddresses();
        }
    }

    private Reading<List<Target>> targets(Reading<List<Whereabouts.Found>> found) {
        return switch (found) {
            case Reading.Parsed<List<Whereabouts.Found>>(List<Whereabouts.Found> list) -> roads.to(list);
            case Reading.Malformed<List<Whereabouts.Found>>(String reason) -> new Reading.Malformed<>(reason);
        };
    }

    /** Before anything is sent there: the gate drops what it does not know, an answer too. */
    private void tellAddresses() {
        Set<InetAddress> all = new HashSet<>(registrars);
        all.addAll(watches.addresses());
        if (!all.equals(told)) {
            told = Set.copyOf(all);
            reach.news().talksWith(trunk, told);
        }
    }

    private void registrarFound(Reading<List<Whereabouts.Found>> found, long nowNanos) {
        Registration registration = wish.registration();
        if (registration == null) {
            return;
        }
        switch (targets(found)) {
            case Reading.Malformed<List<Target>>(String reason) ->
                register(new RegistrationEvent.Unprepared(new Trouble(Trouble.Kind.NO_TARGETS, 0, reason)), nowNanos);
            case Reading.Parsed<List<Target>>(List<Target> targets) -> {
                Set<InetAddress> addresses = new HashSet<>();
                targets.forEach(target -> addresses.add(target.address().getAddress()));
                registrars = addresses;
                tellAddresses();
                switch (reach.passwords().apply(registration.password())) {
                    case Reading.Parsed<Password>(Password password) -> {
                        String login = registration.login() == null ? registration.user() : registration.login();
                        register(new RegistrationEvent.Prepared(new Credentials(login, password), targets), nowNanos);
                    }
                    case Reading.Malformed<Password>(String reason) ->
                        register(
                                new RegistrationEvent.Unprepared(new Trouble(Trouble.Kind.NO_PASSWORD, 0, reason)),
                                nowNanos);
                }
            }
        }
    }

    private void register(RegistrationEvent event, long nowNanos) {
        if (registering != null) {
            List<RegistrationEffect> effects = registering.on(event, nowNanos);
            // Whoever is told of news and looks finds it there.
            report = read();
            effects.forEach(this::perform);
        }
    }

    private void perform(RegistrationEffect effect) {
        ReachTally tally = reach.tally();
        switch (effect) {
            case RegistrationEffect.Prepare _ ->
                wish.asked().ifPresent(server -> reach.whereabouts()
                        .find(server, wish.transport(), found -> post(new TrunkMessage.RegistrarFound(found))));
            case RegistrationEffect.Send(var request, Target target) -> {
                tally.registers.increment();
                roads.send(request, target);
            }
            case RegistrationEffect.KeepAlive(Target target) -> keepAlive(target);
            case RegistrationEffect.Observed(InetSocketAddress us) ->
                reach.news().seenAt(trunk, us);
            case RegistrationEffect.Kept _ -> tally.kept.increment();
            case RegistrationEffect.Failed(Trouble trouble) -> {
                tally.failed.increment();
                if (trouble.kind() == Trouble.Kind.WRONG_CREDENTIALS) {
                    tally.refusedProofs.increment();
                }
            }
            case RegistrationEffect.FailedOver _ -> tally.failovers.increment();
            case RegistrationEffect.Alarm(Trouble trouble) -> {
                if (trouble != null) {
                    LOG.warn("The trunk {} has trouble with its registration. {}", trunk, trouble.words());
                }
                reach.news().alarm(trunk, trouble);
            }
            case RegistrationEffect.Changed(var stage) -> {
                LOG.info("The registration of the trunk {} is {}.", trunk, stage);
                reach.news().stage(trunk, stage);
            }
            case RegistrationEffect.Forget _ -> closing = true;
        }
    }

    private void keepAlive(Target target) {
        if (roads.keepAlive(target)) {
            reach.tally().keepAlives.increment();
        } else {
            reach.tally().unsentKeepAlives.increment();
        }
    }

    private void probe(String sipCallId, ProbeEvent event, long nowNanos) {
        for (PeerWatch watch : watches.all()) {
            if (watch.sipCallId().equals(sipCallId)) {
                probe(watch, event, nowNanos);
            }
        }
    }

    private void probe(PeerWatch watch, ProbeEvent event, long nowNanos) {
        if (closing) {
            return;
        }
        List<ProbeEffect> effects = watch.on(event, nowNanos);
        report = read();
        for (ProbeEffect effect : effects) {
            switch (effect) {
                case ProbeEffect.Send(var request, Target peer) -> {
                    reach.tally().probes.increment();
                    roads.send(request, peer);
                }
                case ProbeEffect.KeepAlive(Target peer) -> keepAlive(peer);
                case ProbeEffect.Sighted(InetSocketAddress peer, InetSocketAddress us) ->
                    register(new RegistrationEvent.Sighted(peer, us), nowNanos);
                case ProbeEffect.Missed _ -> reach.tally().missedProbes.increment();
                case ProbeEffect.Changed(var state) -> {
                    LOG.info("A peer of the trunk {} is {}.", trunk, state.condition());
                    reach.news().peer(trunk, watch.peer().address(), state);
                }
            }
        }
    }
}
