package org.parlour.conference.room.seats;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.parlour.conference.calls.CallBoard;
import org.parlour.conference.directory.Directory;
import org.parlour.conference.directory.Guest;
import org.parlour.conference.directory.Seat;
import org.parlour.conference.directory.Taking;
import org.parlour.conference.events.RoomEvent;
import org.parlour.conference.events.RoomEvents;
import org.parlour.sfu.session.BrowserRooms;
import org.parlour.sfu.signal.Closing;
import org.parlour.sfu.signal.Entrant;
import org.parlour.sfu.signal.Problem;
import org.parlour.sfu.signal.Request;
import org.parlour.sfu.signal.TalkEffect;
import org.parlour.sfu.signal.TalkEvent;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** The browsers of the house: their sockets, and the rooms in which they talk. */
public final class BrowserSeats implements CallBoard.Watch {
    /** Sockets that have not said hello. */
    static final int MOST_UNPROVEN = 200;

    static final int MOST_UNPROVEN_PER_SOURCE = 20;

    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(2);
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(BrowserSeats.class);

    private final SeatTally tally = new SeatTally();
    private final Map<RoomId, RoomLane> lanes = new ConcurrentHashMap<>();
    private final Map<Long, SeatLine> lines = new ConcurrentHashMap<>();
    private final Map<String, Integer> unprovenOf = new ConcurrentHashMap<>();
    private final AtomicLong lastSocket = new AtomicLong();
    private final Tickets tickets;
    private final BrowserRooms media;
    private final Hosts hosts;
    // Where it is otherwise than a ticket may still say.
    private final Map<RoomId, PhonePolicy> policies = new ConcurrentHashMap<>();
    private final Live live;
    private final RandomGenerator random;
    private final InstantSource clock;
    private int unproven;
    private boolean ended;

    BrowserSeats(BrowserRooms media, Hosts hosts, Live live, RandomGenerator random, InstantSource clock) {
        this.media = media;
        this.hosts = hosts;
        this.live = live;
        this.random = random;
        this.clock = clock;
        this.tickets = new Tickets(random, clock);
        live.events().alsoTell(this::happened);
        hosts.phones().watchedBy(this);
    }

    /** Where rooms and seats are known. */
    record Live(Directory directory, RoomEvents events) {}

    /** What hosts may do. */
    record Hosts(Telephones phones, Deeds deeds) {}

    Tickets tickets() {
        return tickets;
    }

    SeatTally tally() {
        return tally;
    }

    BrowserRooms media() {
        return media;
    }

    Telephones phones() {
        return hosts.phones();
    }

    Optional<SeatLine> line(long socket) {
        return Optional.ofNullable(lines.get(socket));
    }

    /** A number for a socket, or none where too many have not said hello. */
    synchronized Optional<Long> admit(String source) {
        int ofSource = unprovenOf.getOrDefault(source, 0);
        if (ended || unproven >= MOST_UNPROVEN || ofSource >= MOST_UNPROVEN_PER_SOURCE) {
            tally.crowdedOut.increment();
            return Optional.empty();
        }
        unproven++;
        unprovenOf.put(source, ofSource + 1);
        return Optional.of(lastSocket.incrementAndGet());
    }

    void opened(SeatLine line) {
        lines.put(line.number(), line);
        Thread.ofVirtual().name("seat-" + line.number()).start(line::write);
    }

    void proven(SeatLine line) {
        line.prove();
        noStranger(line);
    }

    void closed(SeatLine line) {
        if (lines.remove(line.number()) == null) {
            return;
        }
        line.gone();
        noStranger(line);
        RoomLane lane = line.lane();
        if (lane != null) {
            hand(lane, new TalkEvent.SocketBroke(line.number()));
        }
        synchronized (this) {
            notifyAll();
        }
    }

    private synchronized void noStranger(SeatLine line) {
        if (line.isStrangerNoMore()) {
            unproven--;
            unprovenOf.computeIfPresent(line.source(), (who, sockets) -> sockets > 1 ? sockets - 1 : null);
        }
    }

    /** A hello by ticket; false where it opens nothing here. */
    boolean comes(SeatLine line, long id, String token) {
        Tickets.Ticket ticket =
                tickets.redeem(token).filter(good -> good.isOf(line.room())).orElse(null);
        if (ticket == null) {
            return false;
        }
        SeatId fresh = seat();
        TalkEvent came = new TalkEvent.Came(line.number(), id, ticket.entrant(), fresh, tickets.mint());
        RoomLane lane = lanes.compute(line.room(), (room, before) -> {
            RoomLane there = before == null ? made(ticket) : before;
            line.joins(there);
            if (!there.happened(came)) {
                overload(line);
            }
            return there;
        });
        // Not before it can be found: who hears its first word may do at once what all in the room are to be told of.
        lane.begin();
        return true;
    }

    private SeatId seat() {
        synchronized (random) {
            return SeatId.mint(clock.instant(), random);
        }
    }

    private RoomLane made(Tickets.Ticket ticket) {
        RoomPlan room = ticket.room();
        PhonePolicy policy =
                policies.getOrDefault(room.card().room(), room.card().phones());
        return new RoomLane(room.phones(policy), this);
    }

    /** A hello by who was here before; false where nobody was. */
    boolean comesBack(SeatLine line, long id, Request.Resume proof) {
        TalkEvent back = new TalkEvent.CameBack(line.number(), id, proof, tickets.mint());
        RoomLane there = lanes.computeIfPresent(line.room(), (room, lane) -> {
            line.joins(lane);
            if (!lane.happened(back)) {
                overload(line);
            }
            return lane;
        });
        return there != null;
    }

    /** Hands over to the room what a socket said. */
    void tell(SeatLine line, RoomLane lane, TalkEvent event) {
        if (!lane.happened(event)) {
            overload(line);
        }
    }

