package org.parlour.dialplan.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.dialplan.plan.Texts.errors;
import static org.parlour.dialplan.plan.Texts.findings;
import static org.parlour.dialplan.plan.Texts.sound;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.parlour.dialplan.speech.Language;
import org.parlour.dialplan.yaml.Place;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.TrunkName;

class PlanCheckTest {
    private static final String TRUNK = "trunks:\n  t:\n    peers: 192.0.2.1\n";

    @Test
    void anEmptyPlanHasTheLocalTrunkAndTheDemoNumber() {
        Plan plan = sound("");
        assertThat(plan.trunks()).extracting(Trunk::name).containsExactly(TrunkName.LOCAL);
        assertThat(plan.rules()).hasSize(1);
        assertThat(plan.rules().getFirst().number().text()).isEqualTo(Plan.DEMO_NUMBER);
        assertThat(sound().rules()).hasSize(1);
    }

    @Test
    void aPlanMayRemoveTheLocalTrunk() {
        Plan plan = sound("local: off\n");
        assertThat(plan.trunks()).isEmpty();
        assertThat(plan.rules()).isEmpty();
    }

    @Test
    void aTrunkNamedLocalTakesTheBuiltInOnesPlace() {
        Plan plan = sound("trunks:\n  local:\n    peers: 127.0.0.9\n");
        assertThat(plan.trunks()).hasSize(1);
        assertThat(plan.rules()).isEmpty();
    }

