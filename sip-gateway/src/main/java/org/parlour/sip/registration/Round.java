package org.parlour.sip.registration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The targets in the order in which one round asks them. */
final class Round {
    private static final int MOST_TARGETS = 16;

    private final List<Target> left;

    /** A round that begins with the one who keeps us, if there is one. */
    Round(List<Target> targets, @Nullable Target kept, RandomGenerator chance) {
        left = new ArrayList<>(ordered(targets, chance));
        for (Target target : List.copyOf(left)) {
            if (kept != null && target.isAt(kept)) {
                left.remove(target);
                left.addFirst(target);
            }
        }
        if (left.size() > MOST_TARGETS) {
            left.subList(MOST_TARGETS, left.size()).clear();
        }
    }

    /** RFC 2782: by priority; among equals drawn by weight, where 0 seldom comes first. */
    private static List<Target> ordered(List<Target> targets, RandomGenerator chance) {
        List<Target> waiting = new ArrayList<>(targets);
        waiting.sort(Comparator.comparingInt(Target::priority));
        List<Target> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            int priority = waiting.getFirst().priority();
            List<Target> equals = waiting.stream()
                    .filter(target -> target.priority() == priority)
                    .toList();
            Target drawn = drawn(equals, chance);
            waiting.remove(drawn);
            ordered.add(drawn);
        }
        return ordered;
    }

    private static Target drawn(List<Target> equals, RandomGenerator chance) {
        long sum = equals.stream().mapToLong(Round::weight).sum();
        long lot = chance.nextLong(sum);
        for (Target target : equals) {
            lot -= weight(target);
            if (lot < 0) {
                return target;
            }
        }
        return equals.getLast();
    }

    // RFC 2782 leaves a very small chance to weight 0.
    private static long weight(Target target) {
        return target.weight() <= 0 ? 1 : target.weight() * 100L;
    }

    @Nullable
    Target next() {
        return left.isEmpty() ? null : left.removeFirst();
    }

    void leaveOut(Target blocked) {
        left.removeIf(target -> target.isAt(blocked));
    }
}
