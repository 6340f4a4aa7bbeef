package org.parlour.sip.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.parlour.dialplan.plan.Transport;
import org.parlour.sip.dialog.HeaderFields;
import org.parlour.sip.registration.RegistrationState.Stage;

/** Where we say that we are: behind a NAT, among other devices, and until the end. */
class OurPlaceTest {
    private static final Duration START = Duration.ofSeconds(10);

    private final Provider provider = new Provider();

    private static Desk started() {
        Desk desk = new Desk(7);
        assertThat(desk.passesUntilSent(START)).isTrue();
        return desk;
    }

    @Test
    void ourContactIsFoundAmongOthersByItsUser() {
        Desk desk = started();
        desk.answer(
                200,
                "OK",
                HeaderFields.of("Contact", "<sip:other@203.0.113.8>;expires=7")
                        .and(
                                "Contact",
                                desk.contact()
                                        .replace("expires=600", "expires=120")
                                        .toUpperCase(Locale.ROOT)
                                        .replace("EXPIRES", "expires")
                                        .replace("SIP:", "sip:"))
                        .and("Expires", "9"));
        assertThat(desk.state().grantedSeconds()).isEqualTo(120);
    }

    @Test
    void withoutAContactTheHeaderCountsAndElseWhatWasAsked() {
        Desk desk = started();
        desk.answer(200, "OK", HeaderFields.of("Expires", "300"));
        assertThat(desk.state().grantedSeconds()).isEqualTo(300);
        Desk other = started();
        other.answer(200, "OK");
        assertThat(other.state().grantedSeconds()).isEqualTo(600);
    }

    @Test
    void aYesThatKeepsNothingIsTrouble() {
        Desk desk = started();
        desk.answer(200, "OK", HeaderFields.of("Contact", desk.contact().replace("expires=600", "expires=0")));
        assertThat(String.valueOf(desk.state().trouble())).contains("does not keep our address");
    }

    @Test
    void behindANatTheContactIsWhereTheProviderSeesUs() {
        Desk desk = Desk.registered(provider);
        assertThat(desk.contact(0)).contains("@10.0.0.5:5060>");
        assertThat(desk.contact()).contains("@192.0.2.10:5060>");
        assertThat(desk.told(RegistrationEffect.Observed.class))
                .containsExactly(new RegistrationEffect.Observed(provider.sees));
        assertThat(provider.bindings).hasSize(1);
    }

    @Test
    void aChangedPublicAddressRegistersAtOnceAndTakesTheOldOneBack() {
        Desk desk = Desk.registered(provider);
        provider.sees = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.77"), 6_000);
        int before = desk.sent.size();
        desk.on(new RegistrationEvent.Sighted(Desk.FIRST.address(), provider.sees));
        assertThat(desk.sent).hasSize(before + 1);
        assertThat(desk.contact()).contains("@192.0.2.77:6000>");
        desk.talkTo(provider);
        assertThat(provider.bindings.keySet()).singleElement().satisfies(uri -> assertThat(uri)
                .contains("192.0.2.77"));
    }

    @Test
    void anotherAddressWithEachAnswerMakesNoStorm() {
        Desk desk = started();
        int[] port = {10_000};
        long end = desk.nowNanos + Duration.ofHours(1).toNanos();
        while (desk.nowNanos < end) {
            desk.answerAll(request -> {
                provider.sees = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.10"), port[0]++);
                return provider.answer(request, desk.nowNanos);
            });
            desk.passesUntilSent(Duration.ofMinutes(10));
        }
        assertThat(desk.sent).hasSizeLessThan(40);
        assertThat(desk.state().stage()).isEqualTo(Stage.REGISTERED);
    }

    @Test
    void aPublicServerIsNotBelievedToSeeAPrivateAddress() {
        provider.sees = new InetSocketAddress(InetAddress.ofLiteral("192.168.1.1"), 5060);
        Desk desk = Desk.registered(provider);
        assertThat(desk.contact()).contains("@10.0.0.5:5060>");
        assertThat(desk.sent).hasSize(2);
    }

    @Test
    void aConnectionsOwnPortIsNoPlaceToBeCalled() {
        Desk desk = new Desk(7);
        desk.targets = List.of(new Target(Desk.FIRST.address(), Desk.LOCAL, Transport.TCP, 0, 0));
        provider.sees = new InetSocketAddress(Desk.LOCAL.getAddress(), 44_444);
        desk.passesUntilSent(START);
        desk.talkTo(provider);
        assertThat(desk.contact()).contains("@10.0.0.5:5060;transport=tcp>");
    }

    @Test
    void theNatsDoorIsKeptOpen() {
        Desk desk = Desk.registered(provider);
        desk.passes(Duration.ofSeconds(250));
        assertThat(desk.told(RegistrationEffect.KeepAlive.class)).hasSizeBetween(10, 13);
    }

    @Test
    void closingTakesTheContactBackAlsoWhenItIsChallenged() {
        provider.usesOfANonce = 1;
        Desk desk = Desk.registered(provider);
        desk.on(new RegistrationEvent.Close());
        assertThat(desk.last().fields().first("Expires")).contains("0");
        desk.talkTo(provider);
        assertThat(provider.bindings).isEmpty();
        assertThat(desk.registering.isOver()).isTrue();
        assertThat(desk.told.getLast()).isEqualTo(new RegistrationEffect.Forget());
    }

    @Test
    void closingDoesNotWaitLongForADeadProvider() {
        Desk desk = Desk.registered(provider);
        desk.on(new RegistrationEvent.Close());
        desk.passes(Duration.ofSeconds(2));
        assertThat(desk.registering.isOver()).isTrue();
    }

    @Test
    void closingBeforeAnythingWasAskedSaysNothing() {
        Desk desk = new Desk(7);
        desk.on(new RegistrationEvent.Close());
        assertThat(desk.sent).isEmpty();
        assertThat(desk.registering.isOver()).isTrue();
    }

    @Test
    void contactsCannotBeGuessedAndStayTheSame() {
        assertThat(new Desk(1).registering.registrant().contact().text())
                .hasSize(40)
                .matches("[0-9a-f]+");
        assertThat(new Desk(1).registering.registrant().contact())
                .isEqualTo(new Desk(2).registering.registrant().contact());
    }
}
