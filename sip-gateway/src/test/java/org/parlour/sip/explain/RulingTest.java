package org.parlour.sip.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.dialplan.explain.Decision;
import org.parlour.dialplan.explain.IncomingCall.Origin;
import org.parlour.dialplan.explain.PlanInForce;
import org.parlour.dialplan.speech.Language;
import org.parlour.dialplan.speech.Prompt;
import org.parlour.sip.dialog.CallFailure;
import org.parlour.sip.dialog.HeaderFields;
import org.parlour.sip.door.Doorplate;
import org.parlour.sip.door.Welcome;
import org.parlour.sip.trunk.WrittenPlans;
import org.parlour.wire.call.CallId;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.RoomId;

class RulingTest {
    /** A Monday, 09:30 in Berlin. */
    private static final Instant MONDAY = Instant.parse("2026-11-23T08:30:00Z");

    private static final Instant SUNDAY = Instant.parse("2026-11-22T08:30:00Z");
    private static final String CALLER = "017623125417";

    private static final String PLAN = """
        language: de
        trunks:
          berlin:
            peers: 192.0.2.0/24
            country: DE
            acl: 192.0.2.0/25
          london:
            peers: 192.0.2.20
            country: GB
            language: en
            trust: headers
          secret:
            peers: 192.0.2.30
            srtp: require
        hours:
          office: {zone: Europe/Berlin, open: "Mon-Fri 08:00-18:00"}
        phones:
          front-desk: {password: "${env:FRONT_DESK}", number: 11}
        numbers:
          - {number: "+49 30 23125 100", door: pin, pin-digits: 6}
          - {number: "+49 30 23125 101", room: consulting, hours: office}
          - {number: "+49 30 23125 102", reception: front-desk, language: ru}
          - {number: "+49 30 23125 103", prompt: door.reception-nobody}
          - {number: "+49 30 23125 104", extension: front-desk}
          - {number: "+49 30 23125 105", reject: 603}
          - {number: "+49 30 23125 199", as: "+49 30 23125 100"}
          - {number: "+44 1632 960700", trunk: london, door: pin}
          - {number: "+49 30 23125 106", trunk: secret, door: pin}
        """;
    private static final PlanInForce IN_FORCE = WrittenPlans.plan(7, PLAN);
    private static final CallId ID = CallId.mint(MONDAY, new Random(1));

    private static Ruling ruling(String from, String called, Instant at, HeaderFields fields) {
        return Ruling.of(
                IN_FORCE,
                WrittenPlans.invite(called, CALLER, fields),
                new Origin.Source(InetAddress.ofLiteral(from)),
                at);
    }

    private static Ruling berlin(String called) {
        return ruling("192.0.2.10", called, MONDAY, HeaderFields.NONE);
    }

    private static CallFailure failure(Ruling ruling) {
        return ruling.failure(ID).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+493023125100", "03023125100", "004930 23125100", "493023125100", "030-23125-199"})
    void oneNumberHasOneDoorHoweverItIsDialled(String dialled) {
        Ruling ruling = berlin(dialled);
        assertThat(ruling.called()).isEqualTo(new PhoneNumber("+493023125100"));
        assertThat(ruling.caller()).isEqualTo(new PhoneNumber("+4917623125417"));
        assertThat(ruling.doorplate()).isEqualTo(new Doorplate(Language.GERMAN, new Welcome.PinAsked(), 6, true));
        assertThat(ruling.failure(ID)).isEmpty();
        assertThat(ruling.revision()).isEqualTo(7);
    }

    @Test
    void eachTrunkReadsNumbersInItsCountry() {
        assertThat(ruling("192.0.2.20", "01632960700", MONDAY, HeaderFields.NONE)
                        .called())
                .isEqualTo(new PhoneNumber("+441632960700"));
        assertThat(failure(berlin("01632960700")).sipStatus()).isEqualTo(404);
    }

    @Test
    void theNarrowestPeerSaysWhoseCallItIs() {
        assertThat(ruling("192.0.2.20", "1", MONDAY, HeaderFields.NONE).trunk()).hasToString("Trunk[london]");
        assertThat(ruling("192.0.2.21", "1", MONDAY, HeaderFields.NONE).trunk()).hasToString("Trunk[berlin]");
        assertThat(ruling("198.51.100.1", "1", MONDAY, HeaderFields.NONE).decision())
                .isEqualTo(new Decision.Unanswered());
    }

    @Test
    void somePassTheDoor() {
        assertThat(berlin("+493023125101").doorplate().welcome()).isEqualTo(new Welcome.Room(new RoomId("consulting")));
        Doorplate reception = berlin("+493023125102").doorplate();
        assertThat(reception.welcome()).isEqualTo(new Welcome.People());
        assertThat(reception.language()).isEqualTo(Language.RUSSIAN);
        assertThat(berlin("+493023125103").doorplate().welcome())
                .isEqualTo(new Welcome.Words(List.of(Prompt.DOOR_RECEPTION_NOBODY, Prompt.DOOR_GOODBYE)));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.10, +493023125104, extension_not_rung, 480, Temporarily Unavailable, house phones are not rung yet",
        "192.0.2.10, +493023125105, row_refuses,        603, Decline,                 the row says so",
        "192.0.2.10, +493023125999, no_such_number,     404, Not Found,               no row takes this number",
        "192.0.2.10, reception,     no_number,          404, Not Found,               what was called is no",
        "192.0.2.200, +493023125100, acl,               403, Forbidden,               the trunk's list of addresses"
    })
    void whatIsRefusedSaysWhyAndNamesNoNumber(
            String from, String called, String cause, int status, String phrase, String words) {
        CallFailure failure = failure(ruling(from, called, MONDAY, HeaderFields.NONE));
        assertThat(failure.sipStatus()).isEqualTo(status);
        assertThat(failure.phrase()).isEqualTo(phrase);
        assertThat(failure.metricName()).isEqualTo("by_plan_" + cause);
        String warning = failure.fields().first("Warning").orElseThrow();
        assertThat(warning)
                .startsWith("399 parlour \"")
                .contains(words, ID.text())
                .doesNotContain("23125", called, "192.0.2");
    }

