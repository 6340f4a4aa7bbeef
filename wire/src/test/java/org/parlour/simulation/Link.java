package org.parlour.simulation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** One direction between two addresses: its conditions, its luck, and what has become of the messages so far. */
final class Link<M> {
    private final RandomGenerator lossChance;
    private final RandomGenerator jitterChance;
    private final RandomGenerator reorderChance;
    private final RandomGenerator duplicateChance;
    private final RandomGenerator corruptChance;

    private final Bottleneck bottleneck = new Bottleneck();
    private final Gate gate;
    private final Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
    private final BitSet scriptedLosses = new BitSet();
    private final List<Predicate<M>> scriptedPredicates = new ArrayList<>();

    private NetworkConditions conditions;
    private boolean lossIsBad;
    private long lastArrivalNanos = Long.MIN_VALUE;

    Link(Run run, Address from, Address to, NetworkConditions conditions) {
        // One stream of chance for each misfortune of each direction: to change one of them, or the traffic the other
        // way, leaves the history of the rest as it was.
        String name = from + ">" + to + " ";
        this.lossChance = run.chance(name + "loss");
        this.jitterChance = run.chance(name + "jitter");
        this.reorderChance = run.chance(name + "reorder");
        this.duplicateChance = run.chance(name + "duplicate");
        this.corruptChance = run.chance(name + "corrupt");
        this.gate = new Gate(run.chance(name + "clump"));
        this.conditions = conditions;
    }

    void conditions(NetworkConditions changed) {
        conditions = changed;
    }

    void lose(int... ordinals) {
        for (int ordinal : ordinals) {
            if (ordinal <= count(Fate.SENT)) {
                throw new IllegalArgumentException("message " + ordinal + " of this direction has gone already");
            }
            scriptedLosses.set(ordinal);
        }
    }

    void loseNext(Predicate<M> which) {
        scriptedPredicates.add(which);
    }

    boolean scriptIsPlayed() {
        return scriptedLosses.isEmpty() && scriptedPredicates.isEmpty();
    }

    int count(Fate fate) {
        return counts.getOrDefault(fate, 0);
    }

    void count(Fate fate, int more) {
        counts.merge(fate, more, Integer::sum);
    }

    /** The script comes first and is exact: it draws no chance. */
    boolean isLostByScript(M message) {
        int ordinal = count(Fate.SENT);
        if (scriptedLosses.get(ordinal)) {
            scriptedLosses.clear(ordinal);
            return true;
        }
        for (Predicate<M> which : scriptedPredicates) {
            if (which.test(message)) {
                scriptedPredicates.remove(which);
                return true;
            }
        }
        return false;
    }

    boolean isTooLong(int lengthBytes) {
        return lengthBytes > conditions.mtuBytes();
    }

    boolean hasRoom(int lengthBytes, long nowNanos) {
        return bottleneck.hasRoom(conditions.bandwidth(), lengthBytes, nowNanos);
    }

    long leavesQueueNanos(int lengthBytes, long nowNanos) {
        return bottleneck.passNanos(conditions.bandwidth(), lengthBytes, nowNanos);
    }

    boolean isLost() {
        return switch (conditions.loss()) {
            case Loss.Scattered(double ratio) -> lossChance.nextDouble() < ratio;
            case Loss.Bursts bursts -> isLostIn(bursts);
        };
    }

    private boolean isLostIn(Loss.Bursts bursts) {
        double change = lossIsBad ? bursts.toGoodRatio() : bursts.toBadRatio();
        boolean lost = lossChance.nextDouble() < (lossIsBad ? bursts.lossWhenBadRatio() : bursts.lossWhenGoodRatio());
        lossIsBad ^= lossChance.nextDouble() < change;
        return lost;
    }

    boolean isDuplicated() {
        return duplicateChance.nextDouble() < conditions.duplicateRatio();
    }

    boolean isCorrupted() {
        return corruptChance.nextDouble() < conditions.corruptRatio();
    }

    RandomGenerator corruptChance() {
        return corruptChance;
    }

    boolean isDetoured() {
        return reorderChance.nextDouble() < conditions.reorder().ratio();
    }

    long arrivalNanos(long departureNanos, boolean detoured) {
        long reached = departureNanos
                + conditions.delay().toNanos()
                + conditions.jitter().drawNanos(jitterChance);
        if (detoured) {
            return gate.passNanos(
                    conditions.clumping(),
                    reached + conditions.reorder().detour().toNanos());
        }
        lastArrivalNanos = gate.passNanos(conditions.clumping(), Math.max(reached, lastArrivalNanos));
        return lastArrivalNanos;
    }
}
