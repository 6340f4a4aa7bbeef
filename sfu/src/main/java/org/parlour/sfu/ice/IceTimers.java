package org.parlour.sfu.ice;

import java.time.Duration;

/**
 * How long a session lives without a valid check.
 *
 * @param reconnectingNanos until the peer counts as away. Browsers ask every 2.5 to 5 s, so one lost check is no news
 * @param goneNanos until its consent is over (RFC 7675 §5.1)
 * @param ticketNanos until a password that nobody has used is worth nothing
 */
public record IceTimers(long reconnectingNanos, long goneNanos, long ticketNanos) {
    public static final IceTimers STANDARD = of(Duration.ofSeconds(7), Duration.ofSeconds(30), Duration.ofSeconds(30));

    public IceTimers {
        if (reconnectingNanos <= 0 || goneNanos <= reconnectingNanos || ticketNanos <= 0) {
            throw new IllegalArgumentException("who is gone was away before");
        }
    }

    public static IceTimers of(Duration reconnecting, Duration gone, Duration ticket) {
        return new IceTimers(reconnecting.toNanos(), gone.toNanos(), ticket.toNanos());
    }
}