    @Test
    void outsideItsHoursARowTakesNobody() {
        Ruling closed = ruling("192.0.2.10", "+493023125101", SUNDAY, HeaderFields.NONE);
        assertThat(failure(closed).sipStatus()).isEqualTo(404);
        assertThat(closed.text()).contains("office is closed at Sun 2026-11-22 09:30 Europe/Berlin");
    }

    @Test
    void aTrunkThatWantsEncryptionIsNotAnsweredInClear() {
        Ruling clear = ruling("192.0.2.30", "+493023125106", MONDAY, HeaderFields.NONE);
        assertThat(failure(clear).sipStatus()).isEqualTo(488);
        assertThat(failure(clear).fields().first("Warning").orElseThrow()).contains("encrypted");
    }

    @Test
    void aTrustedHeaderStandsForThePinAndForNothingElse() {
        HeaderFields demo = HeaderFields.of("X-Parlour-Room", "demo");
        Ruling trusted = ruling("192.0.2.20", "01632960700", MONDAY, demo);
        assertThat(trusted.doorplate().welcome()).isEqualTo(new Welcome.Room(new RoomId("demo")));
        assertThat(trusted.text()).contains("header   X-Parlour-Room names the room demo");
        Ruling passedOver = ruling("192.0.2.10", "+493023125100", MONDAY, demo);
        assertThat(passedOver.doorplate().welcome()).isEqualTo(new Welcome.PinAsked());
        assertThat(passedOver.text()).contains("X-Parlour-Room is passed over");
        assertThat(ruling("192.0.2.20", "+493023125101", MONDAY, demo)
                        .doorplate()
                        .welcome())
                .isEqualTo(new Welcome.Room(new RoomId("consulting")));
        assertThat(failure(ruling("192.0.2.20", "+493023125105", MONDAY, demo)).sipStatus())
                .isEqualTo(603);
    }

    @Test
    void withoutATextThisMachineReachesTheDemoNumberAndItsLanguageIsTheNumbers() {
        PlanInForce built = WrittenPlans.plan(0, "");
        InetAddress here = InetAddress.ofLiteral("127.0.0.1");
        Ruling demo = Ruling.of(
                built, WrittenPlans.invite("100", "alice", HeaderFields.NONE), new Origin.Source(here), MONDAY);
        assertThat(demo.doorplate()).isEqualTo(new Doorplate(Language.ENGLISH, new Welcome.PinAsked(), 9, false));
        assertThat(demo.caller()).isEqualTo(PhoneNumber.ANONYMOUS);
        Ruling other = Ruling.of(
                built, WrittenPlans.invite("101", "alice", HeaderFields.NONE), new Origin.Source(here), MONDAY);
        assertThat(failure(other).sipStatus()).isEqualTo(404);
    }

    @Test
    void theTextTellsAllThatWasLookedAtAndNoCallersNumber() {
        String text = berlin("03023125100").text();
        assertThat(text)
                .startsWith("revision 7\n")
                .contains("trunk    berlin", "row      1 ", "plan.yaml:", "won,")
                .doesNotContain("17623125417");
        assertThat(text).isEqualTo(berlin("03023125100").text());
        assertThat(berlin("03023125100").toString()).doesNotContain("23125");
    }
}
