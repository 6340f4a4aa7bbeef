package org.parlour.sip.probe;

/**
 * What is known of a peer. Moments are of the clock that the core is told.
 *
 * @param sinceNanos since when it is so
 * @param roundTripNanos of the last answer; -1 before the first
 * @param status of the last answer; 0 where none came
 */
public record PeerState(Condition condition, long sinceNanos, long roundTripNanos, int status) {
    /** Whether it is there. */
    public enum Condition {
        UNKNOWN,
        UP,
        DOWN
    }

    public String words() {
        return switch (condition) {
            case UNKNOWN -> "The peer has not been asked yet.";
            case UP -> "The peer answers.";
            case DOWN ->
                status == 0 ? "The peer does not answer." : "The peer answers that it is out of order: " + status + ".";
        };
    }
}
