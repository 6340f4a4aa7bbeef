package org.parlour.sip.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parlour.dialplan.plan.Checked;
import org.parlour.dialplan.plan.Plan;
import org.parlour.dialplan.plan.PlanCheck;
import org.parlour.dialplan.plan.PlanText;
import org.parlour.dialplan.plan.Surroundings;
import org.parlour.dialplan.plan.Transport;
import org.parlour.sip.dialog.Branch;
import org.parlour.sip.dialog.CSeq;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.dialog.SipResponse;
import org.parlour.sip.digest.Password;
import org.parlour.sip.jain.SipDoor;
import org.parlour.sip.jain.SipEars;
import org.parlour.sip.jain.SipSettings;
import org.parlour.sip.jain.Source;
import org.parlour.sip.probe.PeerState;
import org.parlour.sip.registration.RegistrationState.Stage;
import org.parlour.sip.registration.RegistrationTimers;
import org.parlour.sip.registration.Trouble;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.TrunkName;

/** The whole way: plan, lane, core, SIP stack, a socket, and a registrar that is only text. */
class RegistrationsTest {
    private static final byte[] HOUSE_KEY = new byte[32];

    private final List<AutoCloseable> open = new ArrayList<>();
    private final Heard heard = new Heard();
    private final Map<String, List<Whereabouts.Found>> names = new ConcurrentHashMap<>();
    private @Nullable SipDoor door;
    private @Nullable Registrations registrations;

    /** What the admin would be told, and what was no answer to a registration. */
    private static final class Heard implements ReachNews, SipEars {
        final List<Trouble> alarms = new CopyOnWriteArrayList<>();
        final Set<InetSocketAddress> seenAt = ConcurrentHashMap.newKeySet();
        final Set<InetAddress> servers = ConcurrentHashMap.newKeySet();
        final List<SipRequest> requests = new CopyOnWriteArrayList<>();
        final List<Object> strays = new CopyOnWriteArrayList<>();
        final List<PeerState> peers = new CopyOnWriteArrayList<>();

        @Override
        public void talksWith(TrunkName trunk, Set<InetAddress> addresses) {
            servers.addAll(addresses);
        }

        @Override
        public void alarm(TrunkName trunk, @Nullable Trouble trouble) {
            if (trouble != null) {
                alarms.add(trouble);
            }
        }

        @Override
        public void seenAt(TrunkName trunk, InetSocketAddress us) {
            seenAt.add(us);
        }

        @Override
        public void peer(TrunkName trunk, InetSocketAddress peer, PeerState state) {
            peers.add(state);
        }

        @Override
        public void requested(Branch branch, SipRequest request, Source source) {
            requests.add(request);
        }

        @Override
        public void responded(SipResponse response) {
            strays.add(response);
        }

        @Override
        public void timedOut(String sipCallId, CSeq cseq) {
            strays.add(cseq);
        }

        @Override
        public void notSent(String sipCallId, CSeq cseq) {
            strays.add(cseq);
        }
    }

