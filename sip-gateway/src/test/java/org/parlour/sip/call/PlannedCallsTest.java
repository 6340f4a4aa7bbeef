package org.parlour.sip.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.sip.call.PlannedHouse.until;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.parlour.dialplan.explain.PlanInForce;
import org.parlour.sip.seat.CallNews;
import org.parlour.sip.trunk.WrittenPlans;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.RoomId;

/** The gateway asks the plan about every call: real sockets, trunks on addresses of this machine. */
@Tag("peer")
class PlannedCallsTest {
    /** A Sunday. */
    private static final Instant SUNDAY = Instant.parse("2026-11-22T08:30:00Z");

    private static final PlanInForce FIRST = WrittenPlans.plan(1, """
        local: off
        trunks:
          berlin: {peers: 127.0.0.5, country: DE, codecs: [pcmu, pcma, g722]}
          london: {peers: [127.0.0.6, 127.0.1.0/24], country: GB, codecs: [g722, pcma], trust: headers}
          shut: {peers: 127.0.0.7, hours: office}
          strict: {peers: 127.0.0.8, acl: 127.0.0.8}
        hours:
          office: {zone: Europe/Berlin, open: "Mon-Fri 08:00-18:00"}
        numbers:
          - {number: "+49 30 23125 100", door: pin}
          - {number: "+44 1632 960700", door: pin}
          - {number: "+49 30 23125 101", room: consulting}
          - {number: "+49 30 23125 102", reception: front-desk}
          - {number: "+49 30 23125 103", prompt: door.room-not-yet}
          - {number: "+49 30 23125 105", reject: 603}
        """);
    private static final PlanInForce LATER = WrittenPlans.plan(2, """
        local: off
        trunks:
          elsewhere: {peers: 192.0.2.1}
        numbers:
          - {number: "+49 30 23125 100", reject: 410}
        """);

    private PlannedHouse house;

