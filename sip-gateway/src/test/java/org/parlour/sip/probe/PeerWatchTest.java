package org.parlour.sip.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.dialplan.plan.Transport;
import org.parlour.sip.dialog.HeaderFields;
import org.parlour.sip.dialog.SipRequest;
import org.parlour.sip.dialog.SipResponse;
import org.parlour.sip.probe.PeerState.Condition;
import org.parlour.sip.registration.Target;

class PeerWatchTest {
    private static final Target PEER = new Target(
            new InetSocketAddress(InetAddress.ofLiteral("2001:db8::1"), 5060),
            new InetSocketAddress(InetAddress.ofLiteral("2001:db8::5"), 5060),
            Transport.UDP,
            0,
            0);

    private final PeerWatch watch = new PeerWatch(PEER, new SplittableRandom(1), 0);
    private final List<SipRequest> sent = new ArrayList<>();
    private final List<ProbeEffect> told = new ArrayList<>();
    private long nowNanos;

    private void on(ProbeEvent event) {
        for (ProbeEffect effect : watch.on(event, nowNanos)) {
            told.add(effect);
            if (effect instanceof ProbeEffect.Send(SipRequest request, var _)) {
                sent.add(request);
            }
        }
    }

    private void passes(Duration time) {
        long byNanos = nowNanos + time.toNanos();
        while (watch.nextDeadlineNanos() <= byNanos) {
            nowNanos = Math.max(nowNanos, watch.nextDeadlineNanos());
            on(new ProbeEvent.DeadlineReached());
        }
        nowNanos = byNanos;
    }

    private void passesUntilAsked() {
        int before = sent.size();
        while (sent.size() == before) {
            nowNanos = watch.nextDeadlineNanos();
            on(new ProbeEvent.DeadlineReached());
        }
    }

    private void answer(int status) {
        nowNanos += Duration.ofMillis(30).toNanos();
        SipResponse plain = sent.getLast().response(status, "Said", "peer");
        on(new ProbeEvent.Responded(new SipResponse(
                plain.envelope(),
                status,
                "Said",
                null,
                List.of(),
                HeaderFields.of("Via", "SIP/2.0/UDP [2001:db8::5]:5060;rport=5060;received=2001:db8::99"),
                null)));
    }

    private Condition condition() {
        return watch.state().condition();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 403, 404, 405, 481, 500, 603})
    void anyAnswerMeansThatSomebodyIsThere(int status) {
        passesUntilAsked();
        answer(status);
        assertThat(condition()).isEqualTo(Condition.UP);
        assertThat(watch.state().roundTripNanos())
                .isEqualTo(Duration.ofMillis(30).toNanos());
    }

    @Test
    void twoQuestionsInVainAndItIsDownOneAnswerAndItIsUp() {
        passesUntilAsked();
        answer(200);
        passesUntilAsked();
        on(new ProbeEvent.TimedOut(sent.getLast().cseq()));
        assertThat(condition()).isEqualTo(Condition.UP);
        passesUntilAsked();
        passes(Duration.ofSeconds(9));
        assertThat(condition()).isEqualTo(Condition.DOWN);
        passesUntilAsked();
        answer(200);
        assertThat(condition()).isEqualTo(Condition.UP);
        assertThat(told.stream().filter(ProbeEffect.Changed.class::isInstance)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 503})
    void whoSaysThatItIsOutOfOrderIsDown(int status) {
        for (int i = 0; i < 2; i++) {
            passesUntilAsked();
            answer(status);
        }
        assertThat(condition()).isEqualTo(Condition.DOWN);
        assertThat(watch.state().words()).contains(Integer.toString(status));
    }

    @Test
    void aLateAnswerToAnOldQuestionMeansNothing() {
        passesUntilAsked();
        SipRequest old = sent.getLast();
        passes(Duration.ofSeconds(9));
        passesUntilAsked();
        on(new ProbeEvent.Responded(old.response(200, "OK", "peer")));
        assertThat(condition()).isEqualTo(Condition.UNKNOWN);
    }

    @Test
    void asksOnceAMinuteAndKeepsTheNatOpen() {
        for (int i = 0; i < 10; i++) {
            passesUntilAsked();
            answer(200);
        }
        assertThat(Duration.ofNanos(nowNanos)).isBetween(Duration.ofMinutes(7), Duration.ofMinutes(10));
        long keepAlives =
                told.stream().filter(ProbeEffect.KeepAlive.class::isInstance).count();
        assertThat(keepAlives).isGreaterThan(Duration.ofNanos(nowNanos).toSeconds() / 25);
    }

    @Test
    void tellsHowThePeerSeesUs() {
        passesUntilAsked();
        answer(200);
        assertThat(told)
                .contains(new ProbeEffect.Sighted(
                        PEER.address(), new InetSocketAddress(InetAddress.ofLiteral("2001:db8::99"), 5060)));
    }
}
