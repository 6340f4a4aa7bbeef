package org.parlour.sip.dialog;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.parlour.simulation.Address;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Peer;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededNetwork;
import org.parlour.simulation.Simulation;
import org.parlour.simulation.TwoPeers;

/** A phone, the gateway, and the network between them. */
final class Scene {
    static final Address PHONE = Address.A;
    static final Address HOUSE = Address.B;
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final NetworkConditions LINE = NetworkConditions.PERFECT.withDelay(Duration.ofMillis(20));

    private final Run run;
    private final Phone phone;
    private final GatewaySide house;
    private final Ladder ladder;
    private final SeededNetwork<Packet> network;
    private final Simulation<Packet> simulation;

    Scene(Run run) {
        this.run = run;
        this.phone = new Phone(run);
        this.house = new GatewaySide(run);
        this.ladder = new Ladder(run.clock());
        this.network = SeededNetwork.<Packet>ofMessages(run, packet -> 500).with(LINE);
        this.simulation = TwoPeers.over(
                network, drawn(phone, ladder::fromPhone, () -> {}), drawn(house, ladder::fromHouse, this::note));
    }

    private void note() {
        house.notes().forEach(ladder::note);
    }

    Run run() {
        return run;
    }

    Phone phone() {
        return phone;
    }

    GatewaySide house() {
        return house;
    }

    SeededNetwork<Packet> network() {
        return network;
    }

    Ladder ladder() {
        return ladder;
    }

    Scene at(double seconds, String what, Runnable action) {
        simulation.in(Duration.ofNanos((long) (seconds * 1e9)), what, action);
        return this;
    }

    Scene phoneAt(double seconds, String what, Consumer<Phone> action) {
        return at(seconds, "phone " + what, () -> action.accept(phone));
    }

    Scene houseAt(double seconds, Event event) {
        return at(seconds, "house " + event, () -> house.wants(event));
    }

    /** Until nobody waits for anything any more. */
    void play() {
        simulation.progressUntilQuiet(PATIENCE);
        if (!house.isQuiet() || !phone.isQuiet()) {
            throw run.failure("somebody still holds a call: house "
                    + house.calls().stream().map(WatchedCall::dialog).toList());
        }
        for (WatchedCall call : house.calls()) {
            if (call.owedResponses() > 0) {
                throw run.failure("requests without an answer: " + call.effects());
            }
        }
    }

    /** How it ended, in words: for the phone, for the house, which keys came, and whose session is another's. */
    String end() {
        String ends = house.calls().stream().map(Scene::end).collect(Collectors.joining(", "));
        String words = String.join(", ", phone.outcomes()) + " / " + ends;
        if (!house.keys().isEmpty()) {
            words += " / keys " + String.join("", house.keys());
        }
        if (house.ourOffers() > 0) {
            words += " / our offer agreed";
        }
        if (house.alive() > 0) {
            words += " / alive";
        }
        return phone.session().isEmpty() || phone.session().equals(house.session())
                ? words
                : words + " / the phone has (" + phone.session() + "), the house (" + house.session() + ")";
    }

    private static String end(WatchedCall call) {
        CallEnd end = call.end();
        return end == null ? "still up" : end.metricName();
    }

    private static Peer<Packet> drawn(Peer<Packet> peer, Consumer<Packet> pen, Runnable before) {
        return new Peer<>() {
            @Override
            public void receive(Packet packet, long nowNanos) {
                peer.receive(packet, nowNanos);
            }

            @Override
            public void onDeadline(long nowNanos) {
                peer.onDeadline(nowNanos);
            }

            @Override
            public long nextDeadlineNanos() {
                return peer.nextDeadlineNanos();
            }

            @Override
            public List<Packet> departures() {
                List<Packet> packets = peer.departures();
                packets.forEach(pen);
                before.run();
                return packets;
            }
        };
    }
}
