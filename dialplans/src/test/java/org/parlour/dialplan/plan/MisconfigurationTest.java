package org.parlour.dialplan.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.dialplan.plan.FindingKind.ACL_EXCLUDES_PEER;
import static org.parlour.dialplan.plan.FindingKind.CERTIFICATE_EXPIRED;
import static org.parlour.dialplan.plan.FindingKind.LOOP;
import static org.parlour.dialplan.plan.FindingKind.NAME_MISMATCH;
import static org.parlour.dialplan.plan.FindingKind.NO_COMMON_CODEC;
import static org.parlour.dialplan.plan.FindingKind.NUMBER_ON_TWO_TRUNKS;
import static org.parlour.dialplan.plan.FindingKind.NUMBER_WITHOUT_PLUS;
import static org.parlour.dialplan.plan.FindingKind.PEER_ON_TWO_TRUNKS;
import static org.parlour.dialplan.plan.FindingKind.PRIVATE_ADDRESS_IN_SDP;
import static org.parlour.dialplan.plan.FindingKind.ROUTE_WITHOUT_COUNTRY;
import static org.parlour.dialplan.plan.FindingKind.SECRET_UNREADABLE;
import static org.parlour.dialplan.plan.FindingKind.SHADOWED;
import static org.parlour.dialplan.plan.FindingKind.SRTP_WITHOUT_TLS;
import static org.parlour.dialplan.plan.FindingKind.UNKNOWN_NAME;
import static org.parlour.dialplan.plan.FindingKind.WRONG_COUNTRY;
import static org.parlour.dialplan.plan.FindingKind.WRONG_REALM;
import static org.parlour.dialplan.plan.FindingKind.WRONG_ZONE;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.parlour.wire.call.TrunkName;

/** The fourteen ways in which admins get a plan wrong, at least two of each: file, line and field are named. */
class MisconfigurationTest {
    private static final String DE = "trunks:\n  t:\n    peers: 192.0.2.1\n    country: DE\n";

