package org.parlour.sfu.peers;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.parlour.sfu.demux.DemuxLimits;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.sfu.session.ForwardingRoom;
import org.parlour.simulation.Address;
import org.parlour.simulation.Arrival;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededNetwork;

/** The real room on simulated ground, and browsers at the ends of simulated lines. */
public final class SimulatedRoom {
    public static final Address HOUSE = new Address("house");
    /** What the room's loop has, too. */
    public static final Duration BEAT = Duration.ofMillis(10);

    public static final Showing VOICE_AND_CAMERA = new Showing(true, true, false, false);
    public static final SlotCount SLOTS = new SlotCount(3, 4);

    private static final int GATE = 0;

    /** Sees what passes between the house and the browsers, before anything of it is lost. */
    public interface Tap {
        void arrived(int person, byte[] datagram, long nowNanos);

        void sent(int person, byte[] datagram, long nowNanos);

        default void phoneSpoke(int person, int level, long nowNanos) {}

        default void phonesHear(int person, long nowNanos) {}
    }

    private static final Tap NOBODY_LISTENS = new Tap() {
        @Override
        public void arrived(int person, byte[] datagram, long nowNanos) {}

        @Override
        public void sent(int person, byte[] datagram, long nowNanos) {}
    };

    private final Run run;
    private final SeededNetwork<byte[]> network;
    private final SimulatedGround ground;
    private final ForwardingRoom room;
    private final Telephones telephones;
    private final Map<Integer, Browser> people = new LinkedHashMap<>();
    private final Map<InetSocketAddress, PeerConnection> byAddress = new HashMap<>();
    private final Map<InetSocketAddress, Address> names = new HashMap<>();
    private final Map<Address, InetSocketAddress> addresses = new HashMap<>();
    private Tap tap = NOBODY_LISTENS;
    private long beatNanos;
    private long wakeNanos = Long.MAX_VALUE;
    private long ticks;
    private int joins;

    public SimulatedRoom(Run run, NetworkConditions conditions) {
        this(run, conditions, DemuxLimits.STANDARD);
    }

    public SimulatedRoom(Run run, NetworkConditions conditions, DemuxLimits limits) {
        this.run = run;
        this.network = SeededNetwork.ofDatagrams(run).with(conditions);
        this.ground = new SimulatedGround(this::fromHouse, run.chance("room"), limits);
        this.room = new ForwardingRoom(ground);
        this.telephones = new Telephones(this, room);
        this.beatNanos = nowNanos();
    }

    /** Sits down, and does nothing yet. */
    public Browser sit(int person) {
        joins++;
        Browser browser = new Browser(person, person % 2 == 0 ? Handwriting.CHROMIUM : Handwriting.FIREFOX, this, room);
        people.put(person, browser);
        return browser;
    }

    /** Sits down, connects and shows its camera. */
    public Browser join(int person) {
        Browser browser = sit(person);
        run.trace().note(nowNanos(), () -> person + " joins");
        browser.connect(SLOTS);
        browser.show(VOICE_AND_CAMERA);
        return browser;
    }

    /** As {@link #join}, and waits until both lines are open. */
    public Browser connected(int person) {
        Browser browser = join(person);
        progressUntil(person + " is connected", browser::isConnected, Duration.ofSeconds(5));
        return browser;
    }

    public void leave(int person) {
        run.trace().note(nowNanos(), () -> person + " leaves");
        browser(person).leave();
        people.remove(person);
    }

    void lives(PeerConnection connection) {
        byAddress.put(connection.home(), connection);
        Address name = new Address(connection.home().toString());
        names.put(connection.home(), name);
        addresses.put(name, connection.home());
    }

    void fromBrowser(InetSocketAddress from, byte[] datagram) {
        network.send(name(from), HOUSE, datagram, nowNanos());
    }

    private void fromHouse(InetSocketAddress to, byte[] datagram) {
        PeerConnection connection = byAddress.get(to);
        if (connection != null) {
            connection.overheard(datagram);
            tap.sent(person(to), datagram, nowNanos());
        }
        network.send(HOUSE, name(to), datagram, nowNanos());
    }

