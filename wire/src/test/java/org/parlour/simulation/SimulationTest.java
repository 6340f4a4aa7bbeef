package org.parlour.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.parlour.simulation.Address.A;
import static org.parlour.simulation.Address.B;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulationTest {
    /** Writes down what happens to it; its timer, once set, goes off until it is stopped. */
    private static final class Scribe implements Host<String> {
        final List<String> heard = new ArrayList<>();
        final List<Departure<String>> waiting = new ArrayList<>();
        long deadlineNanos = Simulation.NEVER;
        long everyNanos = Simulation.NEVER;

        @Override
        public void receive(Arrival<String> arrival, long nowNanos) {
            heard.add(arrival.from() + ":" + arrival.message());
        }

        @Override
        public void onDeadline(long nowNanos) {
            heard.add("tick");
            deadlineNanos = everyNanos == Simulation.NEVER ? Simulation.NEVER : nowNanos + everyNanos;
        }

        @Override
        public long nextDeadlineNanos() {
            return deadlineNanos;
        }

        @Override
        public List<Departure<String>> departures() {
            List<Departure<String>> now = List.copyOf(waiting);
            waiting.clear();
            return now;
        }
    }

    private static final Address NOWHERE = new Address("nowhere");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Scribe a = new Scribe();
    private final Scribe b = new Scribe();
    private final Simulation<String> simulation = simulation(Run.ofSeed(7));

    private Simulation<String> simulation(Run run) {
        return new Simulation<>(SeededNetwork.ofMessages(run, String::length))
                .attach(A, a)
                .attach(B, b);
    }

    @Test
    void deliversWhatHostsWantToSend() {
        simulation.network().with(NetworkConditions.LAN);
        a.waiting.add(new Departure<>(A, B, "hello"));
        a.waiting.add(new Departure<>(A, B, "world"));
        simulation.progressUntilQuiet(SECOND);
        assertThat(b.heard).containsExactly("A:hello", "A:world");
    }

    @Test
    void aHostMayHaveSeveralPortsAndIsWokenOnce() {
        Address second = new Address("A'");
        simulation.attach(second, a);
        b.waiting.add(new Departure<>(B, second, "hello"));
        a.deadlineNanos = simulation.clock().nowNanos() + 5;
        simulation.progressUntilQuiet(SECOND);
        assertThat(a.heard).containsExactlyInAnyOrder("B:hello", "tick");
    }

    @Test
    void whatArrivesWhereNobodyLivesIsGone() {
        a.waiting.add(new Departure<>(A, NOWHERE, "hello"));
        a.waiting.add(new Departure<>(A, B, "hello"));
        simulation.detach(B).progressUntilQuiet(SECOND);
        assertThat(b.heard).isEmpty();
        assertThatThrownBy(() -> simulation.attach(A, b)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void progressLetsExactlyThatTimePass() {
        a.everyNanos = Duration.ofMillis(20).toNanos();
        a.deadlineNanos = simulation.clock().nowNanos() + a.everyNanos;
        simulation.progress(SECOND);
        assertThat(a.heard).hasSize(50);
        assertThat(simulation.clock().elapsed()).isEqualTo(SECOND);
        simulation.progress(Duration.ofMillis(19));
        assertThat(a.heard).hasSize(50);
    }

    @Test
    void aDeadlineThatHasPassedIsDueNow() {
        simulation.progress(SECOND);
        a.deadlineNanos = simulation.clock().nowNanos() - 5;
        simulation.progress(Duration.ZERO);
        assertThat(a.heard).containsExactly("tick");
        assertThat(simulation.clock().elapsed()).isEqualTo(SECOND);
    }

    @Test
    void plansHappenAtTheirTimeAndInOrder() {
        simulation.in(Duration.ofMillis(30), "second", () -> a.heard.add("second"));
        simulation.in(Duration.ofMillis(10), "first", () -> a.heard.add("first"));
        simulation.in(Duration.ofMillis(30), "third", () -> a.heard.add("third"));
        simulation.progress(Duration.ofMillis(29));
        assertThat(a.heard).containsExactly("first");
        simulation.progressUntilQuiet(SECOND);
        assertThat(a.heard).containsExactly("first", "second", "third");
    }

    @Test
    void theSeedDecidesWhoIsFirstAtTheSameMoment() {
        Set<List<String>> orders = new HashSet<>();
        for (long seed = 1; seed <= 20; seed++) {
            Run run = Run.ofSeed(seed);
            Scribe host = new Scribe();
            Simulation<String> both = new Simulation<>(SeededNetwork.ofMessages(run, String::length)).attach(A, host);
            host.waiting.add(new Departure<>(A, A, "message"));
            host.deadlineNanos = run.clock().nowNanos();
            both.progressUntilQuiet(SECOND);
            orders.add(host.heard);
        }
        assertThat(orders).containsExactlyInAnyOrder(List.of("tick", "A:message"), List.of("A:message", "tick"));
    }

    @Test
    void aGoalThatIsNotReachedNamesAllThatIsPending() {
        simulation.network().with(NetworkConditions.PERFECT.withDelay(Duration.ofSeconds(5)));
        simulation.in(Duration.ofSeconds(8), "hang up", () -> {});
        a.waiting.add(new Departure<>(A, B, "INVITE"));
        b.deadlineNanos = simulation.clock().nowNanos() + Duration.ofSeconds(32).toNanos();
        assertThatThrownBy(() -> simulation.progressUntil("B rings", () -> !b.heard.isEmpty(), SECOND))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "not within PT1S: B rings",
                        "#1 A → B, INVITE",
                        "planned: hang up",
                        "A waits for nothing",
                        "B waits for a deadline in PT32S",
                        "-Dparlour.seed=7");
    }

    @Test
    void aGoalThatNothingCanReachFailsAtOnce() {
        assertThatThrownBy(() -> simulation.progressUntil("B rings", () -> !b.heard.isEmpty(), Duration.ofDays(300)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aDeadlineThatNeverMovesIsFound() {
        a.everyNanos = 0;
        a.deadlineNanos = simulation.clock().nowNanos();
        assertThatThrownBy(() -> simulation.progress(SECOND))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("time stands still", "A waits for a deadline in PT0S");
    }

    @Test
    void aBrokenInvariantNamesItselfTheTimeAndTheSeed() {
        simulation.always(Invariant.that("B hears at most one word", () -> b.heard.size() <= 1, () -> b.heard));
        simulation.network().with(NetworkConditions.PERFECT.withDelay(Duration.ofMillis(250)));
        a.waiting.add(new Departure<>(A, B, "hello"));
        a.waiting.add(new Departure<>(A, B, "world"));
        assertThatThrownBy(() -> simulation.progressUntilQuiet(SECOND))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "broken: B hears at most one word ([A:hello, A:world])",
                        "seed 7 at 250.000 ms",
                        "replay with -Dparlour.seed=7",
                        "#2 A → B arrived, world");
    }

    @Test
    void anExceptionInAHostIsToldWithItsStory() {
        IllegalStateException bug = new IllegalStateException("fell over");
        simulation.in(SECOND, "the bug", () -> {
            throw bug;
        });
        assertThatThrownBy(() -> simulation.progressUntilQuiet(SECOND))
                .isInstanceOf(AssertionError.class)
                .hasCause(bug)
                .hasMessageContainingAll("the bug ended in", "fell over", "-Dparlour.seed=7");
    }
}