    private void overload(SeatLine line) {
        tally.overloaded.increment();
        line.shut(Closing.TOO_SLOW);
    }

    /** What must not be lost. */
    private void hand(RoomLane lane, TalkEvent event) {
        if (!lane.happened(event)) {
            // Rare, and nobody waits behind it: the socket is gone, and its room is to hear of it.
            Thread.ofVirtual().start(() -> lane.insist(event));
        }
    }

    /** True where nobody can have posted since; then it is forgotten. */
    boolean retires(RoomLane lane) {
        return lanes.computeIfPresent(lane.room(), (room, there) -> there == lane && !lane.hasMail() ? null : there)
                == null;
    }

    /** Whether the browser that comes sits or waits there already. */
    boolean knows(RoomId room, Entrant entrant) {
        RoomLane lane = lanes.get(room);
        if (lane == null) {
            return false;
        }
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        if (!lane.post(new RoomLane.Question(talk -> talk.knows(entrant), answer))) {
            return false;
        }
        try {
            return answer.completeOnTimeout(false, ANSWER_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException broken) {
            LOG.error("A room could not say who sits in it.", broken);
            return false;
        }
    }

    Taking take(RoomId room, Guest guest, int capacity) {
        Taking taking = live.directory().take(room, guest, capacity, clock.instant());
        if (taking instanceof Taking.Taken(Seat seat, boolean returned)) {
            tell(new RoomEvent.Joined(room, seat.seat(), seat.participant(), null));
        }
        return taking;
    }

    void free(SeatId id) {
        live.directory()
                .leave(id)
                .ifPresent(seat -> tell(new RoomEvent.Left(seat.room(), seat.seat(), seat.participant())));
    }

    void tell(RoomEvent event) {
        live.events().publish(event);
    }

    /** Off the room's thread, because it waits for the store. */
    void does(RoomLane lane, TalkEffect.Deed deed) {
        Thread.ofVirtual().name("deed-" + lane.room()).start(() -> lane.insist(answered(lane.room(), deed)));
    }

    private TalkEvent answered(RoomId room, TalkEffect.Deed deed) {
        try {
            Problem problem = hosts.deeds().done(room, deed);
            return problem == null ? new TalkEvent.Obeyed(deed.ask()) : new TalkEvent.NotObeyed(deed.ask(), problem);
        } catch (RuntimeException broken) {
            LOG.warn("What a host wanted could not be done.", broken);
            return new TalkEvent.NotObeyed(deed.ask(), Problem.TROUBLE);
        }
    }

    /** Told under the lock of the rooms' events: hands over and returns. */
    private void happened(RoomEvent event) {
        remember(event);
        RoomLane lane = lanes.get(event.room());
        if (lane == null) {
            return;
        }
        if (event instanceof RoomEvent.Closed) {
            hand(lane, new TalkEvent.RoomClosed());
        } else if (event instanceof RoomEvent.PolicyChanged(var _, PhonePolicy policy)) {
            hand(lane, new TalkEvent.PolicyChanged(policy));
        } else {
            lane.phonesChanged();
        }
    }

    private void remember(RoomEvent event) {
        if (event instanceof RoomEvent.PolicyChanged(RoomId room, PhonePolicy policy)) {
            policies.put(room, policy);
        } else if (event instanceof RoomEvent.Closed(RoomId room)) {
            policies.remove(room);
        } else if (event instanceof RoomEvent.Left left) {
            hosts.phones().forget(left.seat());
        }
    }

    @Override
    public void measured(RoomId room) {
        RoomLane lane = lanes.get(room);
        if (lane != null) {
            lane.phonesChanged();
        }
    }

    /** Callers in reception belong to no room yet, so all look. */
    @Override
    public void waitersChanged() {
        lanes.values().forEach(RoomLane::phonesChanged);
    }

    @Override
    public void ended(CallId call) {
        hosts.phones().forget(call);
    }

    int people(RoomId room) {
        Instant now = clock.instant();
        return (int) live.directory().seats(room, now).stream()
                .filter(seat -> !seat.isKept())
                .count();
    }

    int taken(RoomId room) {
        return live.directory().seats(room, clock.instant()).size();
    }

    public SeatCounters counters() {
        long unprovenNow;
        synchronized (this) {
            unprovenNow = unproven;
        }
        return new SeatCounters(
                tally.tickets.sum(),
                tickets.forgotten(),
                tally.wrongKeys.sum(),
                tally.slowedKeys.sum(),
                tally.proven.sum(),
                tally.crowdedOut.sum(),
                tally.withoutHello.sum(),
                tally.unreadable.sum(),
                tally.tooFast.sum(),
                tally.tooSlow.sum(),
                tally.silent.sum(),
                tally.overloaded.sum(),
                tally.malformed.sum(),
                tally.lateMoments.sum(),
                lines.size(),
                unprovenNow,
                lanes.values().stream().mapToLong(RoomLane::seatedNow).sum(),
                lanes.values().stream().mapToLong(RoomLane::waitingNow).sum(),
                lanes.size());
    }

    /** Everybody hears that the program ends, as far as there is time. Before the doors close. */
    @EventListener(ContextClosedEvent.class)
    void end() {
        synchronized (this) {
            ended = true;
        }
        lanes.values().forEach(lane -> hand(lane, new TalkEvent.ProgramEnds()));
        long byNanos = System.nanoTime() + FAREWELL.toNanos();
        try {
            synchronized (this) {
                for (long left = FAREWELL.toMillis(); left > 0 && !lines.isEmpty(); ) {
                    wait(left);
                    left = Duration.ofNanos(byNanos - System.nanoTime()).toMillis();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
