package org.parlour.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Hosts, a network between them, and time that jumps from one event to the next.
 *
 * <p>An event is an arrival, a deadline, or something planned. After each, what the hosts want to
 * send is sent and every invariant is asked. Where several are due at the same nanosecond the seed
 * decides which comes first, because a core must not depend on it.
 */
public final class Simulation<M> {
    /** The deadline of who has none. */
    public static final long NEVER = Long.MAX_VALUE;

    // A core that answers its own deadline with the same deadline never lets time pass.
    private static final int MOST_STEPS_AT_ONE_MOMENT = 10_000;
    private static final int MOST_STEPS = 5_000_000;

    private record Resident<M>(Address home, Host<M> host) {}

    private record Planned(long atNanos, long order, String what, Runnable action) {}

    /** Something that may happen next. */
    private record Due(long atNanos, String what, Runnable happen) {}

    private final SeededNetwork<M> network;
    private final Run run;
    private final ManualClock clock;
    private final RandomGenerator ties;
    private final Map<Address, Host<M>> addresses = new HashMap<>();
    private final List<Resident<M>> residents = new ArrayList<>();
    // By identity: two hosts that happen to be equal are two.
    private final Set<Host<M>> known = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Invariant> invariants = new ArrayList<>();
    private final PriorityQueue<Planned> plans =
            new PriorityQueue<>(Comparator.comparingLong(Planned::atNanos).thenComparingLong(Planned::order));

    private long order;
    private int stepsAtThisMoment;

    public Simulation(SeededNetwork<M> network) {
        this.network = network;
        this.run = network.run();
        this.clock = run.clock();
        this.ties = run.chance("ties");
    }

    /** Gives a host an address; who has several is attached once for each, and known by the first. */
    public Simulation<M> attach(Address address, Host<M> host) {
        if (addresses.putIfAbsent(address, host) != null) {
            throw new IllegalArgumentException("somebody lives at " + address + " already");
        }
        if (known.add(host)) {
            residents.add(new Resident<>(address, host));
        }
        return this;
    }

    /** Takes an address away, as when an interface goes down: what arrives there afterwards finds nobody. */
    public Simulation<M> detach(Address address) {
        addresses.remove(address);
        return this;
    }

    /** From now on this holds after every event, or the run fails. */
    public Simulation<M> always(Invariant invariant) {
        invariants.add(invariant);
        return this;
    }

    /** Plans something for a moment counted from now: a key pressed, a line cut. */
    public Simulation<M> in(Duration fromNow, String what, Runnable action) {
        plans.add(new Planned(clock.nowNanos() + fromNow.toNanos(), order++, what, action));
        return this;
    }

    public ManualClock clock() {
        return clock;
    }

    public SeededNetwork<M> network() {
        return network;
    }

    /** Lets exactly this time pass. */
    public void progress(Duration span) {
        long endNanos = clock.nowNanos() + span.toNanos();
        settle();
        for (int steps = 1; step(endNanos); steps++) {
            limit(steps, "progress for " + span);
        }
        clock.advanceTo(endNanos);
    }

    /** Lets time pass until this is so; a failure that names all that is pending, if it is not within that span. */
    public void progressUntil(String goal, BooleanSupplier reached, Duration within) {
        long endNanos = clock.nowNanos() + within.toNanos();
        settle();
        for (int steps = 1; !reached.getAsBoolean(); steps++) {
            limit(steps, goal);
            if (!step(endNanos)) {
                throw run.failure("not within " + within + ": " + goal + "; " + pending());
            }
        }
    }

    /** Lets time pass until nothing is under way, planned or waited for. */
    public void progressUntilQuiet(Duration within) {
        progressUntil("all is quiet", () -> nextNanos(whatMayHappen()) == NEVER, within);
    }

