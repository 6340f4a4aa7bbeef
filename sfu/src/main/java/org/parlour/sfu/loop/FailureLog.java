package org.parlour.sfu.loop;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Set;

/** Tells each kind of failure of a loop once; what fails fifty times a second would fill the disk. */
final class FailureLog {
    private static final Logger LOGGER = System.getLogger("org.parlour.sfu.loop");

    // Kinds differ by class and place; beyond so many the counter is enough.
    private static final int MOST_KINDS = 64;

    private final String loop;
    private final Set<String> told = new HashSet<>();

    FailureLog(String loop) {
        this.loop = loop;
    }

    /** On the loop's thread. */
    void tell(String what, Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String place = trace.length == 0 ? "" : trace[0].toString();
        if (told.size() < MOST_KINDS && told.add(failure.getClass().getName() + "@" + place)) {
            LOGGER.log(
                    Level.ERROR, loop + ": " + what + " failed; the loop goes on, the same is only counted", failure);
        }
    }
}
