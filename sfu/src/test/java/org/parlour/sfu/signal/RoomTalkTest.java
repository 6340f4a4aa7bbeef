package org.parlour.sfu.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parlour.sfu.session.BrowserSeat.Showing;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.sfu.session.Negotiated;
import org.parlour.sfu.session.SeatEvents.Direction;
import org.parlour.sfu.session.SeatEvents.LineState;
import org.parlour.sfu.session.SeatEvents.SlotView;
import org.parlour.sfu.slots.VideoWish;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.SeatId;

class RoomTalkTest {
    private static final Showing ALL = new Showing(true, true, true, true);

    private final RehearsedTalk house = new RehearsedTalk(new Random(1));

    @Test
    void whoComesIsWelcomedAndToldToTheOthers() {
        RehearsedPage host = house.host();
        RehearsedPage guest = house.guest(2);
        Reply.Welcome welcome = guest.last(Reply.Welcome.class);
        assertThat(welcome.seated()).isTrue();
        assertThat(welcome.again()).isEqualTo(Reply.Again.NEW);
        assertThat(welcome.room()).isEqualTo(RehearsedTalk.CARD);
        assertThat(welcome.present().people())
                .extracting(Person::participant)
                .containsExactly(new ParticipantNumber(1), new ParticipantNumber(2));
        assertThat(welcome.present().waiting()).isNull();
        assertThat(host.last(Reply.Welcome.class).present().waiting()).isEmpty();
        assertThat(host.news()).containsExactly("Joined");
        assertThat(guest.news()).isEmpty();
        assertThat(house.done(TalkEffect.Sit.class)).hasSize(2);
    }

    @Test
    void nothingIsShownBeforeTheBrowserSaysSo() {
        RehearsedPage host = house.host();
        assertThat(house.done(TalkEffect.Show.class))
                .extracting(TalkEffect.Show::showing)
                .containsExactly(Visit.NOTHING);
        RehearsedPage guest = house.guest(2);
        house.asks(guest, id -> new Request.Show(id, ALL));
        assertThat(host.sees(2).showing()).isEqualTo(ALL);
        assertThat(guest.sees(2).showing()).isEqualTo(ALL);
    }

    @Test
    void fullRoomTurnsAway() {
        house.capacity = 1;
        house.host();
        RehearsedPage late = house.guest(2);
        assertThat(late.problem()).isEqualTo(Problem.ROOM_FULL);
        assertThat(late.closed).isEqualTo(Closing.UNPROVEN);
        assertThat(house.talk.seatedNow()).isEqualTo(1);
    }

    @Test
    void seatThatCannotBeGivenIsAnAnswerToo() {
        house.prompt = false;
        for (TalkEvent.NoSeat.Why why : TalkEvent.NoSeat.Why.values()) {
            RehearsedPage page = house.guest(2);
            house.on(new TalkEvent.NoSeat(house.wanted.remove(), why));
            assertThat(page.all(Reply.Refused.class)).hasSize(1);
            assertThat(page.closed).isNotNull();
            assertThat(house.talk.isEmpty()).isTrue();
        }
    }

    @Test
    void mediaIsAskedForAndAnswered() {
        RehearsedPage host = house.host();
        house.prompt = false;
        house.asks(host, id -> new Request.Publish(id, "v=0"));
        house.asks(host, id -> new Request.Receive(id, SlotCount.USUAL));
        house.asks(host, id -> new Request.Received(id, "v=0"));
        assertThat(house.unansweredOf(host)).isNotNull();
        house.settle(new Negotiated.Agreed("answer"));
        house.settle(new Negotiated.Agreed("offer"));
        house.settle(new Negotiated.Refused("sdp_no_media", "There is no medium in it."));
        assertThat(host.last(Reply.Answer.class).description()).isEqualTo("answer");
        assertThat(host.last(Reply.Offer.class).description()).isEqualTo("offer");
        assertThat(host.problem().code()).isEqualTo("sdp_no_media");
        assertThat(house.unansweredOf(host)).isNull();
    }

