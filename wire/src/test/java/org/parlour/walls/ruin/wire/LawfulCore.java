package org.parlour.walls.ruin.wire;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Time, chance and addresses come in as values. */
public record LawfulCore(InetSocketAddress peer, Duration patience) {
    public int on(RandomGenerator random, Instant now) {
        return random.nextInt() ^ now.plus(patience).hashCode();
    }
}
