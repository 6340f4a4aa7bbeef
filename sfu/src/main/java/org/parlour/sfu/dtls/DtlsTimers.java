package org.parlour.sfu.dtls;

import java.time.Duration;

/**
 * How long a session's DTLS waits.
 *
 * @param answerNanos how long a ClientHello is kept that outran the answer with the peer's fingerprint
 * @param handshakeNanos from the first datagram of a handshake to its keys, its turn among the others included
 */
public record DtlsTimers(long answerNanos, long handshakeNanos) {
    public static final DtlsTimers STANDARD = of(Duration.ofSeconds(5), Duration.ofSeconds(30));

    public DtlsTimers {
        if (answerNanos <= 0 || handshakeNanos <= 0) {
            throw new IllegalArgumentException("a wait is positive");
        }
    }

    public static DtlsTimers of(Duration answer, Duration handshake) {
        return new DtlsTimers(answer.toNanos(), handshake.toNanos());
    }
}
