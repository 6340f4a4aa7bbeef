package org.parlour.conference.directory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many guesses stand against each guesser, kept as one number: the moment at which all will be forgotten (the generic
 * cell rate algorithm of ITU-T I.371 A). At most {@value #GUESSERS} are remembered; who has been quiet longest is forgotten
 * first. Belongs to one owner at a time.
 */
final class Guesses {
    static final int GUESSERS = 100_000;

    private final Map<String, Long> forgottenAtMillis = new LinkedHashMap<>();
    private long forgottenGuessers;

    int guess(String who, Forgiveness forgiveness, Instant now) {
        long eachMillis = forgiveness.each().toMillis();
        long debtMillis = debtMillis(who, now);
        if (debtMillis > (forgiveness.most() - 1) * eachMillis) {
            return 0;
        }
        // Taken out first, so that the order of the map is the order of the last guesses.
        forgottenAtMillis.remove(who);
        forgottenAtMillis.put(who, now.toEpochMilli() + debtMillis + eachMillis);
        if (forgottenAtMillis.size() > GUESSERS) {
            forgottenAtMillis.remove(forgottenAtMillis.keySet().iterator().next());
            forgottenGuessers++;
        }
        return standing(debtMillis + eachMillis, eachMillis);
    }

    void takeBack(String who, Forgiveness forgiveness, Instant now) {
        long leftMillis = debtMillis(who, now) - forgiveness.each().toMillis();
        if (leftMillis > 0) {
            forgottenAtMillis.replace(who, now.toEpochMilli() + leftMillis);
        } else {
            forgottenAtMillis.remove(who);
        }
    }

    int standing(String who, Forgiveness forgiveness, Instant now) {
        return standing(debtMillis(who, now), forgiveness.each().toMillis());
    }

    long forgottenGuessers() {
        return forgottenGuessers;
    }

    private long debtMillis(String who, Instant now) {
        return Math.max(0, forgottenAtMillis.getOrDefault(who, 0L) - now.toEpochMilli());
    }

    private static int standing(long debtMillis, long eachMillis) {
        return (int) Math.ceilDiv(debtMillis, eachMillis);
    }
}
