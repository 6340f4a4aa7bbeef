package org.parlour.simulation;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A statement that holds after every event.
 *
 * @param name the statement itself: {@code "nothing is delivered twice"}
 * @param seen what to print beside it when it does not hold
 */
public record Invariant(String name, BooleanSupplier holds, Supplier<?> seen) {
    public static Invariant that(String name, BooleanSupplier holds) {
        return new Invariant(name, holds, () -> "no more is known");
    }

    public static Invariant that(String name, BooleanSupplier holds, Supplier<?> seen) {
        return new Invariant(name, holds, seen);
    }
}
