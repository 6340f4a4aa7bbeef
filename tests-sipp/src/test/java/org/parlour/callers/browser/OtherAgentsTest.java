package org.parlour.callers.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parlour.callers.browser.BareOffer.Reached;
import org.parlour.callers.ice4j.FullAgent;
import tools.jackson.databind.JsonNode;

/** A full ICE agent that others wrote finds the program's media port by the answer it was given, and nobody else does. */
@Tag("peer")
class OtherAgentsTest {
    @RegisterExtension
    static final BrowserHouse HOUSE = BrowserHouse.withDefaults();

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration IN_VAIN = Duration.ofSeconds(3);

    @Test
    void ice4jFindsTheProgramByUdp() throws Exception {
        Meeting meeting = HOUSE.meeting();
        try (SeatClient seat = seat(meeting);
                FullAgent agent = FullAgent.udp(true)) {
            Reached reached = publish(seat, agent.credentials());
            assertThat(reached.udp()).contains(HOUSE.media());
            FullAgent.Outcome outcome = agent.connect(reached.credentials(), HOUSE.media(), PATIENCE);
            assertThat(outcome.nominated()).as(outcome.toString()).isTrue();
        }
    }

    @Test
    void ice4jFindsTheProgramByTcp() throws Exception {
        Meeting meeting = HOUSE.meeting();
        try (SeatClient seat = seat(meeting);
                FullAgent agent = FullAgent.tcp(true, HOUSE.media())) {
            Reached reached = publish(seat, agent.credentials());
            assertThat(reached.tcpPassive()).contains(HOUSE.media());
            FullAgent.Outcome outcome = agent.connect(reached.credentials(), HOUSE.media(), PATIENCE);
            assertThat(outcome.nominated()).as(outcome.toString()).isTrue();
        }
    }

    @Test
    void whoKnowsNotThePasswordFindsNobody() throws Exception {
        Meeting meeting = HOUSE.meeting();
        try (SeatClient seat = seat(meeting);
                FullAgent agent = FullAgent.udp(true)) {
            Reached reached = publish(seat, agent.credentials());
            FullAgent.Credentials wrong =
                    new FullAgent.Credentials(reached.credentials().ufrag(), "x".repeat(24));
            assertThat(agent.connect(wrong, HOUSE.media(), IN_VAIN).nominated()).isFalse();
        }
    }

    @Test
    void anAnswerServesOneSeatOnly() throws Exception {
        Meeting meeting = HOUSE.meeting();
        try (SeatClient one = seat(meeting);
                SeatClient other = seat(meeting);
                FullAgent agent = FullAgent.udp(true);
                FullAgent another = FullAgent.udp(true)) {
            Reached first = publish(one, agent.credentials());
            Reached second = publish(other, another.credentials());
            assertThat(first.credentials()).isNotEqualTo(second.credentials());
            InetSocketAddress media = HOUSE.media();
            assertThat(agent.connect(first.credentials(), media, PATIENCE).nominated())
                    .isTrue();
            assertThat(another.connect(second.credentials(), media, PATIENCE).nominated())
                    .isTrue();
        }
    }

    private static SeatClient seat(Meeting meeting) throws Exception {
        return SeatClient.enter(HOUSE.httpPort(), meeting, meeting.guestLink(), "The stranger");
    }

    private static Reached publish(SeatClient seat, FullAgent.Credentials credentials) throws Exception {
        JsonNode reply = seat.request("publish", Map.of("offer", BareOffer.of(credentials)));
        assertThat(reply.get("ok").asBoolean()).as(reply.toString()).isTrue();
        return Reached.of(reply.get("answer").asString());
    }
}