    private void arrived(Arrival<byte[]> arrival) {
        if (arrival.to().equals(HOUSE)) {
            InetSocketAddress from = address(arrival.from());
            if (isAtHome(from)) {
                tap.arrived(person(from), arrival.message(), nowNanos());
            }
            ground.received(GATE, from, arrival.message(), nowNanos());
            return;
        }
        InetSocketAddress to = address(arrival.to());
        PeerConnection connection = byAddress.get(to);
        // What comes to an address that was left finds nobody.
        if (connection != null && connection.home().equals(to)) {
            connection.received(arrival.message(), arrival.sentNanos(), nowNanos());
        }
    }

    private static int person(InetSocketAddress address) {
        return address.getAddress().getAddress()[3] & 0xFF;
    }

    /** What is still under way of somebody who has left is nobody's. */
    private boolean isAtHome(InetSocketAddress address) {
        Browser browser = people.get(person(address));
        PeerConnection connection = byAddress.get(address);
        return browser != null && (browser.uplink() == connection || browser.downlink() == connection);
    }

    public void tapped(Tap by) {
        tap = by;
    }

    Tap tap() {
        return tap;
    }

    public Telephones telephones() {
        return telephones;
    }

    /** By which the network knows an address. */
    public Address name(InetSocketAddress address) {
        return found(names.get(address), address);
    }

    private InetSocketAddress address(Address name) {
        return found(addresses.get(name), name);
    }

    private static <T> T found(@Nullable T found, Object sought) {
        if (found == null) {
            throw new AssertionError("nobody lives at " + sought);
        }
        return found;
    }

    /** Lets exactly this time pass. */
    public void progress(Duration span) {
        long endNanos = nowNanos() + span.toNanos();
        boolean busy = true;
        while (busy) {
            busy = step(endNanos);
        }
        run.clock().advanceTo(endNanos);
    }

    /** Lets time pass until this is so. */
    public void progressUntil(String goal, BooleanSupplier reached, Duration within) {
        long endNanos = nowNanos() + within.toNanos();
        while (!reached.getAsBoolean()) {
            if (!step(endNanos)) {
                throw run.failure("not within " + within + ": " + goal);
            }
        }
    }

    private boolean step(long endNanos) {
        long nextNanos = Math.min(beatNanos, Math.min(network.nextArrivalNanos(), ground.nextDeadlineNanos()));
        if (nextNanos > endNanos) {
            return false;
        }
        run.clock().advanceTo(Math.max(nowNanos(), nextNanos));
        long nowNanos = nowNanos();
        network.arrival(nowNanos).ifPresent(this::arrived);
        ground.run(nowNanos);
        if (nowNanos >= beatNanos) {
            beatNanos = nowNanos + BEAT.toNanos();
            people.values().forEach(browser -> browser.onDeadline(nowNanos));
            telephones.onDeadline(nowNanos);
            wakeNanos = Math.min(wakeNanos, ground.takeWakeNanos());
            if (nowNanos >= wakeNanos) {
                room.tick(nowNanos);
                wakeNanos = room.nextDeadlineNanos();
                ticks++;
            }
        }
        return true;
    }

    public Run run() {
        return run;
    }

    public long nowNanos() {
        return run.clock().nowNanos();
    }

    public SimulatedGround ground() {
        return ground;
    }

    public SeededNetwork<byte[]> network() {
        return network;
    }

    public ForwardingRoom room() {
        return room;
    }

    public boolean isHere(int person) {
        return people.containsKey(person);
    }

    public Browser browser(int person) {
        return found(people.get(person), person);
    }

    public Collection<Browser> browsers() {
        return people.values();
    }

    /** How often the room was asked what is due. */
    public long ticks() {
        return ticks;
    }

    /** How many have sat down. */
    public int joins() {
        return joins;
    }

    /** Everybody leaves; afterwards nothing is left of them. */
    public void end() {
        for (int person : List.copyOf(people.keySet())) {
            leave(person);
        }
        telephones.leave();
        progress(Duration.ofSeconds(1));
        if (!room.isEmpty() || !ground.isBare()) {
            throw run.failure("something is left of them: " + room + ", " + ground);
        }
    }
}
