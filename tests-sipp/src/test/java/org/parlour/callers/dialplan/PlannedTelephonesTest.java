package org.parlour.callers.dialplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.callers.dialplan.PlannedCaller.PATIENCE;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parlour.callers.phone.Offer;
import org.parlour.callers.phone.SipText;
import org.parlour.callers.program.TelephoneHouse;

/** What becomes of calls by the plan that the program finds in its folder. */
@Tag("peer")
class PlannedTelephonesTest {
    private static final String BERLIN = "127.0.0.5";
    private static final String LONDON = "127.0.0.6";
    private static final String PBX = "127.0.0.7";
    private static final String SHUT = "127.0.0.8";
    private static final String PARTLY_LISTED = "127.0.2.1";
    private static final String NOBODYS = "127.0.0.9";

    private static final String DOOR = "+493023125100";

    @RegisterExtension
    static final PlannedProgram PROGRAM = new PlannedProgram(PlannedTelephonesTest::plan);

    private static String plan() {
        // Three days from now one of the trunks opens.
        String anotherDay = LocalDate.now(Clock.systemUTC())
                .plusDays(3)
                .getDayOfWeek()
                .getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
        return """
            local: off
            language: de
            trunks:
              berlin: {peers: 127.0.0.5, country: DE, codecs: [pcmu, pcma]}
              london: {peers: 127.0.0.6, country: GB, codecs: [pcma, pcmu]}
              pbx: {peers: 127.0.0.7, country: DE, trust: headers}
              shut: {peers: 127.0.0.8, country: DE, hours: another-day}
              listed: {peers: 127.0.2.0/24, country: DE, acl: 127.0.2.128/25}
            hours:
              another-day: {zone: UTC, open: "ANOTHER_DAY 08:00-18:00"}
            numbers:
              - {number: "+49 30 23125 100", door: pin}
              - {number: "+49 30 23125 101", room: consulting}
              - {number: "+49 30 23125 102", reception: front-desk}
              - {number: "+49 30 23125 103", prompt: door.room-not-yet}
              - {number: "+49 30 23125 105", reject: 603}
              - {number: "+49 30 23125 199", as: "+49 30 23125 100"}
            """.replace("ANOTHER_DAY", anotherDay);
    }

    private static TelephoneHouse.Room behindTheDoor;
    private static TelephoneHouse.Room consulting;

    @BeforeAll
    static void furnish() throws IOException, InterruptedException {
        // The plan says that there is a door; nobody else has to.
        behindTheDoor = house().room("{\"number\":\"" + DOOR + "\"}");
        consulting = house().room("{\"room\":\"consulting\",\"number\":\"" + DOOR + "\"}");
    }

    private static TelephoneHouse house() {
        return PROGRAM.house();
    }

    private static void typesThePin(PlannedCaller caller) throws IOException, InterruptedException {
        caller.hearsAWord();
        caller.peer().press(behindTheDoor.pin());
        house().untilSeated(behindTheDoor, 1);
        caller.hangsUp();
        house().untilSeated(behindTheDoor, 0);
    }

    @Test
    void oneNumberIsOneDoorHoweverItIsDialled() throws Exception {
        try (PlannedCaller berlin = PROGRAM.caller(BERLIN);
                PlannedCaller london = PROGRAM.caller(LONDON)) {
            berlin.calls("03023125100");
            typesThePin(berlin);
            london.calls("00493023125100");
            typesThePin(london);
            berlin.calls("+493023125199");
            typesThePin(berlin);
        }
        assertThat(house().meters())
                .contains("parlour_trunk_taken_total{trunk=\"berlin\"}", "parlour_trunk_open{trunk=\"london\"}");
    }

    @Test
    void closedHoursAreTemporary() throws Exception {
        try (PlannedCaller caller = PROGRAM.caller(SHUT)) {
            String warning = caller.isRefused("03023125100", 480);
            assertThat(warning).contains("the trunk is closed at this hour");
            assertThat(caller.explanation(warning))
                    .contains("another-day of the trunk shut (10-house.yaml:", "closed at");
        }
    }

    @Test
    void aStrangerHearsNothing() throws Exception {
        try (PlannedCaller stranger = PROGRAM.caller(NOBODYS)) {
            double before = strangers();
            stranger.phone().invite("03023125100", stranger.offer());
            house().until("it was counted", PATIENCE, () -> strangers() > before);
            assertThat(stranger.phone().await(text -> true, Duration.ofSeconds(2)))
                    .isNull();
            assertThat(house().calls()).isEmpty();
        }
    }

