package org.parlour.sfu.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.parlour.simulation.Address;
import org.parlour.simulation.Invariant;
import org.parlour.simulation.Loss;
import org.parlour.simulation.NetworkConditions;
import org.parlour.simulation.Run;
import org.parlour.simulation.SeededNetwork;
import org.parlour.simulation.SeededTest;
import org.parlour.simulation.Simulation;

/** A browser with two networks and a lite agent, over lines as chance has them. */
class IceSimulationTest {
    private static final Address HOUSE = new Address("203.0.113.1 10000");
    private static final Address WIFI = new Address("192.0.2.1 40000");
    private static final Address MOBILE = new Address("198.51.100.9 50000");
    private static final Address STRANGER = new Address("192.0.2.66 6666");
    private static final Duration SOON = Duration.ofSeconds(20);

    /** One room with its people, and the rules that always hold in it. */
    private static final class Scene {
        final IceTicket ticket;
        final SeededNetwork<byte[]> network;
        final LiteHost house = new LiteHost(HOUSE);
        final FullHost browser;
        final Simulation<byte[]> simulation;

        Scene(Run run, NetworkConditions conditions) {
            ticket = IceTicket.mint(run.chance("tickets"));
            network = SeededNetwork.ofDatagrams(run).with(conditions);
            browser = new FullHost(run, HOUSE, ticket);
            browser.gains(WIFI);
            house.mint(ticket, run.clock().nowNanos());
            Set<Address> own = Set.of(WIFI, MOBILE);
            simulation = new Simulation<>(network)
                    .attach(HOUSE, house)
                    .attach(WIFI, browser)
                    .attach(MOBILE, browser)
                    .always(Invariant.that(
                            "media goes only where a valid check came from",
                            () -> house.destination() == null || own.contains(house.destination()),
                            house::destination))
                    .always(Invariant.that("a session has few paths", () -> house.paths() <= 2))
                    .always(Invariant.that("a session has at most two ufrags", () -> house.ufrags() <= 2));
        }

        void connect() {
            simulation.progressUntil("the browser is there", () -> house.sendsTo(WIFI), SOON);
        }
    }

    private static NetworkConditions drawn(Run run) {
        return NetworkConditions.drawn(run.chance("conditions"));
    }

    @SeededTest(atLeast = 50)
    void mediaFollowsFromWifiToMobile(Run run) {
        Scene scene = new Scene(run, drawn(run));
        scene.connect();
        scene.simulation.progress(Duration.ofMillis(run.chance("pause").nextInt(5_000)));

        scene.browser.loses(WIFI);
        scene.simulation.detach(WIFI);
        scene.browser.gains(MOBILE);

        scene.simulation.progressUntil("media goes to the telephone", () -> scene.house.sendsTo(MOBILE), SOON);
        int before = scene.house.media;
        scene.simulation.progressUntil("and comes from it", () -> scene.house.media > before + 5, SOON);
        assertThat(scene.house.isGone()).isFalse();
    }

    @SeededTest(atLeast = 50)
    void newestNominationWinsWhereBothNetworksWork(Run run) {
        Scene scene = new Scene(run, drawn(run));
        scene.connect();
        scene.browser.gains(MOBILE);

        scene.simulation.progressUntil("the favourite is used", () -> scene.house.sendsTo(MOBILE), SOON);
        // Checks that were under way may still say otherwise; the later ones settle it.
        scene.simulation.progress(Duration.ofSeconds(3));
        scene.simulation.progressUntil("and stays", () -> scene.house.sendsTo(MOBILE), SOON);
    }

    @SeededTest(atLeast = 50)
    void restartTakesOverAndTheOldTicketEnds(Run run) {
        Scene scene = new Scene(run, drawn(run));
        scene.connect();
        IceTicket renewed = IceTicket.mint(run.chance("renewed"));
        scene.house.mint(renewed, run.clock().nowNanos());
        assertThat(scene.house.ufrags()).isEqualTo(2);
        // The answer travels by another way, and takes its time; the old ticket serves meanwhile.
        int before = scene.house.media;
        scene.simulation.progressUntil("media goes on", () -> scene.house.media > before + 3, SOON);

        assertThat(scene.house.ufrags()).as("both tickets serve").isEqualTo(2);
        scene.browser.restarts(renewed);

        scene.simulation.progressUntil("the old ticket is forgotten", () -> scene.house.ufrags() == 1, SOON);
        int after = scene.house.media;
        scene.simulation.progressUntil("media comes under the new one", () -> scene.house.media > after + 5, SOON);
        assertThat(scene.house.sendsTo(WIFI)).isTrue();
    }

    @SeededTest
    void silenceIsNoticedThenForgiven(Run run) {
        Scene scene = new Scene(run, drawn(run));
        scene.connect();
        scene.house.told.clear();
        scene.network.with(WIFI, HOUSE, NetworkConditions.PERFECT.withLoss(Loss.EVERYTHING));
        scene.simulation.progress(Duration.ofSeconds(15));
        assertThat(scene.house.told).endsWith(new IceEffect.Reconnecting());

        scene.network.with(WIFI, HOUSE, NetworkConditions.MOBILE);

        scene.simulation.progressUntil(
                "the browser is back", () -> scene.house.told.getLast().equals(new IceEffect.Recovered()), SOON);
    }

    @SeededTest
    void consentEndsThirtySecondsAfterTheLastCheck(Run run) {
        Scene scene = new Scene(run, drawn(run));
        scene.connect();
        scene.network.with(NetworkConditions.PERFECT.withLoss(Loss.EVERYTHING));
        scene.simulation.progressUntil("it is gone", scene.house::isGone, Duration.ofSeconds(35));

        assertThat(scene.house.told).endsWith(new IceEffect.Gone(IceEffect.Departure.FELL_SILENT));
        assertThat(scene.house.ufrags()).isZero();
        assertThat(scene.house.paths()).isZero();
    }

    @SeededTest(atLeast = 50)
    void intruderIsNeverAnsweredAndDisturbsNobody(Run run) {
        Scene scene = new Scene(run, NetworkConditions.LAN);
        scene.connect();
        Intruder intruder = new Intruder(run, STRANGER, HOUSE, scene.ticket, scene.browser);
        scene.simulation
                .attach(STRANGER, intruder)
                .always(Invariant.that("an intruder is never answered", () -> intruder.answers == 0));
        scene.house.told.clear();

        scene.simulation.progress(Duration.ofSeconds(12));

        assertThat(scene.house.told).as("nobody noticed").isEqualTo(List.of());
        assertThat(scene.house.sendsTo(WIFI)).isTrue();
        assertThat(scene.house.refused(Refusal.WRONG_PASSWORD)).isPositive();
        assertThat(scene.house.refused(Refusal.REPLAYED)).isPositive();
    }
}