    @Test
    void tooManyOpenQuestionsAreRefused() {
        RehearsedPage host = house.host();
        house.prompt = false;
        for (int i = 0; i <= Asks.MOST; i++) {
            house.asks(host, id -> new Request.Publish(id, "v=0"));
        }
        assertThat(host.problem()).isEqualTo(Problem.TOO_MANY_REQUESTS);
        assertThat(house.asks).hasSize(Asks.MOST);
    }

    @Test
    void viewGoesToTheSitting() {
        RehearsedPage host = house.host();
        house.asks(host, id -> new Request.View(id, VideoWish.SPEAKERS));
        assertThat(house.done(TalkEffect.View.class)).containsExactly(new TalkEffect.View(1, VideoWish.SPEAKERS));
    }

    @Test
    void guestWaitsInTheLobbyWithoutMediaUntilAHostLetsThemIn() {
        RehearsedPage host = house.host();
        RehearsedPage other = house.guest(2);
        RehearsedPage guest = house.inLobby(3);
        assertThat(guest.last(Reply.Welcome.class).seated()).isFalse();
        assertThat(guest.last(Reply.Welcome.class).present().people()).isEmpty();
        assertThat(house.done(TalkEffect.Sit.class)).hasSize(2);
        house.asks(guest, id -> new Request.Publish(id, "v=0"));
        assertThat(guest.problem()).isEqualTo(Problem.NOT_SEATED);
        assertThat(host.news()).containsExactly("Joined", "Waits");
        house.asks(host, id -> new Request.Admit(id, waiting(host)));
        assertThat(guest.seated).isTrue();
        assertThat(guest.last(Moment.Seated.class).present().people()).hasSize(3);
        assertThat(host.news()).containsExactly("Joined", "Waits", "Waited", "Joined");
        assertThat(other.news()).containsExactly("Quiet", "Quiet", "Joined");
        assertThat(host.last(Reply.class)).isInstanceOf(Reply.Done.class);
        assertThat(house.done(TalkEffect.Sit.class)).hasSize(3);
    }

    @Test
    void whoIsRefusedHearsSo() {
        RehearsedPage host = house.host();
        RehearsedPage guest = house.inLobby(2);
        house.asks(host, id -> new Request.Refuse(id, waiting(host)));
        assertThat(guest.heard).contains(new Moment.Refused());
        assertThat(guest.closed).isEqualTo(Closing.REFUSED);
        assertThat(host.news()).containsExactly("Waits", "Waited");
        house.asks(
                host,
                id -> new Request.Admit(
                        id, host.last(Reply.Welcome.class).present().seat()));
        assertThat(host.problem()).isEqualTo(Problem.NO_SUCH_PERSON);
    }

    @Test
    void fullRoomLeavesThemInTheLobby() {
        house.capacity = 1;
        RehearsedPage host = house.host();
        RehearsedPage guest = house.inLobby(2);
        house.asks(host, id -> new Request.Admit(id, waiting(host)));
        assertThat(host.problem()).isEqualTo(Problem.ROOM_FULL);
        house.capacity = 2;
        house.asks(host, id -> new Request.Admit(id, waiting(host)));
        assertThat(guest.seated).isTrue();
    }

    @Test
    void seatThatComesForWhoHasLeftIsFreed() {
        house.prompt = false;
        RehearsedPage host = house.host();
        house.giveSeat();
        RehearsedPage guest = house.inLobby(2);
        house.asks(host, id -> new Request.Admit(id, waiting(host)));
        house.asks(guest, Request.Leave::new);
        assertThat(host.problem()).isEqualTo(Problem.NO_SUCH_PERSON);
        house.giveSeat();
        assertThat(house.participants).hasSize(1);
        assertThat(host.news()).containsExactly("Waits", "Waited");
    }

    @Test
    void guestMayNothingThatIsAHosts() {
        house.host();
        RehearsedPage guest = house.guest(2);
        house.asks(guest, Request.Close::new);
        assertThat(guest.problem()).isEqualTo(Problem.HOST_ONLY);
        house.asks(guest, id -> new Request.Remove(id, new ParticipantNumber(1)));
        house.asks(guest, id -> new Request.Hush(id, new ParticipantNumber(1)));
        assertThat(guest.all(Reply.Refused.class)).hasSize(3);
        assertThat(house.done(TalkEffect.CloseRoom.class)).isEmpty();
    }