    @Test
    void everyFieldOfATrunkIsRead() {
        Plan plan = sound("""
            language: ru
            hours:
              office: {zone: Europe/Berlin, open: Mon-Fri 08:00-18:00, closed: [2026-12-24]}
            trunks:
              provider:
                peers: [sip.provider.example, "192.0.2.0/24", "[2001:db8::1]:5070"]
                transport: tls
                registration:
                  registrar: sip.provider.example:5061
                  user: practice
                  login: practice-login
                  realm: provider.example
                  password: ${env:PW}
                  expires: 120
                acl: [192.0.2.0/24, 2001:db8::/32]
                codecs: [g722, pcma]
                srtp: require
                country: DE
                called-in: to
                headers:
                  inbound: {X-Department: department}
                  outbound: {X-From: parlour}
                trust: headers
                limits: {calls: 20, per-second: 5, per-caller: 2}
                hours: office
                outbound-proxy: proxy.provider.example
                passthrough: true
                language: de
            """);
        Trunk trunk = plan.trunk(new TrunkName("provider")).orElseThrow();
        assertThat(trunk.peers()).hasSize(3);
        assertThat(trunk.transport()).isEqualTo(Transport.TLS);
        assertThat(trunk.registration())
                .isEqualTo(new Registration(
                        new SipServer("sip.provider.example", 5061),
                        "practice",
                        "practice-login",
                        "provider.example",
                        new SecretSource.Environment("PW"),
                        120));
        assertThat(trunk.acl()).hasSize(2);
        assertThat(trunk.codecs()).containsExactly(TrunkCodec.G722, TrunkCodec.PCMA);
        assertThat(trunk.srtp()).isEqualTo(SrtpPolicy.REQUIRE);
        assertThat(trunk.country()).isNotNull();
        assertThat(trunk.calledIn()).isEqualTo(CalledIn.TO);
        assertThat(trunk.headers().inbound()).containsEntry("X-Department", "department");
        assertThat(trunk.headers().outbound()).containsEntry("X-From", "parlour");
        assertThat(trunk.trustsHeaders()).isTrue();
        assertThat(trunk.limits()).isEqualTo(new TrunkLimits(20, 5, 2));
        assertThat(trunk.hours()).isEqualTo("office");
        assertThat(trunk.outboundProxy()).isEqualTo(new SipServer("proxy.provider.example", 0));
        assertThat(trunk.passthrough()).isTrue();
        assertThat(trunk.language()).isEqualTo(Language.GERMAN);
        assertThat(plan.language()).isEqualTo(Language.RUSSIAN);
        assertThat(plan.zone()).contains(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void everyEndOfACallIsRead() {
        Plan plan = sound(TRUNK + """
            phones:
              desk: {password: "${env:PW}", number: 11}
            numbers:
              - {number: 1, door: pin, pin-digits: 6}
              - {number: 2, room: demo}
              - {number: 3, extension: desk}
              - {number: 4, reception: practice}
              - {number: 5, prompt: door.goodbye}
              - {number: 6, reject: 603}
              - {number: 7, as: 1}
            """);
        assertThat(plan.rules())
                .extracting(NumberRule::target)
                .startsWith(
                        new Target.Door(6),
                        new Target.Room(new RoomId("demo")),
                        new Target.Extension("desk"),
                        new Target.Reception("practice"),
                        new Target.Prompt("door.goodbye"),
                        new Target.Reject(603),
                        new Target.As("1"));
    }

    @Test
    void severalFilesMakeOnePlanInTheOrderOfTheirNames() {
        List<PlanText> texts = List.of(
                new PlanText("20.yaml", "numbers:\n  - {number: 2, room: b}\n"),
                new PlanText("10.yaml", TRUNK + "numbers:\n  - {number: 1, room: a}\n"));
        Checked checked = PlanCheck.check(texts, Texts.HERE);
        assertThat(checked).isInstanceOf(Checked.Sound.class);
        assertThat(((Checked.Sound) checked).plan().rules())
                .extracting(rule -> rule.place().toString())
                .startsWith("10.yaml:5:5", "20.yaml:2:5");
    }

    @Test
    void whatTwoFilesSayIsNamedInBoth() {
        assertThat(Texts.lines(errors(TRUNK, TRUNK)))
                .isEqualTo("b.yaml:2:3: error: trunks: found \"t\", which a.yaml:2:3 says too, expected each name once"
                        + " [duplicate]");
        assertThat(errors("language: de\n", "language: en\n").getFirst().kind()).isEqualTo(FindingKind.DUPLICATE);
    }

    @Test
    void aLiteralPasswordIsRefusedAndNotRepeated() {
        String text = "trunks:\n  t:\n    registration: {registrar: a.example, user: u, password: hunter2}\n";
        Finding finding = errors(text).getFirst();
        assertThat(finding.kind()).isEqualTo(FindingKind.LITERAL_PASSWORD);
        assertThat(finding.text() + finding + PlanCheck.check(Texts.files(text), Texts.HERE))
                .doesNotContain("hunter2");
        assertThat(errors("phones:\n  p: {number: 1, password: 1234}\n")
                        .getFirst()
                        .kind())
                .isEqualTo(FindingKind.LITERAL_PASSWORD);
    }

    @Test
    void aPasswordInTheWrongPlaceIsNotRepeatedEither() {
        for (String line : List.of(
                "registration: {registrar: \"u:hunter2@a.example\", user: u, password: \"${env:A}\"}",
                "registration: u:hunter2@a.example",
                "registration: {registrar: a.example, user: \"u:hunter2@a\", password: \"${env:A}\"}",
                "registration: {registrar: a.example, user: u, password: \"${env:hunter2\"}",
                "registration: {registrar: a.example, user: u, password: [hunter2]}",
                "registration: {registrar: a.example, user: u, pasword: hunter2}",
                "password: hunter2")) {
            List<Finding> errors = errors("trunks:\n  t:\n    " + line + "\n");
            assertThat(errors).isNotEmpty();
            assertThat(Texts.lines(errors)).as(line).doesNotContain("hunter2");
        }
    }

    @Test
    void nothingThatEndsALineGetsIntoAMessage() {
        for (String registration : List.of(
                "{registrar: a.example, user: \"u\\r\\nVia\", password: \"${env:A}\"}",
                "{registrar: a.example, user: \"u>;tag=1\", password: \"${env:A}\"}",
                "{registrar: \"a.example\\r\\n\", user: u, password: \"${env:A}\"}",
                "{registrar: a.example, user: u, realm: \"r\\0\", password: \"${env:A}\"}",
                "{registrar: a.example, user: u, login: \"l\\n\", password: \"${env:A}\"}")) {
            assertThat(errors("trunks:\n  t:\n    registration: " + registration + "\n"))
                    .as(registration)
                    .isNotEmpty();
        }
        assertThat(errors(TRUNK + "    headers: {outbound: {X-A: \"b\\r\\nFrom: c\"}}\n"))
                .isNotEmpty();
        assertThat(errors(TRUNK + "    headers: {outbound: {From: c}}\n")).isNotEmpty();
        assertThat(errors(TRUNK + "    headers: {outbound: {\"X-A\\r\\nB\": c}}\n"))
                .isNotEmpty();
        assertThat(errors(TRUNK + "    headers: {inbound: {Diversion: diverted}, outbound: {X-A: c}}\n"))
                .isEmpty();
    }

    @Test
    void aNearNameIsOffered() {
        assertThat(errors("trunk: {}\n").getFirst().advice()).isEqualTo("did you mean \"trunks\"?");
        assertThat(errors(TRUNK + "    codecs: [pmca]\n").getFirst().advice()).isEqualTo("did you mean \"pcma\"?");
        assertThat(errors(TRUNK + "numbers:\n  - {number: 1, door: pin, trunk: tt}\n")
                        .getFirst()
                        .advice())
                .isEqualTo("did you mean \"t\"?");
        assertThat(errors("hours:\n  o: {zone: Europe/Belrin, open: Mon 08:00-09:00}\n")
                        .getFirst()
                        .advice())
                .isEqualTo("did you mean \"Europe/Berlin\"?");
    }

    @Test
    void exactlyOneThingBecomesOfACall() {
        assertThat(errors("numbers:\n  - {number: 1}\n").getFirst().kind()).isEqualTo(FindingKind.MISSING_FIELD);
        Finding two =
                errors("numbers:\n  - {number: 1, door: pin, room: demo}\n").getFirst();
        assertThat(two.found()).isEqualTo("door and room");
    }

    @Test
    void hoursGoByTheirZoneOverNightAndOnHolidaysNot() {
        OpenHours hours = sound("""
            hours:
              night:
                zone: Europe/Berlin
                open: [Fri-Sun 22:00-06:00, "Mon,Wed 09:00-12:30"]
                closed: [2026-12-26]
            """).hours().values().iterator().next();
        assertThat(hours.areOpenAt(Instant.parse("2026-11-20T21:00:00Z"))).isTrue();
        assertThat(hours.areOpenAt(Instant.parse("2026-11-20T20:59:00Z"))).isFalse();
        assertThat(hours.areOpenAt(Instant.parse("2026-11-23T04:59:00Z"))).isTrue();
        assertThat(hours.areOpenAt(Instant.parse("2026-11-23T05:00:00Z"))).isFalse();
        assertThat(hours.areOpenAt(Instant.parse("2026-11-23T08:00:00Z"))).isTrue();
        assertThat(hours.areOpenAt(Instant.parse("2026-06-22T07:00:00Z"))).isTrue();
        assertThat(hours.areOpenAt(Instant.parse("2026-12-26T22:00:00Z"))).isFalse();
        assertThat(hours.areOpenAt(Instant.parse("2026-12-27T01:00:00Z"))).isFalse();
        assertThat(hours.areOpenAt(Instant.parse("2026-12-26T01:00:00Z"))).isTrue();
    }

    @Test
    void timesThatAreNoneAreRefused() {
        for (String open : List.of(
                "Mon 8-18", "Mo 08:00-18:00", "Mon 08:00-25:00", "Mon 08:00-08:00", "Mon-Tue-Wed 08:00-09:00")) {
            assertThat(errors("hours:\n  o: {zone: Europe/Berlin, open: " + open + "}\n"))
                    .as(open)
                    .isNotEmpty();
        }
    }

    @Test
    void aPlanKnowsWhereEachFieldStands() {
        Plan plan = sound(TRUNK + "    transport: tcp\n");
        assertThat(plan.placeOf("trunks.t.transport")).isEqualTo(new Place("a.yaml", 4, 16));
        assertThat(plan.placeOf("trunks.t.registration.realm")).isEqualTo(new Place("a.yaml", 2, 3));
    }

    @Test
    void aPlanPrintsNoNumberAndNoName() {
        Plan plan = sound(TRUNK + "numbers:\n  - {number: +49 30 23125 100, as: \"+49 30 23125 101\"}\n"
                + "  - {number: +49 30 23125 101, door: pin}\n");
        assertThat(plan.rules().toString() + plan).doesNotContain("23125");
    }

    @Test
    void twoHundredFindingsAreEnough() {
        String rows = IntStream.range(0, 1_000)
                .mapToObj(i -> "  - {nummer: " + i + "}\n")
                .collect(Collectors.joining());
        assertThat(findings("numbers:\n" + rows)).hasSize(Findings.MOST);
    }

    @Test
    void twoThousandNumbersAreCheckedAndMoreAreRefused() {
        String rows = IntStream.range(0, 2_000)
                .mapToObj(i -> "  - {number: +49 30 " + (1_000_000 + i) + ", door: pin}\n")
                .collect(Collectors.joining());
        assertThat(errors(TRUNK + "numbers:\n" + rows)).isEmpty();
        assertThat(errors(TRUNK + "numbers:\n" + rows + "  - {number: 1, door: pin}\n")
                        .getFirst()
                        .kind())
                .isEqualTo(FindingKind.SYNTAX);
    }
}
