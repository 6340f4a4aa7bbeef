package org.parlour.sfu.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.SeatId;

/** Telephones in the talk of a room. */
class PhoneTalkTest {
    private final RehearsedTalk house = new RehearsedTalk(new Random(1));

    @Test
    void hostUnmutesNamesTriesAndLowersTelephones() {
        RehearsedPage host = house.host();
        house.phones(41);
        ParticipantNumber phone = new ParticipantNumber(41);
        SeatId seat = host.sees(41).seat();
        house.asks(host, id -> new Request.Unmute(id, phone));
        house.asks(host, id -> new Request.Rename(id, phone, RehearsedTalk.name("The patient")));
        house.asks(host, id -> new Request.Test(id, phone));
        house.asks(host, id -> new Request.Lower(id, phone));
        HearingProfile clearer = HearingProfile.NONE.withClearer(9);
        house.asks(host, id -> new Request.Hear(id, phone, clearer));
        house.asks(host, id -> new Request.LetThrough(id, phone));
        assertThat(host.last(Reply.class)).isInstanceOf(Reply.Done.class);
        assertThat(house.done(TalkEffect.OfAPhone.class))
                .containsExactly(
                        new TalkEffect.UnmutePhone(seat),
                        new TalkEffect.RenamePhone(seat, RehearsedTalk.name("The patient")),
                        new TalkEffect.TestPhone(seat),
                        new TalkEffect.LowerHand(seat),
                        new TalkEffect.HearPhone(seat, clearer),
                        new TalkEffect.LetThrough(seat));
    }

    @Test
    void whatIsForTelephonesIsForNoBrowserAndForNoGuest() {
        RehearsedPage host = house.host();
        RehearsedPage guest = house.guest(2);
        house.phones(41);
        house.asks(host, id -> new Request.Unmute(id, new ParticipantNumber(2)));
        assertThat(host.problem()).isEqualTo(Problem.NO_SUCH_PERSON);
        house.asks(host, id -> new Request.Move(id, new ParticipantNumber(9), "/r/x#y"));
        assertThat(host.all(Reply.Refused.class)).hasSize(2);
        house.asks(guest, id -> new Request.Test(id, new ParticipantNumber(41)));
        house.asks(guest, id -> new Request.Phones(id, PhonePolicy.MUTED));
        assertThat(guest.all(Reply.Refused.class)).hasSize(2);
        assertThat(guest.problem()).isEqualTo(Problem.HOST_ONLY);
        assertThat(house.done(TalkEffect.OfAPhone.class)).isEmpty();
        assertThat(house.deeds).isEmpty();
    }

    @Test
    void howACallerHearsIsForHostsAlone() {
        RehearsedPage host = house.host();
        RehearsedPage guest = house.guest(2);
        house.phones(41);
        assertThat(phoneState(host.sees(41)).hearing()).isEqualTo(HearingProfile.NONE.withClearer(5));
        assertThat(phoneState(guest.sees(41)).hearing()).isNull();
        house.asks(guest, id -> new Request.Hear(id, new ParticipantNumber(41), HearingProfile.NONE));
        assertThat(guest.problem()).isEqualTo(Problem.HOST_ONLY);
    }

    private static PhoneState phoneState(Person person) {
        return Objects.requireNonNull(person.phone());
    }

    @Test
    void telephoneIsMovedWhereTheLinkLeads() {
        RehearsedPage host = house.host();
        house.phones(41);
        house.asks(host, id -> new Request.Move(id, new ParticipantNumber(41), "/r/attic#key"));
        assertThat(house.unansweredOf(host)).as("not before it is known").isNotNull();
        house.on(new TalkEvent.NotObeyed(Objects.requireNonNull(house.deeds.poll()), Problem.NO_SUCH_ROOM));
        assertThat(host.problem()).isEqualTo(Problem.NO_SUCH_ROOM);
        house.asks(host, id -> new Request.Move(id, new ParticipantNumber(41), "/r/attic#key"));
        house.deed(true);
        assertThat(host.last(Reply.class)).isInstanceOf(Reply.Done.class);
        assertThat(house.done(TalkEffect.MovePhone.class)).hasSize(2);
    }

