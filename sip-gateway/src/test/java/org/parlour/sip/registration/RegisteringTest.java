package org.parlour.sip.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.dialplan.plan.Transport;
import org.parlour.sip.dialog.HeaderFields;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.registration.RegistrationState.Stage;
import org.parlour.sip.registration.Trouble.Kind;

class RegisteringTest {
    private static final Duration START = Duration.ofSeconds(10);
    private static final HeaderFields CHALLENGE =
            HeaderFields.of("WWW-Authenticate", "Digest realm=\"sip.example.net\", nonce=\"n\", qop=\"auth\"");

    private final Provider provider = new Provider();

    private static Desk started() {
        Desk desk = new Desk(7);
        assertThat(desk.passesUntilSent(START)).isTrue();
        return desk;
    }

    private static Kind trouble(Desk desk) {
        Trouble trouble = desk.state().trouble();
        if (trouble == null) {
            throw new AssertionError("no trouble");
        }
        return trouble.kind();
    }

    @Test
    void theFirstRegisterIsSpreadOverTenSeconds() {
        Set<Long> moments = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            Desk desk = new Desk(seed);
            assertThat(desk.passesUntilSent(START)).isTrue();
            moments.add(desk.nowNanos / 1_000_000_000L);
        }
        assertThat(moments).hasSizeGreaterThan(7);
    }

    @Test
    void provesWhoWeAreAndIsKept() {
        Desk desk = started();
        assertThat(desk.last().fields().first("Authorization")).isEmpty();
        desk.talkTo(provider);
        assertThat(desk.sent).hasSize(2);
        assertThat(desk.state().stage()).isEqualTo(Stage.REGISTERED);
        assertThat(desk.state().grantedSeconds()).isEqualTo(600);
        assertThat(desk.state().roundTripNanos())
                .isEqualTo(Duration.ofMillis(20).toNanos());
        assertThat(provider.bindings).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA-256"})
    void provesItByBothAlgorithms(String algorithm) {
        provider.algorithm = algorithm;
        assertThat(Desk.registered(provider).state().stage()).isEqualTo(Stage.REGISTERED);
    }

    @Test
    void oneCallIdAndRisingNumbers() {
        Desk desk = Desk.registered(provider);
        desk.passesUntilSent(Duration.ofMinutes(10));
        assertThat(desk.sent).extracting(SipRequest::callId).containsOnly(desk.registering.sipCallId());
        assertThat(desk.sent.stream().map(each -> each.cseq().number()).toList())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void refreshesBeforeTheIntervalEndsWithoutBeingAskedAgain() {
        Desk desk = Desk.registered(provider);
        long registered = desk.nowNanos;
        assertThat(desk.passesUntilSent(Duration.ofMinutes(10))).isTrue();
        assertThat(Duration.ofNanos(desk.nowNanos - registered))
                .isBetween(Duration.ofSeconds(419), Duration.ofSeconds(481));
        assertThat(desk.last().fields().first("Authorization").orElse("")).contains("nc=00000002");
        desk.talkTo(provider);
        assertThat(desk.sent).hasSize(3);
        assertThat(desk.state().stage()).isEqualTo(Stage.REGISTERED);
    }

    @Test
    void aShortIntervalIsFollowedAndTheUsualOneIsAskedForAgain() {
        provider.most = 60;
        Desk desk = Desk.registered(provider);
        for (int i = 0; i < 20; i++) {
            assertThat(desk.untilNext()).isBetween(Duration.ofSeconds(41), Duration.ofSeconds(49));
            assertThat(desk.passesUntilSent(Duration.ofSeconds(60))).isTrue();
            assertThat(desk.last().fields().first("Expires")).contains("600");
            desk.talkTo(provider);
        }
        assertThat(desk.told(RegistrationEffect.Changed.class)).hasSize(1);
    }

    @Test
    void anIntervalOfSecondsMakesNoStorm() {
        provider.most = 2;
        Desk desk = Desk.registered(provider);
        int before = desk.sent.size();
        long end = desk.nowNanos + Duration.ofMinutes(10).toNanos();
        while (desk.nowNanos < end) {
            if (desk.passesUntilSent(Duration.ofSeconds(60))) {
                desk.talkTo(provider);
            }
        }
        assertThat(desk.sent.size() - before).isLessThanOrEqualTo(61);
        assertThat(desk.told(RegistrationEffect.Alarm.class)).hasSize(1);
        assertThat(desk.told(RegistrationEffect.Changed.class)).hasSize(1);
    }

    @Test
    void aNonceThatRanOutIsNoWrongPassword() {
        for (boolean saysStale : new boolean[] {true, false}) {
            Provider strict = new Provider();
            strict.usesOfANonce = 1;
            strict.saysStale = saysStale;
            Desk desk = Desk.registered(strict);
            for (int i = 0; i < 5; i++) {
                assertThat(desk.passesUntilSent(Duration.ofMinutes(10))).isTrue();
                desk.talkTo(strict);
                assertThat(desk.state().stage()).isEqualTo(Stage.REGISTERED);
            }
            assertThat(desk.told(RegistrationEffect.Failed.class)).isEmpty();
        }
    }

    @Test
    void aWrongPasswordIsToldWithItsRealmAndMakesNoStorm() {
        provider.password = "another";
        Desk desk = started();
        desk.talkTo(provider);
        assertThat(desk.sent).hasSize(2);
        assertThat(desk.told(RegistrationEffect.Alarm.class)).singleElement().satisfies(alarm -> assertThat(
                        String.valueOf(alarm.trouble()))
                .contains("Wrong password or realm")
                .contains(Provider.REALM));
        assertThat(desk.untilNext()).isGreaterThan(Duration.ofMinutes(4));
        for (int i = 0; i < 30; i++) {
            if (desk.passesUntilSent(Duration.ofHours(1))) {
                desk.talkTo(provider);
            }
        }
        assertThat(desk.told(RegistrationEffect.Alarm.class)).hasSize(1);
        assertThat(desk.untilNext()).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(61));
    }

    @Test
    void aPasswordThatIsMendedIsTriedWhenSomebodySaysSo() {
        provider.password = "another";
        Desk desk = started();
        desk.talkTo(provider);
        provider.password = Provider.PASSWORD;
        desk.on(new RegistrationEvent.Hurry());
        desk.talkTo(provider);
        assertThat(desk.state().stage()).isEqualTo(Stage.REGISTERED);
        assertThat(desk.told(RegistrationEffect.Alarm.class).getLast().trouble())
                .isNull();
    }

    @Test
    void aGoodPasswordIsNotDoubtedForOneRefusal() {
        Desk desk = Desk.registered(provider);
        desk.passesUntilSent(Duration.ofMinutes(10));
        desk.answer(401, "Unauthorized", CHALLENGE);
        desk.answer(401, "Unauthorized", CHALLENGE);
        assertThat(desk.told(RegistrationEffect.Failed.class)).isEmpty();
        desk.answer(401, "Unauthorized", CHALLENGE);
        assertThat(trouble(desk)).isEqualTo(Kind.WRONG_CREDENTIALS);
    }

    @Test
    void aStrangersRealmGetsNoProof() {
        Desk desk = new Desk(7, "sip.example.com", 600);
        desk.passesUntilSent(START);
        desk.talkTo(provider);
        assertThat(desk.sent).hasSize(1);
        assertThat(trouble(desk)).isEqualTo(Kind.WRONG_REALM);
        assertThat(String.valueOf(desk.state().trouble())).contains(Provider.REALM);
    }

    @Test
    void aProxyThatAsksTooIsAnsweredToo() {
        Desk desk = started();
        desk.answer(
                407,
                "Proxy Authentication Required",
                HeaderFields.of("Proxy-Authenticate", "Digest realm=\"edge\", nonce=\"p\""));
        assertThat(desk.last().fields().first("Proxy-Authorization").orElse("")).contains("realm=\"edge\"");
        desk.answer(401, "Unauthorized", CHALLENGE);
        assertThat(desk.last().fields().first("Proxy-Authorization")).isPresent();
        assertThat(desk.last().fields().first("Authorization")).isPresent();
        desk.answer(200, "OK", HeaderFields.of("Contact", desk.contact()));
        assertThat(desk.state().stage()).isEqualTo(Stage.REGISTERED);
    }

    @Test
    void whoAlwaysSaysStaleIsLeftAfterAWhile() {
        Desk desk = new Desk(7);
        desk.targets = List.of(Desk.FIRST);
        desk.passesUntilSent(START);
        desk.answerAll(request -> provider.says(
                request,
                401,
                "Unauthorized",
                HeaderFields.of(
                        "WWW-Authenticate",
                        "Digest realm=\"a\", nonce=\"" + request.cseq().number() + "\", stale=true")));
        assertThat(desk.sent).hasSizeLessThan(10);
        assertThat(trouble(desk)).isEqualTo(Kind.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Basic realm=\"a\"", "Digest realm=", "Digest realm=\"a\", nonce=\"1\", qop=\"auth-int\""})
    void aChallengeThatCannotBeAnsweredIsTold(String challenge) {
        Desk desk = started();
        desk.answer(
                401,
                "Unauthorized",
                challenge.isEmpty() ? HeaderFields.NONE : HeaderFields.of("WWW-Authenticate", challenge));
        assertThat(desk.sent).hasSize(1);
        assertThat(trouble(desk)).isEqualTo(Kind.UNANSWERABLE);
    }

    @Test
    void tooBriefAnIntervalIsRaised() {
        provider.least = 900;
        Desk desk = Desk.registered(provider);
        assertThat(desk.state().grantedSeconds()).isEqualTo(900);
        assertThat(desk.told(RegistrationEffect.Failed.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "600", "999999999", "soon"})
    void anIntervalThatNobodyCanAskForIsTold(String least) {
        Desk desk = started();
        desk.answer(423, "Interval Too Brief", HeaderFields.of("Min-Expires", least));
        assertThat(desk.sent).hasSize(1);
        assertThat(trouble(desk)).isEqualTo(Kind.INTERVAL_REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "403, FORBIDDEN",
        "404, UNKNOWN_USER",
        "604, UNKNOWN_USER",
        "301, SENT_ELSEWHERE",
        "302, SENT_ELSEWHERE",
        "400, REFUSED",
        "439, REFUSED",
        "603, REFUSED"
    })
    void whatAPersonHasToMendIsToldAtOnceAndTriedSeldom(int status, Kind kind) {
        Desk desk = started();
        desk.answer(status, "No", HeaderFields.of("Contact", "<sip:elsewhere@203.0.113.9>"));
        assertThat(desk.sent).hasSize(1);
        assertThat(trouble(desk)).isEqualTo(kind);
        assertThat(desk.told(RegistrationEffect.Alarm.class)).hasSize(1);
        assertThat(desk.untilNext()).isGreaterThan(Duration.ofMinutes(4));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 480, 500, 502, 503, 504})
    void theNextServerIsAskedWhenOneIsOutOfOrder(int status) {
        Desk desk = started();
        desk.answer(status, "Not now");
        assertThat(desk.asked).containsExactly(Desk.FIRST, Desk.SECOND);
        desk.talkTo(provider);
        assertThat(desk.state().stage()).isEqualTo(Stage.REGISTERED);
        assertThat(desk.state().target()).isEqualTo(Desk.SECOND);
    }

    @Test
    void theServerThatKeepsUsIsAskedFirst() {
        Desk desk = started();
        desk.on(new RegistrationEvent.TimedOut(desk.lastCSeq()));
        desk.talkTo(provider);
        desk.passesUntilSent(Duration.ofMinutes(10));
        assertThat(desk.asked.getLast()).isEqualTo(Desk.SECOND);
    }

    @Test
    void aTransactionThatSaysNothingIsGivenUp() {
        Desk desk = started();
        assertThat(desk.passesUntilSent(Duration.ofSeconds(37))).isTrue();
        assertThat(desk.asked).containsExactly(Desk.FIRST, Desk.SECOND);
    }

    @Test
    void failuresAreMetWithMorePatienceEachTime() {
        Desk desk = new Desk(7);
        desk.targets = List.of(Desk.FIRST);
        desk.passesUntilSent(START);
        for (int i = 1; i <= 40; i++) {
            desk.on(new RegistrationEvent.NotSent(desk.lastCSeq()));
            long upper = Math.min(300, 10L << Math.min(i, 10));
            assertThat(desk.untilNext()).isBetween(Duration.ofSeconds(upper / 2), Duration.ofSeconds(upper));
            assertThat(desk.passesUntilSent(Duration.ofMinutes(6))).isTrue();
        }
        assertThat(desk.told(RegistrationEffect.Alarm.class)).hasSize(1);
    }

    @Test
    void aRetryAfterIsHeededAndNotForEver() {
        Desk desk = new Desk(7);
        desk.targets = List.of(Desk.FIRST);
        desk.passesUntilSent(START);
        desk.answer(503, "Busy", HeaderFields.of("Retry-After", "200 (maintenance)"));
        assertThat(desk.untilNext()).isBetween(Duration.ofSeconds(200), Duration.ofSeconds(201));
        desk.passesUntilSent(Duration.ofMinutes(5));
        desk.answer(503, "Busy", HeaderFields.of("Retry-After", "999999"));
        assertThat(desk.untilNext()).isLessThanOrEqualTo(Duration.ofHours(1));
    }

    @Test
    void aServerThatWantsToBeLeftAloneIsLeftAloneWhileThereAreOthers() {
        Desk desk = started();
        desk.answer(503, "Busy", HeaderFields.of("Retry-After", "3000"));
        desk.on(new RegistrationEvent.TimedOut(desk.lastCSeq()));
        assertThat(desk.passesUntilSent(Duration.ofMinutes(1))).isTrue();
        assertThat(desk.asked.getLast()).isEqualTo(Desk.SECOND);
    }

    @Test
    void aRefreshThatFailsIsTriedAgainBeforeWeAreForgotten() {
        Desk desk = Desk.registered(provider);
        long until = desk.state().boundUntilNanos();
        desk.passesUntilSent(Duration.ofMinutes(10));
        desk.on(new RegistrationEvent.NotSent(desk.lastCSeq()));
        desk.on(new RegistrationEvent.NotSent(desk.lastCSeq()));
        assertThat(desk.state().stage()).isEqualTo(Stage.REGISTERED);
        assertThat(desk.told(RegistrationEffect.Alarm.class)).isEmpty();
        assertThat(desk.state().nextNanos()).isLessThan(until);
    }

    @Test
    void aProviderThatForgotUsIsAnAlarm() {
        Desk desk = Desk.registered(provider);
        for (int i = 0; i < 10 && desk.state().stage() == Stage.REGISTERED; i++) {
            desk.passes(Duration.ofSeconds(100));
        }
        assertThat(desk.state().stage()).isEqualTo(Stage.UNREGISTERED);
        assertThat(desk.told(RegistrationEffect.Alarm.class)).hasSize(1);
        desk.passesUntilSent(Duration.ofMinutes(10));
        desk.talkTo(provider);
        assertThat(desk.told(RegistrationEffect.Alarm.class).getLast().trouble())
                .isNull();
    }

    @Test
    void aNameServerThatFailsDoesNotEndWhatIsKnown() {
        Desk desk = Desk.registered(provider);
        desk.flaw = Trouble.of(Kind.NO_TARGETS, "the name server does not answer");
        desk.passesUntilSent(Duration.ofMinutes(10));
        desk.talkTo(provider);
        assertThat(desk.told(RegistrationEffect.Kept.class)).hasSize(2);
    }

    @Test
    void aPasswordThatCannotBeReadIsAnAlarm() {
        Desk desk = new Desk(7);
        desk.flaw = Trouble.of(Kind.NO_PASSWORD, "is not set");
        desk.passes(START);
        assertThat(desk.sent).isEmpty();
        assertThat(String.valueOf(desk.state().trouble())).isEqualTo("The password of this trunk is not set.");
    }

    @Test
    void serviceRoutesAreKept() {
        Desk desk = started();
        desk.answer(200, "OK", HeaderFields.of("Service-Route", "<sip:a;lr>").and("Service-Route", "<sip:b;lr>"));
        assertThat(desk.state().serviceRoutes()).hasSize(2);
    }

    @Test
    void anAnswerToAnOlderQuestionIsPassedOver() {
        Desk desk = started();
        SipRequest first = desk.last();
        desk.on(new RegistrationEvent.TimedOut(desk.lastCSeq()));
        desk.answer(provider.says(first, 200, "OK", HeaderFields.NONE));
        assertThat(desk.state().stage()).isEqualTo(Stage.STARTING);
    }

    @Test
    void heavierTargetsComeFirstMoreOften() {
        Target light = new Target(Desk.FIRST.address(), Desk.LOCAL, Transport.UDP, 5, 10);
        Target heavy = new Target(Desk.SECOND.address(), Desk.LOCAL, Transport.UDP, 5, 30);
        SplittableRandom chance = new SplittableRandom(3);
        int heavyFirst = 0;
        for (int i = 0; i < 4_000; i++) {
            heavyFirst += heavy.equals(new Round(List.of(light, heavy), null, chance).next()) ? 1 : 0;
        }
        assertThat(heavyFirst).isBetween(2_850, 3_150);
    }

    @Test
    void nothingPrintsWhatIsSecretOrSomebodys() {
        Desk desk = Desk.registered(provider);
        desk.answer(403, "User 49302312500 is blocked");
        String all = desk.told + " " + desk.registering + " " + desk.state() + " " + desk.sent + " "
                + Trouble.of(Kind.REFUSED, "user +49302312500") + desk.registering.registrant();
        assertThat(all)
                .doesNotContain(Provider.PASSWORD)
                .doesNotContain("12500")
                .doesNotContain("nonce")
                .doesNotContain("response=")
                .doesNotContain(desk.registering.registrant().contact().text());
    }
}
