package org.parlour.sfu.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parlour.sfu.ice.IceEffect.Bind;
import org.parlour.sfu.ice.IceEffect.Connected;
import org.parlour.sfu.ice.IceEffect.Departure;
import org.parlour.sfu.ice.IceEffect.Forget;
import org.parlour.sfu.ice.IceEffect.Gone;
import org.parlour.sfu.ice.IceEffect.Listen;
import org.parlour.sfu.ice.IceEffect.Reconnecting;
import org.parlour.sfu.ice.IceEffect.Recovered;
import org.parlour.sfu.ice.IceEffect.SendNowhere;
import org.parlour.sfu.ice.IceEffect.SendTo;
import org.parlour.sfu.ice.IceEffect.Unbind;
import org.parlour.wire.stun.StunAnswers;
import org.parlour.wire.stun.StunFlaw;
import org.parlour.wire.stun.StunMessage;

class IceAgentTest {
    private static final Path WIFI = Peer.path(0, "192.0.2.1", 40_000);
    private static final Path MOBILE = Peer.path(0, "198.51.100.9", 50_000);
    private static final Path IPV6 = Peer.path(1, "2001:db8::7", 40_000);

    private final Random chance = new Random(1);
    private final IceTicket ticket = IceTicket.mint(chance);
    private final IceTicket second = IceTicket.mint(chance);
    private final Peer peer = new Peer(ticket, chance);
    private final Peer restarted = new Peer(second, chance);
    private final IceAgent agent = new IceAgent(IceTimers.STANDARD);
    private final StunMessage message = new StunMessage();
    private byte[] answer = new byte[0];
    private long nowNanos = 1_000;

    private List<IceEffect> on(IceEvent event) {
        return agent.on(event, nowNanos);
    }

    private List<IceEffect> check(byte[] datagram, Path from) {
        assertThat(message.read(datagram, 0, datagram.length)).isEqualTo(StunFlaw.NONE);
        byte[] buffer = new byte[StunAnswers.MAX_BYTES];
        Checked checked = agent.check(message, from, buffer, 0, nowNanos);
        answer = Arrays.copyOf(buffer, checked.answerBytes());
        return checked.effects();
    }

    private void pass(Duration span) {
        nowNanos += span.toNanos();
    }

    private List<IceEffect> passToDeadline() {
        nowNanos = agent.nextDeadlineNanos();
        return on(new IceEvent.DeadlineReached());
    }

    private void connect() {
        on(new IceEvent.Minted(ticket));
        check(peer.check(true), WIFI);
    }

    @Test
    void firstValidCheckBindsBeforeAnyNomination() {
        assertThat(on(new IceEvent.Minted(ticket))).containsExactly(new Listen(ticket.ufrag()));

        assertThat(check(peer.check(false), WIFI)).containsExactly(new Bind(WIFI), new SendTo(WIFI), new Connected());
        assertThat(peer.isSuccess(answer)).isTrue();
        assertThat(peer.answer().xorMappedAddress()).isEqualTo(WIFI.source());
    }

    @Test
    void answerTellsAnIpv6Address() {
        on(new IceEvent.Minted(ticket));
        check(peer.check(false), IPV6);

        assertThat(peer.isSuccess(answer)).isTrue();
        assertThat(peer.answer().xorMappedAddress()).isEqualTo(IPV6.source());
    }

    @Test
    void checkWithoutNominationBindsButDoesNotMove() {
        connect();

        assertThat(check(peer.check(false), MOBILE)).containsExactly(new Bind(MOBILE));
        assertThat(agent.selected()).isEqualTo(WIFI);
    }

    @Test
    void latestNominationMoves() {
        connect();

        assertThat(check(peer.check(true), MOBILE)).containsExactly(new Bind(MOBILE), new SendTo(MOBILE));
        assertThat(check(peer.check(true), WIFI)).containsExactly(new SendTo(WIFI));
        assertThat(check(peer.check(true), WIFI)).isEmpty();
    }

    @Test
    void pathThatFellSilentIsLeftEvenWithoutNomination() {
        connect();
        pass(Duration.ofSeconds(8));

        assertThat(check(peer.check(false), MOBILE)).containsExactly(new Bind(MOBILE), new SendTo(MOBILE));
    }

    @Test
    void wrongPasswordIsNotAnswered() {
        connect();
        Peer guesser = new Peer(new IceTicket(ticket.ufrag(), second.password()), chance);

        assertThat(check(guesser.check(true), MOBILE)).isEmpty();
        assertThat(answer).isEmpty();
        assertThat(agent.refused(Refusal.WRONG_PASSWORD)).isOne();
        assertThat(agent.selected()).isEqualTo(WIFI);
    }

