package org.parlour.conference.calls;

/**
 * The calls of one trunk since the start.
 *
 * @param taken calls that came to a door
 * @param refused calls that were not taken, or whose caller gave up before
 * @param openNow calls of this moment
 */
public record TrunkCounters(long taken, long refused, long openNow) {
    static final TrunkCounters NONE = new TrunkCounters(0, 0, 0);

    TrunkCounters withTaken() {
        return new TrunkCounters(taken + 1, refused, openNow + 1);
    }

    TrunkCounters withRefused() {
        return new TrunkCounters(taken, refused + 1, openNow);
    }

    TrunkCounters withEnded() {
        return new TrunkCounters(taken, refused, openNow - 1);
    }
}
