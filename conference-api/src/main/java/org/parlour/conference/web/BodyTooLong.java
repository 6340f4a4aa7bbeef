package org.parlour.conference.web;

import java.io.IOException;

/** Somebody sends more than any request of the API needs. */
final class BodyTooLong extends IOException {
    static final int LIMIT_BYTES = 64 * 1024;
    static final String SENTENCE = "The body is longer than " + LIMIT_BYTES / 1024 + " KiB.";

    private static final long serialVersionUID = 1;

    BodyTooLong() {
        super(SENTENCE);
    }
}