    /** What is under way, planned and waited for, in words. */
    public String pending() {
        StringBuilder words = new StringBuilder("pending:");
        network.pending().stream().limit(10).forEach(each -> words.append("\n  ")
                .append(each));
        plans.stream().sorted(plans.comparator()).forEach(plan -> words.append("\n  planned: ")
                .append(plan.what()));
        for (Resident<M> resident : residents) {
            long deadlineNanos = resident.host().nextDeadlineNanos();
            words.append("\n  ").append(resident.home());
            words.append(deadlineNanos == NEVER ? " waits for nothing" : " waits for " + fromNow(deadlineNanos));
        }
        return words.append("\n  ")
                .append(network.inFlight())
                .append(" in flight")
                .toString();
    }

    private String fromNow(long deadlineNanos) {
        return "a deadline in " + Duration.ofNanos(deadlineNanos - clock.nowNanos());
    }

    private void limit(int steps, String goal) {
        if (steps > MOST_STEPS) {
            throw run.failure("more than " + MOST_STEPS + " steps: " + goal + "; " + pending());
        }
    }

    /** One event, if there is one until then. */
    private boolean step(long endNanos) {
        List<Due> mayHappen = whatMayHappen();
        long nextNanos = nextNanos(mayHappen);
        if (nextNanos > endNanos || nextNanos == NEVER) {
            return false;
        }
        // A deadline that has passed is due now; time does not turn back for it.
        long nowNanos = Math.max(clock.nowNanos(), nextNanos);
        stepsAtThisMoment = nowNanos == clock.nowNanos() ? stepsAtThisMoment + 1 : 0;
        if (stepsAtThisMoment > MOST_STEPS_AT_ONE_MOMENT) {
            throw run.failure("time stands still; " + pending());
        }
        clock.advanceTo(nowNanos);
        List<Due> due =
                mayHappen.stream().filter(each -> each.atNanos() <= nowNanos).toList();
        happen(due.get(due.size() == 1 ? 0 : ties.nextInt(due.size())));
        settle();
        return true;
    }

    private static long nextNanos(List<Due> mayHappen) {
        return mayHappen.stream().mapToLong(Due::atNanos).min().orElse(NEVER);
    }

    private List<Due> whatMayHappen() {
        List<Due> all = new ArrayList<>();
        all.add(new Due(network.nextArrivalNanos(), "an arrival", this::deliver));
        Planned plan = plans.peek();
        if (plan != null) {
            all.add(new Due(plan.atNanos(), plan.what(), this::perform));
        }
        for (Resident<M> resident : residents) {
            String what = "a deadline of " + resident.home();
            all.add(new Due(resident.host().nextDeadlineNanos(), what, () -> wake(resident)));
        }
        return all;
    }

    private void happen(Due event) {
        try {
            event.happen().run();
        } catch (RuntimeException bug) {
            throw run.failure(event.what() + " ended in " + bug, bug);
        }
    }

    private void deliver() {
        network.arrival(clock.nowNanos()).ifPresent(arrival -> {
            Host<M> host = addresses.get(arrival.to());
            if (host == null) {
                run.trace().note(clock.nowNanos(), () -> "nobody lives at " + arrival.to());
                return;
            }
            host.receive(arrival, clock.nowNanos());
        });
    }

    private void perform() {
        Planned plan = plans.remove();
        run.trace().note(clock.nowNanos(), () -> "planned: " + plan.what());
        plan.action().run();
    }

    private void wake(Resident<M> resident) {
        run.trace().note(clock.nowNanos(), () -> resident.home() + " is woken by its deadline");
        resident.host().onDeadline(clock.nowNanos());
    }

    private void settle() {
        for (Resident<M> resident : residents) {
            for (Departure<M> departure : resident.host().departures()) {
                network.send(departure.from(), departure.to(), departure.message(), clock.nowNanos());
            }
        }
        for (Invariant invariant : invariants) {
            if (!invariant.holds().getAsBoolean()) {
                throw run.failure(
                        "broken: " + invariant.name() + " (" + invariant.seen().get() + ")");
            }
        }
    }
}