    private static double strangers() throws IOException, InterruptedException {
        return house().meters()
                .lines()
                .filter(line -> line.startsWith("parlour_sip_unknown_sources_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void whoIsNotOnTheListIsForbidden() throws Exception {
        try (PlannedCaller caller = PROGRAM.caller(PARTLY_LISTED)) {
            assertThat(caller.isRefused("03023125100", 403)).contains("list of addresses");
        }
    }

    @Test
    void aRowMayRefuse() throws Exception {
        try (PlannedCaller caller = PROGRAM.caller(BERLIN)) {
            assertThat(caller.isRefused("03023125105", 603)).contains("the row says so");
            assertThat(caller.explanation(caller.isRefused("03023125999", 404)))
                    .contains("does not fit", "so       404: no row takes this number");
        }
    }

    @Test
    void aFixedRoomSeatsWithoutAPin() throws Exception {
        try (PlannedCaller caller = PROGRAM.caller(BERLIN)) {
            caller.calls("+493023125101");
            house().untilSeated(consulting, 1);
            caller.hangsUp();
            house().untilSeated(consulting, 0);
        }
    }

    @Test
    void receptionWaitsForAPersonWhoLetsIn() throws Exception {
        house().present("+493023125102", true);
        try (PlannedCaller caller = PROGRAM.caller(LONDON)) {
            caller.calls("+493023125102");
            house().until("reception", PATIENCE, () -> house().calls().stream()
                    .anyMatch(call -> call.state().equals("in_reception")));
            house().admit(house().calls().getFirst(), consulting);
            house().untilSeated(consulting, 1);
            caller.hangsUp();
            house().untilSeated(consulting, 0);
        }
    }

    @Test
    void receptionWithoutAnybodySaysSoAndGoodbye() throws Exception {
        house().present("+493023125102", false);
        try (PlannedCaller caller = PROGRAM.caller(BERLIN)) {
            caller.calls("+493023125102");
            caller.hearsAWord();
            caller.phone().expectBye(Duration.ofMinutes(1));
        }
    }

    @Test
    void aPromptIsSaidAndThatIsAll() throws Exception {
        try (PlannedCaller caller = PROGRAM.caller(BERLIN)) {
            caller.calls("+493023125103");
            caller.hearsAWord();
            caller.phone().expectBye(Duration.ofMinutes(1));
        }
    }

    @Test
    void theTrunksCodecIsChosenAmongThoseOffered() throws Exception {
        try (PlannedCaller berlin = PROGRAM.caller(BERLIN);
                PlannedCaller london = PROGRAM.caller(LONDON)) {
            assertThat(chosen(berlin)).isEqualTo("0");
            assertThat(chosen(london)).isEqualTo("8");
        }
    }

    /** The first payload type of the answer, where both laws were offered. */
    private static String chosen(PlannedCaller caller) throws IOException, InterruptedException {
        String both = Offer.of(caller.peer()).text().replaceFirst("RTP/AVP 8 ", "RTP/AVP 9 8 0 ");
        caller.phone().invite("+493023125100", both);
        SipText answer = caller.phone().expect(200);
        caller.phone().acknowledge(answer);
        caller.hangsUp();
        return answer.body().replaceAll("(?s).*m=audio \\d+ RTP/AVP (\\d+).*", "$1");
    }

    @Test
    void aRoomHeaderOpensWhereHeadersAreTrusted() throws Exception {
        try (PlannedCaller trusted = PROGRAM.caller(PBX);
                PlannedCaller other = PROGRAM.caller(BERLIN)) {
            trusted.calls("03023125100", "X-Parlour-Room: consulting");
            house().untilSeated(consulting, 1);
            other.calls("03023125100", "X-Parlour-Room: consulting");
            other.hearsAWord();
            assertThat(house().people(consulting)).isEqualTo(1);
            TelephoneHouse.Call waiting = house().calls().stream()
                    .filter(call -> call.state().equals("at_the_door"))
                    .findFirst()
                    .orElseThrow();
            assertThat(other.explanationOf(waiting.call())).contains("X-Parlour-Room is passed over");
            other.hangsUp();
            trusted.hangsUp();
            house().untilSeated(consulting, 0);
        }
    }
}
