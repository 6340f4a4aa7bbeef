package org.parlour.conference.room.seats;

import java.util.concurrent.atomic.LongAdder;

/** What is counted from many threads. */
final class SeatTally {
    final LongAdder tickets = new LongAdder();
    final LongAdder wrongKeys = new LongAdder();
    final LongAdder slowedKeys = new LongAdder();
    final LongAdder proven = new LongAdder();
    final LongAdder crowdedOut = new LongAdder();
    final LongAdder withoutHello = new LongAdder();
    final LongAdder unreadable = new LongAdder();
    final LongAdder tooFast = new LongAdder();
    final LongAdder tooSlow = new LongAdder();
    final LongAdder silent = new LongAdder();
    final LongAdder overloaded = new LongAdder();
    final LongAdder malformed = new LongAdder();
    final LongAdder lateMoments = new LongAdder();
}
