package org.parlour.sip.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parlour.dialplan.explain.PlanInForce;
import org.parlour.sip.reach.ScriptedRegistrar;
import org.parlour.sip.reach.TrunkReach;
import org.parlour.sip.seat.CallNews;
import org.parlour.sip.trunk.WrittenPlans;

/** A trunk that is known by our registration with it, on real sockets. */
class RegisteredTrunkTest {
    private static final String REGISTRAR = "127.0.0.61";
    private static final String SBC = "127.0.0.62";
    private static final String OTHER_SBC = "127.0.0.63";
    private static final String NUMBER = "+493023125100";

    private PlannedHouse house;
    private ScriptedRegistrar registrar;

    @BeforeEach
    void open() throws IOException {
        registrar = new ScriptedRegistrar(REGISTRAR);
        house = new PlannedHouse(WrittenPlans.plan(1, "local: off"), Instant.parse("2026-11-23T09:00:00Z"));
        house.follows(plan(2));
        PlannedHouse.until(() -> house.telephone().trunks().stream().anyMatch(TrunkReach::isRegistered));
    }

    @AfterEach
    void close() throws IOException {
        house.close();
        registrar.close();
    }

    private PlanInForce plan(long revision) {
        return WrittenPlans.plan(revision, """
            local: off
            trunks:
              provider:
                registration: {registrar: %s, user: practice, password: "${env:PASSWORD}"}
                country: DE
                called-in: to
            numbers:
              - {number: "+49 30 23125 100", door: pin}
            """.formatted(registrar.hostPort()));
    }

    private String contact() {
        assertThat(registrar.users()).hasSize(1);
        return registrar.users().getFirst();
    }

    @Test
    void aCallToOurContactIsItsTrunksWhereverItComesFrom() throws IOException {
        try (TrunkPeer sbc = house.peer(SBC)) {
            sbc.invitesAt(contact(), NUMBER, "8 101");
            assertThat(TrunkPeer.header(sbc.isAnswered(200), "Contact")).contains(contact() + "@");
            try (TrunkPeer other = sbc.at(OTHER_SBC)) {
                other.hangsUp();
            }
        }
        assertThat(house.news(CallNews.Arrived.class)
                        .map(arrived -> arrived.visitor().trunk().text()))
                .containsExactly("provider");
    }

    @Test
    void whoGuessesAtOurContactHearsNothing() throws IOException {
        String other = contact().startsWith("0") ? "1" : "0";
        try (TrunkPeer stranger = house.peer(SBC)) {
            stranger.invitesAt(other + contact().substring(1), NUMBER, "8 101");
            stranger.hearsNothing();
            stranger.invites(NUMBER, "8 101");
            stranger.hearsNothing();
        }
        assertThat(house.telephone().messages().unknownSources()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void theRegistrarItselfMayCallWithoutIt() throws IOException {
        try (TrunkPeer provider = house.peer(REGISTRAR)) {
            provider.calls(NUMBER);
            provider.hangsUp();
        }
    }

    @Test
    void aCallGoesOnWhenItsRegistrationHasGone() throws IOException {
        try (TrunkPeer sbc = house.peer(SBC)) {
            sbc.invitesAt(contact(), NUMBER, "8 101");
            sbc.isAnswered(200);
            house.follows(WrittenPlans.plan(3, "local: off"));
            PlannedHouse.until(() -> registrar.users().isEmpty());
            try (TrunkPeer other = sbc.at(OTHER_SBC)) {
                other.hangsUp();
                other.invitesAt("nobody", NUMBER, "8 101");
                other.hearsNothing();
            }
        }
    }
}