    @BeforeEach
    void open() throws IOException {
        house = new PlannedHouse(FIRST, SUNDAY);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private List<PhoneNumber> called() {
        return house.news(CallNews.Arrived.class)
                .map(arrived -> arrived.visitor().called())
                .toList();
    }

    @Test
    void eachTrunkReadsItsNumbersAndOneDoorIsOneDoor() throws IOException {
        try (TrunkPeer berlin = house.peer("127.0.0.5");
                TrunkPeer london = house.peer("127.0.1.77")) {
            berlin.calls("03023125100");
            berlin.hangsUp();
            berlin.calls("+493023125100");
            berlin.hangsUp();
            london.calls("01632960700");
            london.hangsUp();
            london.calls("+441632960700");
            london.hangsUp();
            PhoneNumber german = new PhoneNumber("+493023125100");
            PhoneNumber british = new PhoneNumber("+441632960700");
            assertThat(called()).containsExactly(german, german, british, british);
            assertThat(house.news(CallNews.Ruled.class)
                            .map(ruled -> ruled.ruling().revision()))
                    .containsOnly(1L);
        }
    }

    @Test
    void whoIsNobodysHearsNothingAndIsCounted() throws IOException {
        try (TrunkPeer stranger = house.peer("127.0.0.9")) {
            stranger.invites("+493023125100", "8");
            until(() -> house.telephone().messages().unknownSources() == 1);
            stranger.hearsNothing();
            assertThat(house.telephone().messages().invites()).isZero();
            assertThat(house.news).isEmpty();
        }
    }

    @Test
    void aRefusalSaysWhyAndIsToldWithItsReasons() throws IOException {
        try (TrunkPeer shut = house.peer("127.0.0.7");
                TrunkPeer berlin = house.peer("127.0.0.5")) {
            shut.invites("+493023125100", "8");
            assertThat(TrunkPeer.header(shut.isAnswered(480), "Warning"))
                    .startsWith("399 parlour \"the trunk is closed at this hour; call ");
            berlin.invites("+493023125105", "8");
            assertThat(berlin.isAnswered(603)).startsWith("SIP/2.0 603 Decline");
            berlin.invites("+493023125999", "8");
            assertThat(TrunkPeer.header(berlin.isAnswered(404), "Warning")).contains("no row takes this number");
            berlin.invites("nobody", "8");
            berlin.isAnswered(404);
        }
        assertThat(house.news(CallNews.TurnedAway.class).map(CallNews.TurnedAway::reason))
                .containsExactly(
                        "refused_by_plan_trunk_closed",
                        "refused_by_plan_row_refuses",
                        "refused_by_plan_no_such_number",
                        "refused_by_plan_no_number");
        assertThat(house.news).hasSize(4);
        assertThat(house.telephone().calls().refusedByPlan()).isEqualTo(4);
        assertThat(house.telephone().calls().unknownNumbers()).isEqualTo(2);
        CallNews.TurnedAway first =
                house.news(CallNews.TurnedAway.class).findFirst().orElseThrow();
        assertThat(first.ruling().text()).contains("office of the trunk shut", "closed at Sun 2026-11-22 09:30");
    }

    @Test
    void theAnswerFollowsTheTrunksOrderAmongWhatIsOffered() throws IOException {
        try (TrunkPeer berlin = house.peer("127.0.0.5");
                TrunkPeer london = house.peer("127.0.0.6")) {
            berlin.invites("+493023125100", "9 8 0 101");
            assertThat(berlin.isAnswered(200)).containsPattern("m=audio \\d+ RTP/AVP 0 101");
            berlin.ask("INVITE", "9 8 101");
            assertThat(berlin.isAnswered(200)).as("what is left of it").containsPattern("m=audio \\d+ RTP/AVP 8 101");
            berlin.hangsUp();
            london.invites("+493023125100", "0 8 9 101");
            assertThat(london.isAnswered(200)).containsPattern("m=audio \\d+ RTP/AVP 9 101");
            london.hangsUp();
            london.invites("+493023125100", "0 101");
            assertThat(TrunkPeer.header(london.isAnswered(488), "Warning")).isNotEmpty();
        }
    }

    @Test
    void aRowLeadsIntoARoomToPeopleOrToAGoodbye() throws IOException {
        try (TrunkPeer berlin = house.peer("127.0.0.5")) {
            berlin.calls("03023125101");
            until(() -> house.seated.equals(List.of(new RoomId("consulting"))));
            berlin.hangsUp();
            berlin.calls("03023125102");
            until(() -> house.news(CallNews.InReception.class).count() == 1);
            berlin.hangsUp();
            berlin.calls("03023125103");
            berlin.await("BYE ");
            assertThat(house.seated).hasSize(1);
        }
    }

    @Test
    void aRoomHeaderCountsWhereHeadersAreTrusted() throws IOException {
        try (TrunkPeer berlin = house.peer("127.0.0.5");
                TrunkPeer london = house.peer("127.0.0.6")) {
            london.invites("01632960700", "8", "X-Parlour-Room: garden");
            london.isAnswered(200);
            until(() -> house.seated.equals(List.of(new RoomId("garden"))));
            london.hangsUp();
            berlin.invites("03023125100", "8", "X-Parlour-Room: garden");
            berlin.isAnswered(200);
            until(() -> house.news(CallNews.AtTheDoor.class).count() == 2);
            berlin.hangsUp();
            assertThat(house.seated).hasSize(1);
        }
    }

    @Test
    void aCallOutlivesItsPlanAndOthersFollowTheNewOne() throws IOException {
        try (TrunkPeer berlin = house.peer("127.0.0.5");
                TrunkPeer next = house.peer("127.0.0.5");
                TrunkPeer london = house.peer("127.0.0.6")) {
            berlin.calls("03023125100");
            house.follows(LATER);
            next.invites("03023125100", "8");
            london.invites("03023125100", "8");
            until(() -> house.telephone().messages().unknownSources() == 2);
            next.hearsNothing();
            london.hearsNothing();
            berlin.ask("INVITE", "8 0 101");
            assertThat(berlin.isAnswered(200)).as("its codecs stay").containsPattern("m=audio \\d+ RTP/AVP 0 101");
            assertThat(house.telephone().calls().callsNow()).isEqualTo(1);
            berlin.hangsUp();
            until(() -> house.news(CallNews.Ended.class).count() == 1);
        }
    }

    @Test
    void aTrunkThatComesIsHeardAtOnce() throws IOException {
        house.follows(LATER);
        try (TrunkPeer berlin = house.peer("127.0.0.5")) {
            berlin.invites("03023125100", "8");
            until(() -> house.telephone().messages().unknownSources() == 1);
            house.follows(FIRST);
            berlin.calls("03023125100");
            berlin.hangsUp();
        }
    }

    @Test
    void aListOfAddressesRefusesWhoStandsNotOnIt() throws IOException {
        house.follows(WrittenPlans.plan(3, """
            trunks:
              berlin: {peers: 127.0.2.0/24, acl: 127.0.2.128/25}
            numbers:
              - {number: 100, trunk: berlin, door: pin}
            """));
        try (TrunkPeer listed = house.peer("127.0.2.200");
                TrunkPeer other = house.peer("127.0.2.1")) {
            listed.calls("100");
            listed.hangsUp();
            other.invites("100", "8");
            assertThat(TrunkPeer.header(other.isAnswered(403), "Warning")).contains("list of addresses");
        }
    }
}
