package org.parlour.sip.media;

/** What came of asking for a leg. */
public sealed interface LegOpening {
    record Opened(PhoneLeg leg) implements LegOpening {}

    /** All ports are in use, at rest, or taken by other programs: 503 for the caller. */
    record NoPort() implements LegOpening {}
}
