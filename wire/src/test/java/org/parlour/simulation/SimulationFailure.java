package org.parlour.simulation;

import org.jspecify.annotations.Nullable;

/** A failure that already tells its seed and its story. */
final class SimulationFailure extends AssertionError {
    SimulationFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