    @Test
    void foreignUfragIsNotAnswered() {
        connect();

        assertThat(check(restarted.check(true), MOBILE)).isEmpty();
        assertThat(answer).isEmpty();
        assertThat(agent.refused(Refusal.UNKNOWN_UFRAG)).isOne();
    }

    @Test
    void peerThatBelievesToBeControlledIsCorrected() {
        on(new IceEvent.Minted(ticket));

        assertThat(check(peer.checkOfOneWhoBelievesToBeControlled(), WIFI)).isEmpty();

        assertThat(peer.isSigned(answer)).isTrue();
        assertThat(peer.answer().errorCode()).isEqualTo(487);
        assertThat(agent.selected()).as("nothing is bound").isNull();
    }

    @Test
    void whatMustBeUnderstoodAndIsNotIsNamed() {
        on(new IceEvent.Minted(ticket));

        assertThat(check(peer.checkWith(0x0031), WIFI)).isEmpty();

        assertThat(peer.isSigned(answer)).isTrue();
        assertThat(peer.answer().errorCode()).isEqualTo(420);
        assertThat(agent.refused(Refusal.UNKNOWN_ATTRIBUTE)).isOne();
    }

    @Test
    void checkThatComesAgainIsAnsweredAgainAndProvesNothing() {
        on(new IceEvent.Minted(ticket));
        byte[] check = peer.check(true);
        check(check, WIFI);
        byte[] first = answer;
        check(peer.check(true), MOBILE);
        pass(Duration.ofSeconds(3));

        assertThat(check(check, WIFI)).as("a late duplicate moves nothing").isEmpty();
        assertThat(answer).isEqualTo(first);
        assertThat(agent.selected()).isEqualTo(MOBILE);
        assertThat(agent.refused(Refusal.REPEATED)).isOne();
        pass(Duration.ofSeconds(4));
        assertThat(on(new IceEvent.DeadlineReached()))
                .as("consent was not renewed by it")
                .containsExactly(new Reconnecting());
    }

    @Test
    void overheardCheckFromAnotherAddressIsNotAnswered() {
        on(new IceEvent.Minted(ticket));
        byte[] overheard = peer.check(true);
        check(overheard, WIFI);

        assertThat(check(overheard, MOBILE)).isEmpty();
        assertThat(answer).isEmpty();
        assertThat(agent.refused(Refusal.REPLAYED)).isOne();
        assertThat(agent.selected()).isEqualTo(WIFI);
    }

    @Test
    void silenceIsReconnectingAfterFiveToEightSecondsAndGoneAfterThirty() {
        connect();
        long last = nowNanos;

        assertThat(passToDeadline()).containsExactly(new Reconnecting());
        assertThat(nowNanos - last)
                .isBetween(
                        Duration.ofSeconds(5).toNanos(), Duration.ofSeconds(8).toNanos());
        assertThat(agent.selected()).as("media goes on").isEqualTo(WIFI);

        assertThat(passToDeadline())
                .containsExactly(new Forget(ticket.ufrag()), new Unbind(WIFI), new Gone(Departure.FELL_SILENT));
        assertThat(nowNanos - last).isEqualTo(Duration.ofSeconds(30).toNanos());
        assertThat(agent.nextDeadlineNanos()).isEqualTo(IceAgent.NEVER);
        assertThat(check(peer.check(true), WIFI)).isEmpty();
        assertThat(answer).isEmpty();
    }

    @Test
    void checkAfterReconnectingIsRecovery() {
        connect();
        passToDeadline();

        assertThat(check(peer.check(true), WIFI)).containsExactly(new Recovered());
        assertThat(passToDeadline()).containsExactly(new Reconnecting());
    }

    @Test
    void ticketThatNobodyUsesDiesAfterThirtySeconds() {
        on(new IceEvent.Minted(ticket));
        long minted = nowNanos;

        assertThat(passToDeadline()).containsExactly(new Forget(ticket.ufrag()), new Gone(Departure.NEVER_CAME));
        assertThat(nowNanos - minted).isEqualTo(Duration.ofSeconds(30).toNanos());
    }

