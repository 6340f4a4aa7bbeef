package org.parlour.sip.reach;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.parlour.dialplan.plan.SecretSource;
import org.parlour.sip.digest.Password;
import org.parlour.sip.lane.Lane;
import org.parlour.wire.call.Reading;

/**
 * What all trunks share.
 *
 * @param lanesBySipCallId whose an answer is
 */
record Reach(
        Whereabouts whereabouts,
        Function<SecretSource, Reading<Password>> passwords,
        ReachNews news,
        RandomGenerator chance,
        ReachTally tally,
        Map<String, Lane<TrunkMessage>> lanesBySipCallId) {
    Reach(
            Whereabouts whereabouts,
            Function<SecretSource, Reading<Password>> passwords,
            ReachNews news,
            RandomGenerator chance) {
        this(whereabouts, passwords, news, chance, new ReachTally(), new ConcurrentHashMap<>());
    }
}