    @Test
    void hostHushesAndTheySwitchOnAgain() {
        RehearsedPage host = house.host();
        RehearsedPage guest = house.guest(2);
        house.asks(guest, id -> new Request.Show(id, ALL));
        house.asks(host, id -> new Request.Hush(id, new ParticipantNumber(2)));
        assertThat(guest.heard).contains(new Moment.Hushed());
        assertThat(host.sees(2).showing()).isEqualTo(new Showing(false, true, true, true));
        house.asks(guest, id -> new Request.Show(id, ALL));
        assertThat(host.sees(2).showing()).isEqualTo(ALL);
    }

    @Test
    void hostSendsAway() {
        RehearsedPage host = house.host();
        RehearsedPage guest = house.guest(2);
        house.asks(host, id -> new Request.Remove(id, new ParticipantNumber(2)));
        assertThat(guest.heard).contains(new Moment.Removed());
        assertThat(guest.closed).isEqualTo(Closing.REMOVED);
        assertThat(house.participants).hasSize(1);
        assertThat(house.sittings).hasSize(1);
        assertThat(house.resumes(guest).problem()).isEqualTo(Problem.UNKNOWN_TICKET);
    }

    @Test
    void hostReachesTelephonesToo() {
        RehearsedPage host = house.host();
        RehearsedPage guest = house.guest(2);
        house.phones(41);
        assertThat(host.sees(41).caller()).isEqualTo("+49 … 17");
        assertThat(guest.sees(41).caller()).isNull();
        house.asks(host, id -> new Request.Hush(id, new ParticipantNumber(41)));
        house.asks(host, id -> new Request.Remove(id, new ParticipantNumber(41)));
        assertThat(house.done(TalkEffect.HushPhone.class)).hasSize(1);
        assertThat(house.done(TalkEffect.RemovePhone.class)).hasSize(1);
        house.on(new TalkEvent.Telephones(List.of(RehearsedTalk.phone(41, Person.Line.KEPT)), List.of(), List.of()));
        assertThat(guest.sees(41).line()).isEqualTo(Person.Line.KEPT);
        house.phones();
        assertThat(guest.people).doesNotContainKey(41L);
        assertThat(guest.news()).containsExactly("Joined", "Changed", "Left");
    }

    @Test
    void closedRoomTellsEverybody() {
        RehearsedPage host = house.host();
        RehearsedPage guest = house.inLobby(2);
        house.asks(host, Request.Close::new);
        assertThat(house.unansweredOf(host)).as("not before it is done").isNotNull();
        house.on(new TalkEvent.RoomClosed());
        assertThat(host.last(Reply.class)).isInstanceOf(Reply.Done.class);
        assertThat(host.news()).containsExactly("Waits", "Closed");
        assertThat(List.of(host.closed, guest.closed)).containsOnly(Closing.ROOM_CLOSED);
        assertThat(house.sittings).isEmpty();
        assertThat(house.talk.isEmpty()).isTrue();
        RehearsedPage late = house.guest(3);
        assertThat(late.problem()).isEqualTo(Problem.UNKNOWN_TICKET);
        assertThat(late.closed).isEqualTo(Closing.ROOM_CLOSED);
    }

    @Test
    void roomThatCouldNotBeClosedIsTold() {
        RehearsedPage host = house.host();
        house.asks(host, Request.Close::new);
        house.deed(false);
        assertThat(host.problem()).isEqualTo(Problem.TROUBLE);
    }

    @Test
    void whoseSocketBrokeComesBackToTheirSeatAndHearsWhatTheyMissed() {
        RehearsedPage host = house.host();
        RehearsedPage guest = house.guest(2);
        house.breaks(guest);
        assertThat(host.sees(2).line()).isEqualTo(Person.Line.RECONNECTING);
        house.guest(3);
        house.passes(RoomTalk.RESUME_WITHIN.minusMillis(1));
        house.resumes(guest);
        assertThat(guest.last(Reply.Welcome.class).again()).isEqualTo(Reply.Again.RESUMED);
        assertThat(guest.news()).containsExactly("Changed", "Joined", "Changed");
        assertThat(guest.people).isEqualTo(house.guest(3).people);
        assertThat(host.sees(2).line()).isEqualTo(Person.Line.HERE);
        assertThat(house.done(TalkEffect.Rise.class)).hasSize(1);
    }