    @Test
    void restartKeepsTheOldPasswordUntilTheNewOneIsUsed() {
        connect();
        assertThat(on(new IceEvent.Minted(second))).containsExactly(new Listen(second.ufrag()));

        assertThat(check(peer.check(true), WIFI)).isEmpty();
        assertThat(peer.isSuccess(answer)).isTrue();
        assertThat(check(restarted.check(false), MOBILE))
                .containsExactly(new Forget(ticket.ufrag()), new Bind(MOBILE), new SendTo(MOBILE));
        assertThat(check(peer.check(true), WIFI)).isEmpty();
        assertThat(answer).as("the old password is worth nothing now").isEmpty();
    }

    @Test
    void restartFromTheSameAddressReachesTheSameSession() {
        connect();
        on(new IceEvent.Minted(second));

        assertThat(check(restarted.check(true), WIFI)).containsExactly(new Forget(ticket.ufrag()));
        assertThat(restarted.isSuccess(answer)).isTrue();
    }

    @Test
    void restartThatIsNeverUsedDiesAloneWhileTheOldOneGoesOn() {
        connect();
        on(new IceEvent.Minted(second));
        List<IceEffect> effects = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            pass(Duration.ofSeconds(2));
            check(peer.check(true), WIFI);
            effects.addAll(on(new IceEvent.DeadlineReached()));
        }

        assertThat(effects).containsExactly(new Forget(second.ufrag()));
        assertThat(agent.isGone()).isFalse();
    }

    @Test
    void newerRestartReplacesOneThatWasNotUsed() {
        connect();
        on(new IceEvent.Minted(second));
        IceTicket third = IceTicket.mint(chance);

        assertThat(on(new IceEvent.Minted(third)))
                .containsExactly(new Listen(third.ufrag()), new Forget(second.ufrag()));
        check(peer.check(true), WIFI);
        assertThat(peer.isSuccess(answer)).as("the first one still answers").isTrue();
    }

    @Test
    void restartGivesASilentPeerTheLifeOfItsTicket() {
        connect();
        pass(Duration.ofSeconds(28));
        on(new IceEvent.DeadlineReached());
        on(new IceEvent.Minted(second));
        pass(Duration.ofSeconds(20));

        assertThat(on(new IceEvent.DeadlineReached())).doesNotContain(new Gone(Departure.FELL_SILENT));
        assertThat(check(restarted.check(true), MOBILE)).contains(new SendTo(MOBILE), new Recovered());
    }

    @Test
    void ninthPathPushesOutTheStalestButNeverTheOneInUse() {
        connect();
        for (int port = 1; port <= 8; port++) {
            pass(Duration.ofMillis(100));
            List<IceEffect> effects = check(peer.check(false), Peer.path(0, "198.51.100.9", port));
            if (port == 8) {
                assertThat(effects).contains(new Unbind(Peer.path(0, "198.51.100.9", 1)));
            }
        }

        assertThat(agent.paths()).isEqualTo(Paths.MOST);
        assertThat(agent.selected()).isEqualTo(WIFI);
    }

    @Test
    void pathThatIsNotUsedIsForgottenAfterThirtySeconds() {
        connect();
        check(peer.check(false), MOBILE);
        List<IceEffect> effects = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            pass(Duration.ofSeconds(2));
            check(peer.check(true), WIFI);
            effects.addAll(on(new IceEvent.DeadlineReached()));
        }

        assertThat(effects).containsExactly(new Unbind(MOBILE));
    }

    @Test
    void closedGateLeavesForTheNextBestPath() {
        connect();
        check(peer.check(true), IPV6);

        assertThat(on(new IceEvent.GateClosed(1))).containsExactly(new Unbind(IPV6), new SendTo(WIFI));
        assertThat(on(new IceEvent.GateClosed(0))).containsExactly(new Unbind(WIFI), new SendNowhere());
        assertThat(on(new IceEvent.GateClosed(0))).isEmpty();
        assertThat(check(peer.check(false), MOBILE)).containsExactly(new Bind(MOBILE), new SendTo(MOBILE));
    }

    @Test
    void mintedTicketsHaveTheLengthsOfTheRfcAndHideTheirPassword() {
        assertThat(ticket.password().value()).hasSize(24).matches("[A-Za-z0-9+/]+");
        assertThat(ticket.ufrag().toString()).hasSize(8);
        assertThat(ticket.toString()).doesNotContain(ticket.password().value());
        assertThat(ticket.credentials().ufrag().value())
                .isEqualTo(ticket.ufrag().toString());
        assertThat(ticket).isNotEqualTo(second);
    }

    @Test
    void addressesAreNotPrinted() {
        assertThat(WIFI.toString()).doesNotContain("192.0.2.1");
        connect();
        assertThat(agent.toString()).doesNotContain("192");
    }
}
