package org.parlour.sfu.ice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.parlour.simulation.Address;
import org.parlour.simulation.Arrival;
import org.parlour.simulation.Departure;
import org.parlour.simulation.Host;
import org.parlour.simulation.Run;

/**
 * A browser: checks from every address that it has, nominates the one it likes best, asks for
 * consent, and sends media as soon as one check was answered.
 */
final class FullHost implements Host<byte[]> {
    private static final long EVERY_NANOS = Duration.ofMillis(250).toNanos();

    private final Address there;
    private final RandomGenerator chance;
    private final List<Address> interfaces = new ArrayList<>();
    private final Set<Address> answered = new HashSet<>();
    private final List<Departure<byte[]>> departures = new ArrayList<>();
    private Peer peer;
    private long deadlineNanos;
    final List<byte[]> sent = new ArrayList<>();

    FullHost(Run run, Address there, IceTicket ticket) {
        this.there = there;
        chance = run.chance("browser");
        peer = new Peer(ticket, chance);
        deadlineNanos = run.clock().nowNanos();
    }

    void gains(Address address) {
        interfaces.add(address);
    }

    void loses(Address address) {
        interfaces.remove(address);
        answered.remove(address);
    }

    void restarts(IceTicket ticket) {
        peer = new Peer(ticket, chance);
        answered.clear();
    }

    @Override
    public void onDeadline(long nowNanos) {
        for (Address address : interfaces) {
            // It likes the newest of those that work, and says so with every check, as Firefox does.
            boolean nominates = answered.contains(address) && address.equals(favourite());
            byte[] check = peer.check(nominates);
            sent.add(check);
            departures.add(new Departure<>(address, there, check));
            if (answered.contains(address)) {
                byte[] media = new byte[60];
                media[0] = (byte) 0x80;
                departures.add(new Departure<>(address, there, media));
            }
        }
        deadlineNanos = nowNanos + EVERY_NANOS;
    }

    private Address favourite() {
        return interfaces.reversed().stream()
                .filter(answered::contains)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void receive(Arrival<byte[]> arrival, long nowNanos) {
        if (peer.isSuccess(arrival.message()) && interfaces.contains(arrival.to())) {
            answered.add(arrival.to());
        }
    }

    @Override
    public long nextDeadlineNanos() {
        return deadlineNanos;
    }

    @Override
    public List<Departure<byte[]>> departures() {
        List<Departure<byte[]>> now = List.copyOf(departures);
        departures.clear();
        return now;
    }
}
