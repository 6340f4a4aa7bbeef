package org.parlour.wire.stun;

import java.util.random.RandomGenerator;

/** The 96 bits that tie an answer to its request. */
public record TransactionId(long high, int low) {
    /**
     * A new one. The generator must be cryptographically strong: who can guess it can forge an
     * answer (RFC 8489 §5).
     */
    public static TransactionId random(RandomGenerator random) {
        return new TransactionId(random.nextLong(), random.nextInt());
    }

    @Override
    public String toString() {
        return "%016x%08x".formatted(high, low);
    }
}
