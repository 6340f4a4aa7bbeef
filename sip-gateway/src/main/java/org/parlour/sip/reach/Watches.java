package org.parlour.sip.reach;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.parlour.sip.probe.PeerWatch;
import org.parlour.sip.registration.Target;

/** The watches over one trunk's peers. A peer that is found again keeps its watch. */
final class Watches {
    private static final int MOST = 16;

    private final RandomGenerator chance;
    private final Map<Integer, List<Target>> found = new TreeMap<>();
    private final Map<Target, PeerWatch> watches = new LinkedHashMap<>();

    Watches(RandomGenerator chance) {
        this.chance = chance;
    }

    /** From now on one of the peers is here; says which watches ended and which began. */
    Change found(int index, List<Target> targets, long nowNanos) {
        found.put(index, targets);
        Set<Target> wanted = found.values().stream()
                .flatMap(List::stream)
                .map(target -> new Target(target.address(), target.local(), target.transport(), 0, 0))
                .limit(MOST)
                .collect(Collectors.toSet());
        List<PeerWatch> ended = new ArrayList<>();
        watches.entrySet().removeIf(known -> {
            boolean gone = !wanted.contains(known.getKey());
            if (gone) {
                ended.add(known.getValue());
            }
            return gone;
        });
        List<PeerWatch> begun = new ArrayList<>();
        for (Target target : wanted) {
            if (!watches.containsKey(target)) {
                PeerWatch watch = new PeerWatch(target, chance, nowNanos);
                watches.put(target, watch);
                begun.add(watch);
            }
        }
        return new Change(ended, begun);
    }

    record Change(List<PeerWatch> ended, List<PeerWatch> begun) {}

    List<PeerWatch> all() {
        return List.copyOf(watches.values());
    }

    Set<InetAddress> addresses() {
        return watches.keySet().stream()
                .map(target -> target.address().getAddress())
                .collect(Collectors.toSet());
    }

    long nextDeadlineNanos() {
        return watches.values().stream()
                .mapToLong(PeerWatch::nextDeadlineNanos)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
