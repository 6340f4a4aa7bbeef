package org.parlour.callers.page;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was seen of one tile: each picture once, when it was first seen.
 *
 * @param looks in the order of time
 * @param millis for how long it was looked at
 */
public record Looks(List<Look> looks, double millis) {
    public Looks {
        looks = List.copyOf(looks);
    }

    /**
     * A change of what is seen.
     *
     * @param atMillis since it is looked at
     * @param number whose picture, 0 where none can be read
     * @param instead what is seen when it is no numbered picture, else empty
     */
    public record Look(double atMillis, int number, int count, String instead) {
        boolean isReadable() {
            return instead.isEmpty();
        }
    }

    /** All whose pictures were seen. */
    public Set<Integer> numbers() {
        return looks.stream().filter(Look::isReadable).map(Look::number).collect(Collectors.toSet());
    }

    /** When somebody's picture was first seen. */
    public OptionalDouble firstMillis(int number) {
        return looks.stream()
                .filter(look -> look.isReadable() && look.number() == number)
                .mapToDouble(Look::atMillis)
                .findFirst();
    }

    /** How many different pictures of somebody. */
    public long different(int number) {
        return looks.stream()
                .filter(look -> look.isReadable() && look.number() == number)
                .map(Look::count)
                .distinct()
                .count();
    }

    /** What begins later than so long after the beginning, with times since then. */
    public Looks after(double skippedMillis) {
        return new Looks(
                looks.stream()
                        .filter(look -> look.atMillis() >= skippedMillis)
                        .map(look ->
                                new Look(look.atMillis() - skippedMillis, look.number(), look.count(), look.instead()))
                        .toList(),
                millis - skippedMillis);
    }

    /** The longest time in which no new picture of somebody came, beginning and end of looking included. */
    public double longestStillMillis(int number) {
        double longest = 0;
        double before = 0;
        int count = -1;
        for (Look look : looks) {
            if (look.isReadable() && look.number() == number && look.count() != count) {
                longest = Math.max(longest, look.atMillis() - before);
                before = look.atMillis();
                count = look.count();
            }
        }
        return Math.max(longest, millis - before);
    }

    @Override
    public String toString() {
        return "Looks[%d in %.0f ms, numbers %s, instead %s]"
                .formatted(
                        looks.size(),
                        millis,
                        numbers(),
                        looks.stream()
                                .map(Look::instead)
                                .filter(instead -> !instead.isEmpty())
                                .collect(Collectors.groupingBy(instead -> instead, Collectors.counting())));
    }
}