    @Test
    void whoDoesNotComeBackHasLeft() {
        RehearsedPage host = house.host();
        RehearsedPage guest = house.guest(2);
        house.breaks(guest).passes(RoomTalk.RESUME_WITHIN);
        assertThat(host.news()).containsExactly("Joined", "Changed", "Left");
        assertThat(house.sittings).hasSize(1);
        assertThat(house.resumes(guest).closed).isEqualTo(Closing.UNPROVEN);
    }

    @Test
    void resumeTokenIsGoodOnce() {
        house.host();
        RehearsedPage guest = house.guest(2);
        String first = String.valueOf(guest.resumeToken);
        house.breaks(guest).resumes(guest);
        house.breaks(guest).resumes(guest, first, 0);
        assertThat(guest.problem()).isEqualTo(Problem.UNKNOWN_TICKET);
    }

    @Test
    void resumeReplacesALineThatIsDeadWithoutOurKnowingIt() {
        house.host();
        RehearsedPage guest = house.guest(2);
        house.resumes(guest);
        assertThat(guest.heard).contains(new Moment.Elsewhere());
        assertThat(guest.closed).isNull();
        assertThat(guest.last(Reply.Welcome.class).again()).isEqualTo(Reply.Again.RESUMED);
        assertThat(house.sittings).as("media goes on").hasSize(2);
        assertThat(house.done(TalkEffect.Rise.class)).isEmpty();
    }

    @Test
    void whatIsForgottenIsSaidToBeAGap() {
        RehearsedPage host = house.host();
        RehearsedPage guest = house.guest(2);
        house.breaks(guest);
        for (int i = 0; i < Company.KEPT_NEWS; i++) {
            String name = "Name " + i;
            house.asks(host, id -> new Request.Name(id, RehearsedTalk.name(name)));
        }
        house.resumes(guest);
        assertThat(guest.last(Reply.Welcome.class).again()).isEqualTo(Reply.Again.RESUMED_WITH_A_GAP);
        assertThat(guest.people).isEqualTo(host.people);
        RehearsedPage liar = house.guest(3);
        house.breaks(liar).resumes(liar, String.valueOf(liar.resumeToken), 1_000_000);
        assertThat(liar.last(Reply.Welcome.class).again()).isEqualTo(Reply.Again.RESUMED_WITH_A_GAP);
    }

    @Test
    void momentsAreToldAgainAfterAResume() {
        RehearsedPage host = house.host();
        List<SlotView> slots = List.of(new SlotView("v0", null, null));
        house.on(new TalkEvent.SlotsChanged(1, slots));
        house.on(new TalkEvent.SpeakersChanged(1, List.of(new ParticipantNumber(1))));
        house.on(new TalkEvent.LineChanged(1, Direction.UPLINK, LineState.CONNECTED));
        house.breaks(host).resumes(host);
        assertThat(host.all(Moment.Slots.class)).containsExactly(new Moment.Slots(slots), new Moment.Slots(slots));
        assertThat(host.last(Moment.Line.class)).isEqualTo(new Moment.Line(LineState.CONNECTED, null));
        assertThat(host.all(Moment.Speaking.class)).hasSize(2);
    }

    @Test
    void sameBrowserInAnotherWindowTakesTheSeatOver() {
        RehearsedPage host = house.host();
        RehearsedPage first = house.guest(2);
        house.asks(first, id -> new Request.Show(id, ALL));
        RehearsedPage second = house.guest(2);
        assertThat(first.heard).endsWith(new Moment.Elsewhere());
        assertThat(second.last(Reply.Welcome.class).present().participant()).isEqualTo(new ParticipantNumber(2));
        assertThat(second.last(Reply.Welcome.class).present().shown()).isEqualTo(Visit.NOTHING);
        assertThat(house.done(TalkEffect.Rise.class)).containsExactly(new TalkEffect.Rise(2));
        assertThat(house.sittings).containsExactlyInAnyOrder(1L, 3L);
        assertThat(host.news()).containsExactly("Joined", "Changed", "Changed");
        assertThat(second.people).isEqualTo(host.people);
    }

