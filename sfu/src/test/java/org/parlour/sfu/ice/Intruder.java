package org.parlour.sfu.ice;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.parlour.simulation.Address;
import org.parlour.simulation.Arrival;
import org.parlour.simulation.Departure;
import org.parlour.simulation.Host;
import org.parlour.simulation.Run;

/** Knows the ufrag but not the password, overhears checks and sends them again, and sends noise. */
final class Intruder implements Host<byte[]> {
    private static final long EVERY_NANOS = Duration.ofMillis(40).toNanos();

    private final Address here;
    private final Address there;
    private final RandomGenerator chance;
    private final Peer guesser;
    private final FullHost victim;
    private long deadlineNanos;
    private boolean due;
    int answers;

    Intruder(Run run, Address here, Address there, IceTicket known, FullHost victim) {
        this.here = here;
        this.there = there;
        this.victim = victim;
        chance = run.chance("intruder");
        guesser = new Peer(new IceTicket(known.ufrag(), IceTicket.mint(chance).password()), chance);
        deadlineNanos = run.clock().nowNanos();
    }

    @Override
    public void receive(Arrival<byte[]> arrival, long nowNanos) {
        answers++;
    }

    @Override
    public void onDeadline(long nowNanos) {
        due = true;
        deadlineNanos = nowNanos + EVERY_NANOS;
    }

    @Override
    public long nextDeadlineNanos() {
        return deadlineNanos;
    }

    @Override
    public List<Departure<byte[]>> departures() {
        if (!due) {
            return List.of();
        }
        due = false;
        return List.of(new Departure<>(here, there, attack()));
    }

    private byte[] attack() {
        return switch (chance.nextInt(3)) {
            case 0 -> guesser.check(true);
            // Only what has surely arrived before: who is first with a check owns it (RFC 8445 §19.5.1 has no cure).
            case 1 ->
                victim.sent.isEmpty() ? new byte[0] : victim.sent.getFirst().clone();
            default -> {
                byte[] noise = new byte[chance.nextInt(200)];
                chance.nextBytes(noise);
                yield noise;
            }
        };
    }
}
