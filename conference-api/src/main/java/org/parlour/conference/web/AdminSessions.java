package org.parlour.conference.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The admin's browsers that showed the token: each has an id of its own, of which only the hash is kept, for {@link #LIFE}.
 * At most {@value #MOST}; of more, the oldest is forgotten, and who had it shows the token again. A start forgets all.
 */
final class AdminSessions {
    static final Duration LIFE = Duration.ofHours(12);
    static final int MOST = 200;
    private static final int ID_LENGTH_BYTES = 32;

    private final RandomGenerator random;
    private final InstantSource clock;
    // In the order of their making, which is that of their end.
    private final Map<String, Instant> untilOf = new LinkedHashMap<>();
    private long begun;
    private long forgotten;

    AdminSessions(RandomGenerator random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    synchronized String begin() {
        byte[] bits = new byte[ID_LENGTH_BYTES];
        random.nextBytes(bits);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        untilOf.put(hash(id), clock.instant().plus(LIFE));
        begun++;
        if (untilOf.size() > MOST) {
            untilOf.remove(untilOf.keySet().iterator().next());
            forgotten++;
        }
        return id;
    }

    synchronized boolean isOpen(String id) {
        Instant until = untilOf.get(hash(id));
        if (until == null || clock.instant().isBefore(until)) {
            return until != null;
        }
        untilOf.remove(hash(id));
        return false;
    }

    synchronized void end(String id) {
        untilOf.remove(hash(id));
    }

    synchronized long begun() {
        return begun;
    }

    synchronized long forgotten() {
        return forgotten;
    }

    synchronized long openNow() {
        Instant now = clock.instant();
        return untilOf.values().stream().filter(now::isBefore).count();
    }

    /** Found by its hash, so that how long the search takes tells nobody anything. */
    private static String hash(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java has SHA-256 (the specification of MessageDigest).
            throw new IllegalStateException(impossible);
        }
    }
}
