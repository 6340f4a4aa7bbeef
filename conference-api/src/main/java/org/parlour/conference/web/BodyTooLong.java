package org.parlour.conference.web;

import java.io.IOException;

/** Somebody sends more than any request of the API needs. */
final class BodyTooLong extends IOException {
    static final int LIMIT_BYTES = 64 * 1024;
    /** A dial plan, whose lines are longer in JSON than in their files. */
    static final int PLAN_LIMIT_BYTES = 4 * 1024 * 1024;

    static final String SENTENCE = "The body is longer than " + LIMIT_BYTES / 1024 + " KiB, or "
            + PLAN_LIMIT_BYTES / 1024 + " KiB of a dial plan.";
    private static final String PLANS = "/api/dialplan";

    private static final long serialVersionUID = 1;

    BodyTooLong() {
        super(SENTENCE);
    }

    static int limitBytes(String path) {
        return path.equals(PLANS) || path.startsWith(PLANS + "/") ? PLAN_LIMIT_BYTES : LIMIT_BYTES;
    }
}
