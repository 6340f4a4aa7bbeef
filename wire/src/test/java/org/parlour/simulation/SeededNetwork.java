package org.parlour.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * A network between addresses whose misfortunes come from a seed: the same seed and the same messages
 * are the same history.
 *
 * <p>It has no time of its own. Whoever sends says when; whoever wants to receive asks with the time that it is.
 */
public final class SeededNetwork<M> {
    private record Direction(Address from, Address to) {}

    private record OnTheWay<M>(Arrival<M> arrival, long order) {}

    private final Run run;
    private final Cargo<M> cargo;
    private final Map<Direction, Link<M>> links = new LinkedHashMap<>();
    private final PriorityQueue<OnTheWay<M>> onTheWay = new PriorityQueue<>(
            Comparator.comparingLong((OnTheWay<M> each) -> each.arrival().atNanos())
                    .thenComparingLong(OnTheWay::order));

    private NetworkConditions conditions = NetworkConditions.PERFECT;
    private long sent;
    private long order;

    public SeededNetwork(Run run, Cargo<M> cargo) {
        this.run = run;
        this.cargo = cargo;
    }

    public static SeededNetwork<byte[]> ofDatagrams(Run run) {
        return new SeededNetwork<>(run, Cargo.datagrams());
    }

    /** For messages that are objects, such as SIP requests; their length matters to MTU and bandwidth only. */
    public static <M> SeededNetwork<M> ofMessages(Run run, ToIntFunction<M> lengthBytes) {
        return new SeededNetwork<>(run, Cargo.messages(lengthBytes));
    }

    /** From now on and everywhere; what is under way arrives as it would have. */
    public SeededNetwork<M> with(NetworkConditions everywhere) {
        conditions = everywhere;
        links.values().forEach(link -> link.conditions(everywhere));
        return this;
    }

    /** From now on and in one direction only. */
    public SeededNetwork<M> with(Address from, Address to, NetworkConditions thisWay) {
        link(from, to).conditions(thisWay);
        return this;
    }

    /** Loses exactly these messages of one direction, counted from 1; the first ever sent is 1. */
    public SeededNetwork<M> lose(Address from, Address to, int... ordinals) {
        link(from, to).lose(ordinals);
        return this;
    }

    /** Loses the next message of one direction that is such a one, once. */
    public SeededNetwork<M> loseNext(Address from, Address to, Predicate<M> which) {
        link(from, to).loseNext(which);
        return this;
    }

    /** Whether every loss that was scripted has happened; a test whose script was never played proves nothing. */
    public boolean scriptIsPlayed() {
        return links.values().stream().allMatch(Link::scriptIsPlayed);
    }

    public int count(Fate fate) {
        return links.values().stream().mapToInt(link -> link.count(fate)).sum();
    }

    public int count(Address from, Address to, Fate fate) {
        return link(from, to).count(fate);
    }

    public Run run() {
        return run;
    }

    /** How many messages are on their way. */
    public int inFlight() {
        return onTheWay.size();
    }

    /** Those on their way, the next to arrive first, in words. */
    public List<String> pending() {
        return onTheWay.stream()
                .sorted(onTheWay.comparator())
                .map(OnTheWay::arrival)
                .map(each -> name(each) + ", " + cargo.describe(each.message()))
                .toList();
    }

    public void send(Address from, Address to, M message, long nowNanos) {
        Link<M> link = link(from, to);
        long number = ++sent;
        int lengthBytes = cargo.lengthBytes(message);
        M own = cargo.copy(message);
        Arrival<M> asked = new Arrival<>(from, to, own, number, nowNanos, nowNanos);
        tell(link, Fate.SENT, asked, nowNanos);
        Optional<Fate> end = endBeforeTheQueue(link, own, lengthBytes, nowNanos);
        if (end.isPresent()) {
            tell(link, end.get(), asked, nowNanos);
            return;
        }
        Arrival<M> leaving =
                new Arrival<>(from, to, own, number, nowNanos, link.leavesQueueNanos(lengthBytes, nowNanos));
        // Lost behind the queue: what is lost on the air has used the line before.
        if (link.isLost()) {
            tell(link, Fate.LOST, leaving, nowNanos);
            return;
        }
        boolean duplicated = link.isDuplicated();
        travel(link, leaving, nowNanos);
        if (duplicated) {
            tell(link, Fate.DUPLICATED, leaving, nowNanos);
            travel(link, leaving, nowNanos);
        }
    }

    private Optional<Fate> endBeforeTheQueue(Link<M> link, M message, int lengthBytes, long nowNanos) {
        if (link.isLostByScript(message)) {
            return Optional.of(Fate.SCRIPTED_LOSS);
        }
        if (link.isTooLong(lengthBytes)) {
            return Optional.of(Fate.TOO_LONG);
        }
        return link.hasRoom(lengthBytes, nowNanos) ? Optional.empty() : Optional.of(Fate.QUEUE_FULL);
    }

    private void travel(Link<M> link, Arrival<M> leaving, long nowNanos) {
        Optional<M> message = Optional.of(cargo.copy(leaving.message()));
        if (link.isCorrupted()) {
            message = cargo.corrupted(leaving.message(), link.corruptChance());
            tell(link, message.isPresent() ? Fate.CORRUPTED : Fate.CORRUPTED_AWAY, leaving, nowNanos);
        }
        boolean detoured = link.isDetoured();
        long atNanos = link.arrivalNanos(leaving.atNanos(), detoured);
        if (message.isEmpty()) {
            return;
        }
        if (detoured) {
            tell(link, Fate.DETOURED, leaving, nowNanos);
        }
        onTheWay.add(new OnTheWay<>(
                new Arrival<>(
                        leaving.from(), leaving.to(), message.get(), leaving.number(), leaving.sentNanos(), atNanos),
                order++));
    }

    /** When the next message arrives; {@link Simulation#NEVER} if none is on its way. */
    public long nextArrivalNanos() {
        OnTheWay<M> next = onTheWay.peek();
        return next == null ? Simulation.NEVER : next.arrival().atNanos();
    }

    /** Takes the next message, if it has arrived by now. */
    public Optional<Arrival<M>> arrival(long nowNanos) {
        OnTheWay<M> next = onTheWay.peek();
        if (next == null || next.arrival().atNanos() > nowNanos) {
            return Optional.empty();
        }
        onTheWay.remove();
        Arrival<M> arrival = next.arrival();
        tell(link(arrival.from(), arrival.to()), Fate.ARRIVED, arrival, nowNanos);
        return Optional.of(arrival);
    }

    /** Takes all that has arrived by now, in order. */
    public List<Arrival<M>> arrivals(long nowNanos) {
        List<Arrival<M>> arrived = new ArrayList<>();
        for (Optional<Arrival<M>> next = arrival(nowNanos); next.isPresent(); next = arrival(nowNanos)) {
            arrived.add(next.get());
        }
        return arrived;
    }

    private Link<M> link(Address from, Address to) {
        return links.computeIfAbsent(new Direction(from, to), way -> new Link<>(run, from, to, conditions));
    }

    private void tell(Link<M> link, Fate fate, Arrival<M> whom, long nowNanos) {
        link.count(fate, 1);
        run.trace().note(nowNanos, () -> name(whom) + " " + fate + ", " + cargo.describe(whom.message()));
    }

    private static String name(Arrival<?> whom) {
        return "#" + whom.number() + " " + whom.from() + " → " + whom.to();
    }
}