    @Test
    void outcomeForTheWindowBeforeReachesNobody() {
        RehearsedPage first = house.host();
        house.prompt = false;
        house.asks(first, id -> new Request.Publish(id, "v=0"));
        RehearsedPage second = house.host();
        house.settle(new Negotiated.Agreed("late"));
        house.on(new TalkEvent.LineChanged(1, Direction.UPLINK, LineState.GONE));
        assertThat(second.all(Reply.Answer.class)).isEmpty();
        assertThat(second.all(Moment.Line.class)).isEmpty();
    }

    @Test
    void otherRoleOfTheSameBrowserIsAnotherPerson() {
        RehearsedPage host = house.came(RehearsedTalk.page(Role.HOST, 7, false));
        house.came(RehearsedTalk.page(Role.GUEST, 7, false));
        assertThat(host.news()).containsExactly("Joined");
        assertThat(host.closed).isNull();
    }

    @Test
    void mediaThatBreaksIsSeenByTheOthers() {
        RehearsedPage host = house.host();
        house.guest(2);
        house.on(new TalkEvent.LineChanged(2, Direction.UPLINK, LineState.RECONNECTING));
        assertThat(host.sees(2).line()).isEqualTo(Person.Line.RECONNECTING);
        house.on(new TalkEvent.LineChanged(2, Direction.UPLINK, LineState.CONNECTED));
        assertThat(host.sees(2).line()).isEqualTo(Person.Line.HERE);
    }

    @Test
    void goodbyeIsAnsweredAndTheSeatIsFree() {
        RehearsedPage host = house.host();
        RehearsedPage guest = house.guest(2);
        house.asks(guest, Request.Leave::new);
        assertThat(guest.last(Reply.class)).isInstanceOf(Reply.Done.class);
        assertThat(guest.closed).isEqualTo(Closing.LEFT);
        assertThat(host.news()).containsExactly("Joined", "Left");
    }

    @Test
    void helloIsSaidOnceAndFirst() {
        RehearsedPage host = house.host();
        house.asks(host, id -> new Request.Hello(id, 1, new Request.Ticket("x")));
        assertThat(host.problem().code()).isEqualTo("malformed");
        house.asks(host, id -> new Request.Hello(id, 2, new Request.Ticket("x")));
        assertThat(host.problem()).isEqualTo(Problem.WRONG_VERSION);
    }

    @Test
    void lobbyIsBounded() {
        for (int i = 0; i < RoomTalk.MOST_WAITING; i++) {
            house.inLobby(i + 10);
        }
        assertThat(house.inLobby(9).problem()).isEqualTo(Problem.LOBBY_FULL);
        assertThat(house.talk.waitingNow()).isEqualTo(RoomTalk.MOST_WAITING);
    }

    @Test
    void whoWaitsMayBreakOffComeBackAndChangeTheirName() {
        RehearsedPage host = house.host();
        RehearsedPage guest = house.inLobby(2);
        house.breaks(guest).resumes(guest);
        house.asks(guest, id -> new Request.Name(id, RehearsedTalk.name("The nurse")));
        assertThat(host.news()).containsExactly("Waits", "Waits");
        house.breaks(guest).passes(Duration.ofSeconds(31));
        assertThat(host.news()).containsExactly("Waits", "Waits", "Waited");
    }

    @Test
    void endOfTheProgramIsTold() {
        RehearsedPage host = house.host();
        house.on(new TalkEvent.ProgramEnds());
        assertThat(host.heard).endsWith(new Moment.Going());
        assertThat(host.closed).isEqualTo(Closing.GOING);
    }

    @Test
    void nothingThatIsPrintedHoldsAName() {
        RehearsedPage host = house.host();
        house.phones(41);
        house.asks(host, id -> new Request.Name(id, RehearsedTalk.name("The doctor")));
        assertThat(house.done.toString() + host.heard + host.people)
                .doesNotContain("doctor", "Person 1", "+49", "token 1");
    }

    private static SeatId waiting(RehearsedPage host) {
        return host.heard.reversed().stream()
                .filter(NumberedNews.class::isInstance)
                .map(NumberedNews.class::cast)
                .map(NumberedNews::news)
                .filter(News.Waits.class::isInstance)
                .map(News.Waits.class::cast)
                .findFirst()
                .orElseThrow()
                .waiting()
                .seat();
    }
}