    @BeforeEach
    void begin() throws IOException {
        Whereabouts whereabouts = (server, transport, told) -> {
            List<Whereabouts.Found> found = names.get(server.host());
            if (found == null) {
                Whereabouts.ofAddresses().find(server, transport, told);
            } else {
                told.accept(new Reading.Parsed<>(found));
            }
        };
        Reach reach = new Reach(
                whereabouts,
                _ -> new Reading.Parsed<>(new Password(ScriptedRegistrar.PASSWORD)),
                heard,
                new SecureRandom());
        long moment = Duration.ofMillis(200).toNanos();
        RegistrationTimers usual = RegistrationTimers.USUAL;
        RegistrationTimers quick = new RegistrationTimers(
                moment,
                usual.giveUpNanos(),
                usual.lookUpNanos(),
                usual.freshLookUpNanos(),
                moment,
                moment,
                5 * moment,
                usual.patientBackOffNanos(),
                usual.longestPatienceNanos(),
                usual.longestRetryAfterNanos(),
                moment,
                2 * moment);
        Registrations made = new Registrations(reach, HOUSE_KEY, quick);
        registrations = made;
        SipDoor opened =
                SipDoor.open(SipSettings.named("reach"), _ -> Optional.of(TrunkName.LOCAL), made.before(heard));
        door = opened;
        InetSocketAddress at = opened.listen(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        made.connect(opened, at.getPort());
    }

    @AfterEach
    void end() throws Exception {
        registrations().close();
        if (door != null) {
            door.close();
        }
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private Registrations registrations() {
        if (registrations == null) {
            throw new IllegalStateException("not begun");
        }
        return registrations;
    }

    private ScriptedRegistrar registrar(String address) throws IOException {
        ScriptedRegistrar registrar = new ScriptedRegistrar(address);
        open.add(registrar);
        return registrar;
    }

    private static Plan plan(String... trunks) {
        String text = "country: DE\ntrunks:\n" + String.join("", trunks);
        Checked checked = PlanCheck.check(List.of(new PlanText("plan.yaml", text)), Surroundings.UNKNOWN);
        if (checked instanceof Checked.Sound sound) {
            return sound.plan();
        }
        throw new AssertionError(checked.findings().toString());
    }

    private static String trunk(String name, String registrar, String more) {
        return "  " + name + ":\n    registration:\n      registrar: " + registrar
                + "\n      user: \"4930231250\"\n      password: ${env:SECRET}\n" + more;
    }

    private static void until(BooleanSupplier condition) {
        long byNanos = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(byNanos);
            Thread.onSpinWait();
        }
    }

    private boolean isRegistered(String trunk) {
        return registrations().reports().stream()
                .anyMatch(report -> report.trunk().text().equals(trunk) && report.isRegistered());
    }

    @Test
    void registersByTheStrongestDigestAndTakesItBack() throws IOException {
        ScriptedRegistrar berlin = registrar("127.0.0.31");
        registrations().follow(plan(trunk("berlin", berlin.hostPort(), "")));
        until(() -> isRegistered("berlin"));
        assertThat(berlin.contacts).hasSize(1);
        String user =
                berlin.contacts.keySet().iterator().next().replaceAll("sip:([0-9a-f]{40})@127[.]0[.]0[.]1:.*", "$1");
        assertThat(registrations().trunkOfContact(user)).contains(new TrunkName("berlin"));
        assertThat(heard.servers).contains(InetAddress.ofLiteral("127.0.0.31"));
        assertThat(heard.seenAt)
                .singleElement()
                .satisfies(us -> assertThat(us.getAddress().getHostAddress()).isEqualTo("127.0.0.1"));
        assertThat(registrations().reports().getFirst().registration()).satisfies(state -> {
            assertThat(state).isNotNull();
            if (state != null) {
                assertThat(state.serviceRoutes()).hasSize(1);
                assertThat(state.roundTripNanos()).isPositive();
            }
        });
        registrations().follow(plan());
        until(() -> berlin.contacts.isEmpty());
        assertThat(registrations().reports()).isEmpty();
        assertThat(heard.strays).isEmpty();
    }

    @Test
    void closingTheHouseTakesAllBack() throws IOException {
        ScriptedRegistrar berlin = registrar("127.0.0.31");
        ScriptedRegistrar london = registrar("127.0.0.32");
        registrations().follow(plan(trunk("berlin", berlin.hostPort(), ""), trunk("london", london.hostPort(), "")));
        until(() -> isRegistered("berlin") && isRegistered("london"));
        registrations().close();
        assertThat(berlin.contacts).isEmpty();
        assertThat(london.contacts).isEmpty();
    }

    @Test
    void anUnchangedTrunkIsNotTouchedByANewPlan() throws IOException {
        ScriptedRegistrar berlin = registrar("127.0.0.31");
        ScriptedRegistrar london = registrar("127.0.0.32");
        registrations().follow(plan(trunk("berlin", berlin.hostPort(), "")));
        until(() -> isRegistered("berlin"));
        int before = berlin.registers.size();
        registrations()
                .follow(plan(
                        trunk("london", london.hostPort(), ""),
                        trunk("berlin", berlin.hostPort(), "    language: de\n")));
        until(() -> isRegistered("london"));
        assertThat(berlin.registers).hasSize(before);
        assertThat(isRegistered("berlin")).isTrue();
    }

    @Test
    void aDeadOrRefusingProviderSlowsNoOther() throws IOException {
        ScriptedRegistrar dead = registrar("127.0.0.33");
        dead.silent = true;
        ScriptedRegistrar refusing = registrar("127.0.0.34");
        refusing.status = 403;
        ScriptedRegistrar berlin = registrar("127.0.0.31");
        registrations()
                .follow(plan(
                        trunk("dead", dead.hostPort(), ""),
                        trunk("refusing", refusing.hostPort(), ""),
                        trunk("berlin", berlin.hostPort(), "")));
        until(() -> isRegistered("berlin"));
        until(() -> heard.alarms.stream().anyMatch(trouble -> trouble.kind() == Trouble.Kind.FORBIDDEN));
        until(() -> !dead.registers.isEmpty());
        assertThat(isRegistered("dead")).isFalse();
        assertThat(registrations().counters().registeredNow()).isEqualTo(1);
        assertThat(registrations().counters().unregisteredNow()).isEqualTo(2);
    }

    @Test
    void theNextServerOfANameIsAskedWhenOneIsOutOfOrder() throws IOException {
        ScriptedRegistrar ill = registrar("127.0.0.35");
        ill.status = 503;
        ScriptedRegistrar well = registrar("127.0.0.36");
        names.put(
                "sip.example.net",
                List.of(
                        new Whereabouts.Found(well.address(), Transport.UDP, 20, 1),
                        new Whereabouts.Found(ill.address(), Transport.UDP, 10, 1)));
        registrations().follow(plan(trunk("berlin", "sip.example.net", "")));
        until(() -> isRegistered("berlin"));
        assertThat(ill.registers).isNotEmpty();
        assertThat(well.contacts).hasSize(1);
        assertThat(registrations().counters().failovers()).isEqualTo(1);
    }

    @Test
    void aShortIntervalIsRefreshedAndTheNatKeptOpen() throws IOException {
        ScriptedRegistrar berlin = registrar("127.0.0.31");
        berlin.seconds = 1;
        registrations().follow(plan(trunk("berlin", berlin.hostPort(), "")));
        until(() -> registrations().counters().kept() >= 3);
        until(() -> berlin.keepAlives.get() >= 3);
        assertThat(heard.alarms).isEmpty();
    }

    @Test
    void aPeerIsAskedWhetherItIsThere() throws IOException {
        ScriptedRegistrar berlin = registrar("127.0.0.31");
        registrations().follow(plan("  berlin:\n    peers: [" + berlin.hostPort() + "]\n"));
        until(() -> !heard.peers.isEmpty());
        assertThat(heard.peers.getFirst().condition()).isEqualTo(PeerState.Condition.UP);
        assertThat(heard.peers.getFirst().roundTripNanos()).isPositive();
        assertThat(registrations().counters().peersUpNow()).isEqualTo(1);
        assertThat(berlin.registers).isEmpty();
    }

    @Test
    void anotherPublicAddressIsToldAndClaimed() throws IOException {
        ScriptedRegistrar berlin = registrar("127.0.0.31");
        berlin.seesPort = "4711";
        registrations().follow(plan(trunk("berlin", berlin.hostPort(), "")));
        until(() -> isRegistered("berlin"));
        assertThat(heard.seenAt).containsExactly(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 4711));
        assertThat(berlin.contacts.keySet()).singleElement().satisfies(uri -> assertThat(uri)
                .endsWith("@127.0.0.1:4711"));
    }

