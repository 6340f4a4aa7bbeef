package org.parlour.conference.calls;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.parlour.wire.call.TrunkName;

/**
 * The calls of each trunk. Names come with plans and stay, so that a meter never goes back; beyond {@value #MOST} of them a
 * further one is not told apart, and counts as {@value #OTHERS}. Guarded by the {@link CallBoard}.
 */
final class TrunkTally {
    static final int MOST = 200;
    static final String OTHERS = "other-trunks";

    private static final TrunkName REST = new TrunkName(OTHERS);

    private final Map<TrunkName, TrunkCounters> trunks = new HashMap<>();
    private Consumer<TrunkName> newcomers = _ -> {};

    /** Tells of each trunk once, the ones that are known first. */
    void follow(Consumer<TrunkName> follower) {
        trunks.keySet().forEach(follower);
        newcomers = newcomers.andThen(follower);
    }

    void count(TrunkName trunk, UnaryOperator<TrunkCounters> change) {
        TrunkName name = trunks.containsKey(trunk) || trunks.size() < MOST ? trunk : REST;
        if (trunks.putIfAbsent(name, TrunkCounters.NONE) == null) {
            newcomers.accept(name);
        }
        trunks.computeIfPresent(name, (_, counted) -> change.apply(counted));
    }

    TrunkCounters of(TrunkName trunk) {
        return trunks.getOrDefault(trunk, TrunkCounters.NONE);
    }
}
