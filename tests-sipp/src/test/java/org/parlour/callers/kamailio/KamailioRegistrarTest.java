package org.parlour.callers.kamailio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.dialplan.plan.Checked;
import org.parlour.dialplan.plan.Plan;
import org.parlour.dialplan.plan.PlanCheck;
import org.parlour.dialplan.plan.PlanText;
import org.parlour.dialplan.plan.Surroundings;
import org.parlour.sip.dialog.Branch;
import org.parlour.sip.dialog.CSeq;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.dialog.SipResponse;
import org.parlour.sip.digest.Password;
import org.parlour.sip.jain.SipDoor;
import org.parlour.sip.jain.SipEars;
import org.parlour.sip.jain.SipSettings;
import org.parlour.sip.jain.Source;
import org.parlour.sip.reach.ReachNews;
import org.parlour.sip.reach.Registrations;
import org.parlour.sip.reach.Whereabouts;
import org.parlour.sip.registration.RegistrationState;
import org.parlour.sip.registration.Trouble;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.TrunkName;

/** Our registration at a registrar that others wrote. */
@Tag("peer")
class KamailioRegistrarTest {
    private static final InetAddress HOUSE = InetAddress.ofLiteral("127.0.0.1");
    private static final String ADDRESS = "127.0.0.41";
    private static final TrunkName BERLIN = new TrunkName("berlin");

    @TempDir
    private Path room;

    /** Nobody calls here. */
    private static final class Deaf implements SipEars {
        private int heard;

        @Override
        public void requested(Branch branch, SipRequest request, Source source) {
            heard++;
        }

        @Override
        public void responded(SipResponse response) {
            heard++;
        }

        @Override
        public void timedOut(String sipCallId, CSeq cseq) {
            heard++;
        }

        @Override
        public void notSent(String sipCallId, CSeq cseq) {
            heard++;
        }

        @Override
        public String toString() {
            return "Deaf[" + heard + "]";
        }
    }

    private record Gateway(SipDoor door, Registrations registrations) implements AutoCloseable {
        static Gateway open(String password) throws IOException {
            Registrations registrations = new Registrations(
                    Whereabouts.ofAddresses(),
                    _ -> new Reading.Parsed<>(new Password(password)),
                    ReachNews.NOBODY,
                    new byte[32],
                    new SecureRandom());
            SipDoor door = SipDoor.open(
                    SipSettings.named("kamailio"), _ -> Optional.of(TrunkName.LOCAL), registrations.before(new Deaf()));
            registrations.connect(
                    door, door.listen(new InetSocketAddress(HOUSE, 0)).getPort());
            return new Gateway(door, registrations);
        }

        RegistrationState state() {
            RegistrationState state = registrations.reports().getFirst().registration();
            if (state == null) {
                throw new AssertionError("no registration");
            }
            return state;
        }

        @Override
        public void close() {
            registrations.close();
            door.close();
        }
    }

    private static Plan plan(Kamailio kamailio) {
        String text = "country: DE\ntrunks:\n  berlin:\n    registration:\n      registrar: " + kamailio.hostPort()
                + "\n      user: doctor\n      realm: " + Kamailio.REALM + "\n      password: ${env:SECRET}\n";
        Checked checked = PlanCheck.check(List.of(new PlanText("plan.yaml", text)), Surroundings.UNKNOWN);
        if (checked instanceof Checked.Sound sound) {
            return sound.plan();
        }
        throw new AssertionError(checked.findings().toString());
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral(ADDRESS))) {
            return socket.getLocalPort();
        }
    }

    private static void until(Kamailio kamailio, BooleanSupplier condition) {
        long byNanos = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(kamailio.everythingSaid()).isLessThan(byNanos);
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MD5", "SHA-256"})
    void isKeptAndKeptAgainAndTakenBack(String algorithm) throws Exception {
        try (Kamailio kamailio = Kamailio.start(room, ADDRESS, freePort(), algorithm)) {
            try (Gateway gateway = Gateway.open(Kamailio.PASSWORD)) {
                gateway.registrations().follow(plan(kamailio));
                until(kamailio, () -> gateway.registrations().counters().kept() == 1);
                assertThat(gateway.state().grantedSeconds()).isBetween(290, 300);
                assertThat(gateway.state().observed()).isNotNull();
                // The same nonce, counted on: no second question.
                assertThat(gateway.registrations().hurry(BERLIN)).isTrue();
                until(kamailio, () -> gateway.registrations().counters().kept() == 2);
                assertThat(gateway.registrations().counters().registers()).isEqualTo(3);
            }
            assertThat(kamailio.says("kept for 0 s")).isTrue();
            assertThat(kamailio.saidTimes("kept for 600 s")).isEqualTo(2);
        }
    }

    @Test
    void aWrongPasswordIsToldAndNotTriedAgainAtOnce() throws Exception {
        try (Kamailio kamailio = Kamailio.start(room, ADDRESS, freePort(), "SHA-256");
                Gateway gateway = Gateway.open("another")) {
            gateway.registrations().follow(plan(kamailio));
            until(kamailio, () -> gateway.state().trouble() != null);
            assertThat(String.valueOf(gateway.state().trouble()))
                    .contains("Wrong password or realm")
                    .contains(Kamailio.REALM);
            assertThat(gateway.state().trouble())
                    .isNotNull()
                    .extracting(Trouble::status)
                    .isEqualTo(401);
            assertThat(kamailio.saidTimes("asked to keep it")).isEqualTo(2);
        }
    }
}
