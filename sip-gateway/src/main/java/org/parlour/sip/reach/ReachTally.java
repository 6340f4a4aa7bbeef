package org.parlour.sip.reach;

import java.util.Collection;
import java.util.concurrent.atomic.LongAdder;
import org.parlour.sip.probe.PeerState.Condition;

/** {@link ReachCounters} while they run. */
final class ReachTally {
    final LongAdder registers = new LongAdder();
    final LongAdder kept = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder refusedProofs = new LongAdder();
    final LongAdder failovers = new LongAdder();
    final LongAdder probes = new LongAdder();
    final LongAdder missedProbes = new LongAdder();
    final LongAdder keepAlives = new LongAdder();
    final LongAdder unsentKeepAlives = new LongAdder();
    final LongAdder refusedMessages = new LongAdder();

    ReachCounters read(Collection<TrunkReach> now, long brokenTrunks) {
        long wanted = now.stream().filter(trunk -> trunk.registration() != null).count();
        long registered = now.stream().filter(TrunkReach::isRegistered).count();
        return new ReachCounters(
                registers.sum(),
                kept.sum(),
                failed.sum(),
                refusedProofs.sum(),
                failovers.sum(),
                probes.sum(),
                missedProbes.sum(),
                keepAlives.sum(),
                unsentKeepAlives.sum(),
                refusedMessages.sum(),
                brokenTrunks,
                registered,
                wanted - registered,
                peers(now, Condition.UP),
                peers(now, Condition.DOWN));
    }

    private static long peers(Collection<TrunkReach> now, Condition condition) {
        return now.stream()
                .flatMap(trunk -> trunk.peers().stream())
                .filter(peer -> peer.state().condition() == condition)
                .count();
    }
}
