package org.parlour.conference.room.seats;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.parlour.sfu.signal.Entrant;
import org.parlour.wire.call.RoomId;

/**
 * The tickets that were given for links and not used yet: each good once, for {@link #LIFE}. At most {@value #MOST} are
 * remembered, {@value #MOST_OF_A_ROOM} of a room; of more, the oldest is forgotten, and who had it asks again.
 */
final class Tickets {
    static final Duration LIFE = Duration.ofSeconds(30);
    static final int MOST = 2_000;

    /** Whoever has the link of one room crowds out nobody on the way to another. */
    static final int MOST_OF_A_ROOM = 400;

    private static final int TOKEN_LENGTH_BYTES = 24;

    private final RandomGenerator random;
    private final InstantSource clock;
    // In the order of their making, which is that of their end.
    private final Map<String, Ticket> tickets = new LinkedHashMap<>();
    private long forgotten;

    Tickets(RandomGenerator random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    /** What a ticket opens, and for whom. */
    record Ticket(RoomPlan room, Entrant entrant, Instant until) {
        boolean isOf(RoomId id) {
            return room.card().room().equals(id);
        }
    }

    /** A token that nobody guesses: for a ticket, or to come back by. */
    String mint() {
        byte[] bits = new byte[TOKEN_LENGTH_BYTES];
        synchronized (random) {
            random.nextBytes(bits);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    String issue(RoomPlan room, Entrant entrant) {
        Instant now = clock.instant();
        String token = mint();
        synchronized (tickets) {
            tickets.values().removeIf(ticket -> !now.isBefore(ticket.until()));
            tickets.put(token, new Ticket(room, entrant, now.plus(LIFE)));
            List<String> ofRoom = tickets.entrySet().stream()
                    .filter(ticket -> ticket.getValue().isOf(room.card().room()))
                    .map(Map.Entry::getKey)
                    .toList();
            if (ofRoom.size() > MOST_OF_A_ROOM) {
                tickets.remove(ofRoom.getFirst());
                forgotten++;
            } else if (tickets.size() > MOST) {
                tickets.remove(tickets.keySet().iterator().next());
                forgotten++;
            }
        }
        return token;
    }

    /** Uses it up. */
    Optional<Ticket> redeem(String token) {
        Instant now = clock.instant();
        synchronized (tickets) {
            return Optional.ofNullable(tickets.remove(token)).filter(ticket -> now.isBefore(ticket.until()));
        }
    }

    long forgotten() {
        synchronized (tickets) {
            return forgotten;
        }
    }
}