    @Test
    void policyThatChangesIsToldToAllAndToWhoComesLater() {
        RehearsedPage host = house.host();
        RehearsedPage guest = house.guest(2);
        house.asks(host, id -> new Request.Phones(id, PhonePolicy.LISTENING));
        house.on(new TalkEvent.PolicyChanged(PhonePolicy.LISTENING));
        house.deed(true);
        house.on(new TalkEvent.PolicyChanged(PhonePolicy.LISTENING));
        RoomCard changed = RehearsedTalk.CARD.phones(PhonePolicy.LISTENING);
        assertThat(host.last(Reply.class)).isInstanceOf(Reply.Done.class);
        assertThat(guest.news()).containsExactly("RoomChanged");
        assertThat(List.of(Objects.requireNonNull(host.card), Objects.requireNonNull(guest.card)))
                .containsOnly(changed);
        assertThat(house.guest(3).card).isEqualTo(changed);
    }

    @Test
    void telephonesWaitForAHostToo() {
        RehearsedPage host = house.host();
        RehearsedPage guest = house.guest(2);
        SeatId first = new SeatId("01000000000000000000");
        SeatId second = new SeatId("02000000000000000000");
        house.waiting(first, second);
        assertThat(host.news()).containsExactly("Joined", "Waits", "Waits");
        assertThat(guest.news()).containsExactly("Quiet", "Quiet");
        assertThat(house.host().last(Reply.Welcome.class).present().waiting())
                .containsExactly(
                        new Waiting(first, null, Person.Kind.PHONE, "+49 … 17"),
                        new Waiting(second, null, Person.Kind.PHONE, "+49 … 17"));
        RehearsedPage again = house.host();
        house.asks(again, id -> new Request.Admit(id, first));
        house.asks(again, id -> new Request.Refuse(id, second));
        assertThat(house.done(TalkEffect.OfAPhone.class))
                .containsExactly(new TalkEffect.AdmitPhone(first), new TalkEffect.RefusePhone(second));
        house.waiting();
        assertThat(guest.news()).endsWith("Quiet", "Quiet");
        house.asks(again, id -> new Request.Admit(id, first));
        assertThat(again.problem()).isEqualTo(Problem.NO_SUCH_PERSON);
    }

    @Test
    void linesAreToldWhereTheyHaveChangedAndEveryTwoSecondsAtMost() {
        RehearsedPage host = house.host();
        house.lines(line(40));
        house.lines(line(41));
        house.lines(line(42));
        assertThat(host.all(Moment.Lines.class)).containsExactly(new Moment.Lines(List.of(line(40))));
        house.passes(LineTelling.EVERY);
        house.lines(line(42));
        house.passes(LineTelling.EVERY.multipliedBy(3));
        assertThat(host.all(Moment.Lines.class))
                .containsExactly(new Moment.Lines(List.of(line(40))), new Moment.Lines(List.of(line(42))));
        assertThat(house.guest(2).last(Moment.Lines.class)).isEqualTo(new Moment.Lines(List.of(line(42))));
        assertThat(house.talk.nextDeadlineNanos()).isEqualTo(RoomTalk.NEVER);
    }

    private static PhoneLine line(int mos) {
        PhoneLine.Way way = new PhoneLine.Way(mos / 10.0, 0, 3);
        return new PhoneLine(new ParticipantNumber(41), way, null, 12, false);
    }

    @Test
    void telephonesHearOfTheLastHostWhoSaidGoodbyeWhenNobodyIsLeftInABrowser() {
        RehearsedPage host = house.host();
        RehearsedPage guest = house.guest(2);
        house.asks(host, Request.Leave::new);
        assertThat(house.done(TalkEffect.HostLeft.class)).isEmpty();
        house.asks(guest, Request.Leave::new);
        assertThat(house.done(TalkEffect.HostLeft.class)).hasSize(1);
    }

    @Test
    void hostWhoseLineBrokeOrWhoIsBackHasNotLeft() {
        RehearsedPage host = house.host();
        house.breaks(host).passes(RoomTalk.RESUME_WITHIN);
        assertThat(house.done(TalkEffect.HostLeft.class)).isEmpty();
        RehearsedPage guest = house.guest(2);
        house.asks(house.host(), Request.Leave::new);
        house.breaks(house.host()).passes(RoomTalk.RESUME_WITHIN);
        house.asks(guest, Request.Leave::new);
        assertThat(house.done(TalkEffect.HostLeft.class)).isEmpty();
    }
}
