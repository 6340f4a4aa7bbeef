package org.parlour.sfu.bouncycastle;

import java.time.Duration;

/**
 * What handshakes may cost.
 *
 * @param atOnce how many may compute at the same time
 * @param waiting how many may wait for their turn; the next is told that we are busy
 * @param turn how long one waits for it
 * @param handshake how long one may take after that
 * @param resend after what silence our flight is repeated the first time; each pause is twice the one before
 */
public record DtlsLimits(int atOnce, int waiting, Duration turn, Duration handshake, Duration resend) {
    public static final DtlsLimits STANDARD =
            new DtlsLimits(32, 512, Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMillis(400));

    public DtlsLimits {
        if (atOnce < 1 || waiting < 0) {
            throw new IllegalArgumentException("at least one handshake");
        }
        if (!turn.isPositive() || !handshake.isPositive() || !resend.isPositive()) {
            throw new IllegalArgumentException("spans are positive");
        }
    }
}
