package org.parlour.sip.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededTest;
import org.parlour.wire.call.Pin;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.dtmf.Key;

/** Callers of every kind at a house in every mood. {@link Visit} watches the promises, event by event. */
class DoorSimulationTest {
    // Ten at the door, ten in reception, and the last words of each.
    private static final Duration LIMIT = Duration.ofMinutes(23);
    private static final Duration A_SENTENCE = Duration.ofMillis(3_500);

    private record Planned(long atNanos, long order, DoorEvent event) {}

    /** How the house behaves in one run. */
    private record Mood(boolean isDependable, @Nullable RoomId returnsTo, RandomGenerator chance) {
        boolean happens(int percent) {
            return !isDependable && chance.nextInt(100) < percent;
        }
    }

    /** One run: a caller, a house, and what is going to happen. */
    private static final class Scene {
        final Visit visit = new Visit();
        final List<Pin> looked = new ArrayList<>();
        final Caller caller;
        final Mood mood;
        private final PriorityQueue<Planned> plans =
                new PriorityQueue<>(Comparator.comparingLong(Planned::atNanos).thenComparingLong(Planned::order));
        private long order;
        boolean seated;

        Scene(Caller caller, Mood mood) {
            this.caller = caller;
            this.mood = mood;
        }

        void play() {
            happen(() -> visit.opens(mood.returnsTo()));
            if (caller.temper() != Caller.Temper.PATIENT) {
                planKey();
            }
            while (!visit.isOver() && !seated) {
                assertThat(visit.elapsed()).isLessThan(LIMIT);
                step();
            }
        }

        private void step() {
            Planned plan = plans.peek();
            if (plan == null || visit.nextDeadlineNanos() < plan.atNanos()) {
                happen(visit::waits);
                return;
            }
            plans.remove();
            visit.passes(Duration.ofNanos(Math.max(0, plan.atNanos() - visit.nowNanos())));
            if (plan.event() instanceof DoorEvent.KeyPressed) {
                planKey();
            }
            happen(() -> visit.on(plan.event()));
        }

        private void happen(Runnable event) {
            event.run();
            visit.last().forEach(this::react);
        }

        private void react(DoorEffect effect) {
            RandomGenerator chance = mood.chance();
            switch (effect) {
                case DoorEffect.Say say -> {
                    Duration length = A_SENTENCE.multipliedBy(say.sentences().size());
                    if (!mood.happens(3)) {
                        plan(length, new DoorEvent.PlayedOut(say.playing()));
                    }
                    if (caller.temper() == Caller.Temper.PATIENT) {
                        Key key = caller.keys().poll();
                        if (key != null) {
                            plan(length.plusMillis(500), new DoorEvent.KeyPressed(key));
                        }
                    }
                }
                case DoorEffect.Look(Pin pin) -> {
                    looked.add(pin);
                    if (!mood.happens(5)) {
                        plan(Duration.ofMillis(chance.nextInt(200)), new DoorEvent.Looked(answer(pin)));
                    }
                }
                case DoorEffect.Receive _ -> {
                    if (!mood.happens(10)) {
                        Reception reception = mood.happens(30) ? Reception.DESERTED : Reception.ATTENDED;
                        plan(Duration.ofMillis(chance.nextInt(100)), new DoorEvent.Received(reception));
                    }
                    if (!mood.happens(30)) {
                        plan(Duration.ofSeconds(chance.nextInt(900)), new DoorEvent.Admitted(Visit.ROOM));
                    }
                }
                case DoorEffect.Enter _ -> {
                    if (mood.happens(20)) {
                        DoorEvent.NotSeated.Why[] reasons = DoorEvent.NotSeated.Why.values();
                        plan(Duration.ofMillis(50), new DoorEvent.NotSeated(reasons[chance.nextInt(reasons.length)]));
                    } else {
                        seated = true;
                    }
                }
                case DoorEffect.Hush _, DoorEffect.Music _, DoorEffect.HangUp _ -> {}
            }
        }

        private Entry answer(Pin pin) {
            if (!pin.equals(caller.right())) {
                return mood.happens(10)
                        ? new Entry.TooManyTries()
                        : new Entry.Unknown(mood.chance().nextInt(8_000));
            }
            if (mood.happens(20)) {
                List<Entry> others = List.of(new Entry.NotYet(), new Entry.Full(), new Entry.Trouble());
                return others.get(mood.chance().nextInt(others.size()));
            }
            return new Entry.Seating(Visit.ROOM);
        }

        private void planKey() {
            Key key = caller.keys().poll();
            if (key != null) {
                plan(caller.gap(mood.chance()), new DoorEvent.KeyPressed(key));
            }
        }

        private void plan(Duration fromNow, DoorEvent event) {
            plans.add(new Planned(visit.nowNanos() + fromNow.toNanos(), order++, event));
        }
    }

    @SeededTest(atLeast = 2_000)
    void everyVisitEndsInARoomOrWithGoodbye(Run run) {
        RandomGenerator chance = run.chance("mood");
        RoomId earlier = chance.nextInt(4) == 0 ? Visit.EARLIER : null;
        Scene scene = new Scene(Caller.drawn(run.chance("caller")), new Mood(false, earlier, chance));
        scene.play();
        assertThat(scene.looked).hasSizeLessThanOrEqualTo(3);
        assertThat(scene.seated || scene.visit.isOver()).isTrue();
    }

    @SeededTest(atLeast = 200)
    void whoeverTypesTheRightPinIsSeatedAtItsLastDigit(Run run) {
        RandomGenerator chance = run.chance("caller");
        Pin right = Pin.mint(Pin.DEFAULT_DIGITS, chance);
        Caller.Temper[] tempers = {Caller.Temper.PATIENT, Caller.Temper.HASTY};
        Caller caller = Caller.typing(tempers[chance.nextInt(2)], right);
        Scene scene = new Scene(caller, new Mood(true, chance.nextBoolean() ? Visit.EARLIER : null, chance));
        scene.play();
        assertThat(scene.looked).containsExactly(right);
        assertThat(scene.seated).isTrue();
    }

    @SeededTest(atLeast = 200)
    void aSlipIsNeverLookedUp(Run run) {
        RandomGenerator chance = run.chance("caller");
        Caller caller = Caller.slipping(Pin.mint(Pin.DEFAULT_DIGITS, chance), chance);
        Scene scene = new Scene(caller, new Mood(true, null, chance));
        scene.play();
        assertThat(scene.looked).isEmpty();
    }
}