    @Test
    void aTrunkThatChangesIsRegisteredAnew() throws IOException {
        ScriptedRegistrar berlin = registrar("127.0.0.31");
        ScriptedRegistrar london = registrar("127.0.0.32");
        registrations().follow(plan(trunk("berlin", berlin.hostPort(), "")));
        until(() -> isRegistered("berlin"));
        registrations().follow(plan(trunk("berlin", london.hostPort(), "")));
        until(() -> london.contacts.size() == 1 && berlin.contacts.isEmpty());
        until(() -> isRegistered("berlin"));
        assertThat(registrations().reports()).singleElement().satisfies(report -> assertThat(report.registration())
                .satisfies(state ->
                        assertThat(state == null ? null : state.stage()).isEqualTo(Stage.REGISTERED)));
    }

    @Test
    void oneConnectionCarriesRegistrationKeepAlivesAndQuestions() throws IOException {
        ScriptedRegistrar berlin = registrar("127.0.0.31");
        registrations().follow(plan(trunk("berlin", berlin.hostPort(), "    transport: tcp\n")));
        until(() -> isRegistered("berlin"));
        until(() -> berlin.keepAlives.get() >= 3);
        assertThat(berlin.contacts.keySet()).singleElement().satisfies(uri -> assertThat(uri)
                .matches("sip:[0-9a-f]{40}@127[.]0[.]0[.]1:[0-9]+;transport=tcp"));
        assertThat(berlin.connected).hasValue(1);
    }

    @Test
    void theOutboundProxyIsAskedForTheRegistrar() throws IOException {
        ScriptedRegistrar edge = registrar("127.0.0.37");
        registrations()
                .follow(plan(trunk("berlin", "sip.example.net", "    outbound-proxy: " + edge.hostPort() + "\n")));
        until(() -> isRegistered("berlin"));
        assertThat(edge.registers).allSatisfy(register -> assertThat(register)
                .startsWith("REGISTER sip:sip.example.net SIP/2.0")
                .contains("Route: <sip:" + edge.hostPort() + ";lr>")
                .contains("To: <sip:4930231250@sip.example.net>"));
    }

    @Test
    void nothingLeavesForAProviderThatNobodyFinds() {
        registrations().follow(plan(trunk("berlin", "sip.example.net", "")));
        until(() -> !heard.alarms.isEmpty());
        assertThat(heard.alarms.getFirst().words()).contains("names are not looked up");
        assertThat(registrations().counters().registers()).isZero();
    }

    @Test
    void aHundredTrunksAreRegisteredByOneHouse() throws IOException {
        ScriptedRegistrar berlin = registrar("127.0.0.31");
        List<String> trunks = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            trunks.add(trunk("trunk-" + i, berlin.hostPort(), "").replace("4930231250", "49302312" + (500 + i)));
        }
        registrations().follow(plan(trunks.toArray(String[]::new)));
        until(() -> registrations().counters().registeredNow() == 100);
        assertThat(berlin.contacts).hasSize(100);
    }
}
