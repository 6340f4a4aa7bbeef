package org.parlour.sip.call;

import java.util.concurrent.atomic.LongAdder;

/** What the switchboard counts. */
final class Tally {
    final LongAdder begun = new LongAdder();
    final LongAdder refusedBusy = new LongAdder();
    final LongAdder unknownNumbers = new LongAdder();
    final LongAdder refusedByPlan = new LongAdder();
    final LongAdder strangers = new LongAdder();
    final LongAdder answeredWithoutCall = new LongAdder();
    final LongAdder broken = new LongAdder();
    final LongAdder lost = new LongAdder();

    TelephoneCounters counters(int callsNow) {
        return new TelephoneCounters(
                begun.sum(),
                refusedBusy.sum(),
                unknownNumbers.sum(),
                refusedByPlan.sum(),
                strangers.sum(),
                answeredWithoutCall.sum(),
                broken.sum(),
                lost.sum(),
                callsNow);
    }
}