    /** @param where file, line, column and field, as they begin a finding's line */
    private static void finds(FindingKind kind, String where, String... texts) {
        List<Finding> found = Texts.findings(texts);
        assertThat(found).as(Texts.lines(found)).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.text().replaceFirst(" (error|warning):", "")).startsWith(where);
        });
    }

    private static void isQuiet(String... texts) {
        assertThat(Texts.findings(texts)).as(Texts.lines(Texts.findings(texts))).isEmpty();
    }

    @Nested
    class WrongCountry {
        @Test
        void aNameThatIsNoCountry() {
            finds(
                    WRONG_COUNTRY,
                    "a.yaml:4:14: trunks.t.country",
                    "trunks:\n  t:\n    peers: 192.0.2.1\n    country: UK\n");
        }

        @Test
        void aNumberOfAnotherCountry() {
            finds(
                    WRONG_COUNTRY,
                    "a.yaml:6:14: numbers[0].number",
                    DE + "numbers:\n  - {number: \"+44 1632 960700\", trunk: t, door: pin}\n");
        }

        @Test
        void aNumberThatNobodyDialsThere() {
            finds(
                    WRONG_COUNTRY,
                    "a.yaml:6:14: numbers[0].number",
                    DE + "numbers:\n  - {number: 1632960700, door: pin}\n");
        }
    }

    @Nested
    class NumberWithoutPlus {
        @Test
        void theCountrysCodeWithoutIt() {
            finds(
                    NUMBER_WITHOUT_PLUS,
                    "a.yaml:6:14: numbers[0].number",
                    DE + "numbers:\n  - {number: 493023125100, door: pin}\n");
        }

        @Test
        void aNumberOnATrunkWithoutACountry() {
            finds(
                    NUMBER_WITHOUT_PLUS,
                    "a.yaml:5:14: numbers[0].number",
                    "trunks:\n  t:\n    peers: 192.0.2.1\nnumbers:\n  - {number: 03023125100, door: pin}\n");
        }

        @Test
        void aPatternOfNationalNumbers() {
            finds(
                    NUMBER_WITHOUT_PLUS,
                    "a.yaml:6:14: numbers[0].number",
                    DE + "numbers:\n  - {number: _030X., door: pin}\n");
        }

        @Test
        void aPlusWhereCallsMayComeWithout() {
            finds(NUMBER_WITHOUT_PLUS, "a.yaml:5:14: numbers[0].number", """
                trunks:
                  t:
                    registration: {registrar: a.example, user: u, password: "${env:A}"}
                numbers:
                  - {number: +49 30 23125 100, door: pin}
                """);
        }
    }

    @Nested
    class SameNumberOnTwoTrunks {
        private static final String TWO = """
            trunks:
              a: {peers: 192.0.2.1, country: DE}
              b: {peers: 192.0.2.2, country: DE}
            """;

        @Test
        void withAnotherEnd() {
            finds(
                    NUMBER_ON_TWO_TRUNKS,
                    "a.yaml:6:14: numbers[1].number",
                    TWO + "numbers:\n  - {number: +49 30 23125 100, trunk: a, door: pin}\n"
                            + "  - {number: 030 23125 100, trunk: b, room: demo}\n");
        }

        @Test
        void orTheSameAccount() {
            String account = "{registration: {registrar: a.example, user: u, password: \"${env:A}\"}}\n";
            finds(
                    NUMBER_ON_TWO_TRUNKS,
                    "a.yaml:3:50: trunks.b.registration.user",
                    "trunks:\n  a: " + account + "  b: " + account);
        }

        @Test
        void theSameEndIsNoFault() {
            isQuiet(TWO + "numbers:\n  - {number: +49 30 23125 100, trunk: a, door: pin}\n"
                    + "  - {number: +49 30 23125 100, trunk: b, door: pin}\n");
        }

        @Test
        void orTheSameAddress() {
            finds(
                    PEER_ON_TWO_TRUNKS,
                    "a.yaml:3:15: trunks.b.peers[0]",
                    "trunks:\n  a: {peers: 192.0.2.1}\n  b: {peers: [192.0.2.1]}\n");
        }
    }

    @Nested
    class AclExcludesPeer {
        @Test
        void anAddressOutsideAllRanges() {
            finds(
                    ACL_EXCLUDES_PEER,
                    "a.yaml:4:10: trunks.t.acl",
                    "trunks:\n  t:\n    peers: [192.0.2.1, 198.51.100.7]\n    acl: 192.0.2.0/24\n");
        }

        @Test
        void aRangeWiderThanTheList() {
            finds(
                    ACL_EXCLUDES_PEER,
                    "a.yaml:4:10: trunks.t.acl",
                    "trunks:\n  t:\n    peers: 192.0.2.0/24\n    acl: 192.0.2.0/25\n");
        }

        @Test
        void theRegistrar() {
            finds(ACL_EXCLUDES_PEER, "a.yaml:4:10: trunks.t.acl", """
                trunks:
                  t:
                    registration: {registrar: 198.51.100.7, user: u, password: "${env:A}"}
                    acl: 192.0.2.0/24
                """);
        }

        @Test
        void aListThatHoldsThemIsQuiet() {
            isQuiet("trunks:\n  t:\n    peers: [192.0.2.1, \"2001:db8::1\"]\n    acl: [192.0.2.0/24, 2001:db8::/32]\n");
        }
    }

    @Nested
    class NoCommonCodec {
        @Test
        void noneOfThemIsHere() {
            finds(NO_COMMON_CODEC, "a.yaml:5:13: trunks.t.codecs: found g729, expected", DE + "    codecs: g729\n");
            assertThat(Texts.errors(DE + "    codecs: [g729, amr-wb]\n")).hasSize(1);
        }

        @Test
        void someOfThemAreNot() {
            finds(NO_COMMON_CODEC, "a.yaml:5:13: trunks.t.codecs: found amr-wb", DE + "    codecs: [amr-wb, pcma]\n");
            assertThat(Texts.errors(DE + "    codecs: [amr-wb, pcma]\n")).isEmpty();
        }
    }

    @Nested
    class SecretUnreadable {
        private final Surroundings poor = Texts.HERE.with(source -> switch (source) {
            case SecretSource.Environment _ -> "is not set";
            case SecretSource.FileLine _ -> "is not there";
        });

        @Test
        void ofATrunk() {
            String text = """
                trunks:
                  t:
                    registration:
                      registrar: a.example
                      user: u
                      password: ${file:secrets/t}
                """;
            Finding finding =
                    PlanCheck.check(Texts.files(text), poor).findings().getFirst();
            assertThat(finding.kind()).isEqualTo(SECRET_UNREADABLE);
            assertThat(finding.text())
                    .startsWith("a.yaml:6:17: error: trunks.t.registration.password: found ${file:secrets/t}, which is"
                            + " not there");
        }

        @Test
        void ofAHousePhone() {
            String text = "phones:\n  desk:\n    number: 11\n    password: ${env:DESK}\n";
            Finding finding =
                    PlanCheck.check(Texts.files(text), poor).findings().getFirst();
            assertThat(finding.kind()).isEqualTo(SECRET_UNREADABLE);
            assertThat(finding.text())
                    .startsWith("a.yaml:4:15: error: phones.desk.password: found ${env:DESK}, which is");
        }
    }

    @Nested
    class Shadowed {
        @Test
        void byAWiderPattern() {
            finds(
                    SHADOWED,
                    "a.yaml:7:14: numbers[1].number",
                    DE + "numbers:\n  - {number: _+4930X., reject: 404}\n  - {number: 030 23125 100, door: pin}\n");
        }

        @Test
        void byItself() {
            finds(
                    SHADOWED,
                    "a.yaml:7:14: numbers[1].number",
                    DE
                            + "numbers:\n"
                            + "  - {number: +49 30 23125 100, reject: 404}\n"
                            + "  - {number: 030 23125 100, door: pin}\n");
        }

        @Test
        void byWhateverComesInAnotherFile() {
            finds(
                    SHADOWED,
                    "b.yaml:2:14: numbers[1].number",
                    DE + "numbers:\n  - {number: _!, reject: 404}\n",
                    "numbers:\n  - {number: _7XX, trunk: t, door: pin}\n");
        }

        @Test
        void notByHoursOrCallersOrAnotherTrunk() {
            isQuiet(DE
                    + "phones: {p: {number: 11, password: \"${env:A}\"}}\n"
                    + "hours:\n"
                    + "  o: {zone: Europe/Berlin, open: Mon 08:00-09:00}\n"
                    + "numbers:\n"
                    + "  - {number: 7, hours: o, door: pin}\n"
                    + "  - {number: 7, callers: anonymous, reject: 433}\n"
                    + "  - {number: 7, trunk: phones, room: a}\n"
                    + "  - {number: 7, room: b}\n");
        }
    }

    @Nested
    class WrongZone {
        private static final String HOURS = "hours:\n  o:\n    zone: %s\n    open: Mon-Fri 08:00-18:00\n";

        @Test
        void ofAnotherCountry() {
            finds(WRONG_ZONE, "b.yaml:3:11: hours.o.zone", DE + "    hours: o\n", HOURS.formatted("America/New_York"));
        }

        @Test
        void withoutSummerTime() {
            finds(WRONG_ZONE, "b.yaml:3:11: hours.o.zone", DE + "    hours: o\n", HOURS.formatted("UTC"));
            finds(
                    WRONG_ZONE,
                    "b.yaml:3:11: hours.o.zone",
                    "trunks:\n  t: {peers: 192.0.2.1, hours: o}\n",
                    HOURS.formatted("Etc/GMT-1"));
        }

        @Test
        void ofARow() {
            finds(
                    WRONG_ZONE,
                    "b.yaml:3:11: hours.o.zone",
                    DE + "numbers:\n  - {number: 7, trunk: t, hours: o, door: pin}\n",
                    HOURS.formatted("Europe/London"));
        }

        @Test
        void thatIsNone() {
            finds(WRONG_ZONE, "a.yaml:3:11: hours.o.zone", HOURS.formatted("Europe/Berln"));
        }
    }

    @Nested
    class Loop {
        @Test
        void betweenTwoPlans() {
            finds(
                    LOOP,
                    "b.yaml:2:21: numbers[1].as",
                    DE + "numbers:\n  - {number: 7, as: 8}\n",
                    "numbers:\n  - {number: 8, as: 7}\n");
        }

        @Test
        void ofARowWithItself() {
            finds(LOOP, "a.yaml:6:24: numbers[0].as", DE + "numbers:\n  - {number: _7XX, as: 700}\n");
        }

        @Test
        void thatComesOnlyAtNight() {
            finds(
                    LOOP,
                    "a.yaml:10:21: numbers[2].as",
                    DE + "hours:\n  o: {zone: Europe/Berlin, open: Mon 08:00-09:00}\n"
                            + "numbers:\n  - {number: 7, hours: o, door: pin}\n  - {number: 8, as: 7}\n"
                            + "  - {number: 7, as: 8}\n");
        }

        @Test
        void aWayThatEndsNowhere() {
            finds(UNKNOWN_NAME, "a.yaml:6:21: numbers[0].as", DE + "numbers:\n  - {number: 7, as: 8}\n");
        }

        @Test
        void aWayThatEndsIsQuiet() {
            isQuiet(DE + "numbers:\n  - {number: 7, as: 8}\n  - {number: 8, as: 9}\n  - {number: 9, door: pin}\n");
        }
    }

    @Nested
    class RouteWithoutCountry {
        @Test
        void toEverywhere() {
            finds(ROUTE_WITHOUT_COUNTRY, "a.yaml:6:5: routes[0]", DE + "routes:\n  - {number: _+., trunk: t}\n");
        }

        @Test
        void toNumbersOfOtherCountries() {
            finds(
                    ROUTE_WITHOUT_COUNTRY,
                    "a.yaml:6:14: routes[0].number",
                    DE + "routes:\n  - {number: _+1., trunk: t, countries: [DE, AT]}\n");
        }

        @Test
        void aRouteWithThemIsQuiet() {
            isQuiet(DE + "routes:\n  - {number: _+4!, trunk: t, countries: [DE, AT]}\n");
        }
    }

    @Test
    void mediaKeysInClearAreWarnedOf() {
        finds(SRTP_WITHOUT_TLS, "a.yaml:5:11: trunks.t.srtp", DE + "    srtp: require\n");
        finds(SRTP_WITHOUT_TLS, "a.yaml:5:11: trunks.t.srtp", DE + "    srtp: allow\n    transport: tcp\n");
    }

    @Test
    void namesThatAreNowhereAreNamed() {
        finds(UNKNOWN_NAME, "a.yaml:5:12: trunks.t.hours", DE + "    hours: office\n");
        finds(UNKNOWN_NAME, "a.yaml:6:28: numbers[0].extension", DE + "numbers:\n  - {number: 7, extension: desk}\n");
        finds(UNKNOWN_NAME, "a.yaml:6:25: numbers[0].prompt", DE + "numbers:\n  - {number: 7, prompt: door.godbye}\n");
        finds(UNKNOWN_NAME, "a.yaml:2:28: routes[0].trunk", "routes:\n  - {number: _+49., trunk: x, countries: DE}\n");
    }

    /** What only running shows: the same words, and the line that would mend it. */
    @Nested
    class SeenInCallsOnly {
        private final TrunkName name = new TrunkName("t");
        private final SeenInCalls seen = new SeenInCalls(Texts.sound("""
            trunks:
              t:
                peers: pbx.example
                transport: tls
                registration:
                  registrar: sip.provider.example
                  user: u
                  realm: provider.example
                  password: ${env:A}
                outbound-proxy: proxy.provider.example
            """));
        private final SipServer server = new SipServer("sip.provider.example", 5061);

        private void says(Finding finding, FindingKind kind, String where) {
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.text()).startsWith(where);
        }

        @Test
        void wrongRealm() {
            says(
                    seen.wrongRealm(name, "other.example"),
                    WRONG_REALM,
                    "a.yaml:8:14: error: trunks.t.registration.realm: found \"provider.example\", and a challenge of"
                            + " \"other.example\"");
            says(seen.refusedCredentials(name, 403), WRONG_REALM, "a.yaml:9:17: error: trunks.t.registration.password");
        }

        @Test
        void certificateExpired() {
            Instant when = Instant.parse("2026-11-01T00:00:00Z");
            says(
                    seen.certificateExpired(name, server, when),
                    CERTIFICATE_EXPIRED,
                    "a.yaml:4:16: error: trunks.t.transport: found a certificate of sip.provider.example:5061 that"
                            + " ended at 2026-11-01");
            says(seen.certificateNotYetValid(name, server, when), CERTIFICATE_EXPIRED, "a.yaml:4:16: error:");
        }

        @Test
        void nameMismatch() {
            says(
                    seen.nameMismatch(name, "registration.registrar", server, "*.other.example"),
                    NAME_MISMATCH,
                    "a.yaml:6:18: error: trunks.t.registration.registrar");
            says(
                    seen.nameMismatch(name, "outbound-proxy", server, "a.example, b.example"),
                    NAME_MISMATCH,
                    "a.yaml:10:21: error: trunks.t.outbound-proxy");
        }

        @Test
        void privateAddressInSdp() {
            says(
                    seen.privateAddressInSdp(name, "10.0.0.7"),
                    PRIVATE_ADDRESS_IN_SDP,
                    "a.yaml:3:12: error: trunks.t.peers: found a peer that wants its sound at the private address"
                            + " 10.0.0.7");
            SeenInCalls registeredOnly = new SeenInCalls(Texts.sound(
                    "trunks:\n  t:\n    registration: {registrar: a.example, user: u, password: \"${env:A}\"}\n"));
            says(
                    registeredOnly.privateAddressInSdp(name, "192.168.1.7"),
                    PRIVATE_ADDRESS_IN_SDP,
                    "a.yaml:2:3: error: trunks.t.peers");
        }

        @Test
        void whatTheCheckerKnowsTooIsSaidInItsWords() {
            says(seen.noCommonCodec(name, "G729"), NO_COMMON_CODEC, "a.yaml:2:3: error: trunks.t.codecs");
            says(seen.aclExcludes(name, "192.0.2.7"), ACL_EXCLUDES_PEER, "a.yaml:2:3: error: trunks.t.acl");
        }
    }
}
