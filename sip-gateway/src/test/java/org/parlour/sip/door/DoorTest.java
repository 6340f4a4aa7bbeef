package org.parlour.sip.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parlour.dialplan.speech.Language;

class DoorTest {
    private static final int MOST_STEPS = 200;
    private static final String WELCOME = "say DOOR_WELCOME DOOR_PIN_PLEASE DOOR_ZERO_FOR_HELP";
    private static final String ASKED_AGAIN = "say slowly DOOR_NOTHING_HEARD DOOR_PIN_PLEASE DOOR_ZERO_FOR_HELP";

    private final Visit visit = new Visit();

    @ParameterizedTest
    @EnumSource(Situation.class)
    void anythingMayHappenAnywhereAndNothingLastsForEver(Situation situation) {
        for (Happening happening : Happening.values()) {
            Visit here = situation.visit();
            assertThat(here.stage()).isEqualTo(situation.stage());
            ends(happening.to(here));
        }
    }

    @ParameterizedTest
    @EnumSource(Situation.class)
    void anyTwoThingsMayHappenAnywhere(Situation situation) {
        for (Happening first : Happening.values()) {
            for (Happening second : Happening.values()) {
                ends(second.to(first.to(situation.visit())));
            }
        }
    }

    /** By its deadlines alone, with a sound that never says that it was heard. */
    private static void ends(Visit visit) {
        for (int steps = 0; visit.nextDeadlineNanos() != Door.NEVER; steps++) {
            assertThat(steps).isLessThan(MOST_STEPS);
            visit.waits();
        }
        assertThat(visit.elapsed()).isLessThan(Duration.ofMinutes(22));
    }

    @Test
    void greetsAndAsksForThePin() {
        assertThat(visit.opens().told()).containsExactly(WELCOME);
    }

    @Test
    void firstKeyHushesTheVoiceAndTheLastLooksAtOnce() {
        visit.opens().forgets();
        assertThat(visit.types("1").told()).containsExactly("hush");
        assertThat(visit.types("23456786").told()).containsExactly("look");
        assertThat(visit.looked(new Entry.Seating(Visit.ROOM)).told()).containsExactly("enter demo");
    }

    @Test
    void hashBehindThePinIsSwallowed() {
        visit.opens()
                .types(Visit.PIN + "#")
                .looked(new Entry.Unknown(0))
                .waits()
                .forgets();
        assertThat(visit.types("#").told()).isEmpty();
    }

    @Test
    void digitTooManyIsSwallowedAndDoesNotCutTheReadingBack() {
        visit.opens().types(Visit.SLIP).forgets();
        assertThat(visit.types("0").told()).isEmpty();
        assertThat(visit.hearsItOut().types(Visit.PIN).told()).containsExactly("look");
    }

    @Test
    void badCheckDigitIsReadBackSlowlyAndNotLookedUp() {
        visit.opens().forgets();
        assertThat(visit.types(Visit.SLIP).told()).containsExactly("hush", "say slowly PinSlip");
    }

    @Test
    void fourthSlipLeadsToReception() {
        visit.opens();
        for (int slip = 0; slip < 3; slip++) {
            visit.types(Visit.SLIP).hearsItOut();
        }
        assertThat(visit.forgets().types(Visit.SLIP).told()).containsExactly("knock");
    }

    @Test
    void slipsAreNoGuesses() {
        visit.opens();
        for (int slip = 0; slip < 3; slip++) {
            visit.types(Visit.SLIP).hearsItOut();
        }
        for (int guess = 0; guess < 2; guess++) {
            visit.types(Visit.PIN).looked(new Entry.Unknown(0)).waits().hearsItOut();
        }
        assertThat(visit.forgets()
                        .types(Visit.PIN)
                        .looked(new Entry.Seating(Visit.ROOM))
                        .told())
                .containsExactly("look", "enter demo");
    }

    @Test
    void pinThatBeginsWithZeroIsASlip() {
        visit.opens().forgets();
        assertThat(visit.types("012345678").told()).containsExactly("hush", "say slowly PinSlip");
    }

    @Test
    void thirdWrongPinLeadsToReception() {
        visit.opens().hearsItOut().forgets();
        for (int guess = 0; guess < 2; guess++) {
            assertThat(visit.types(Visit.PIN)
                            .looked(new Entry.Unknown(0))
                            .waits()
                            .told())
                    .containsExactly("look", "say slowly DOOR_PIN_NOT_RIGHT");
            visit.hearsItOut();
        }
        assertThat(visit.types(Visit.PIN).looked(new Entry.Unknown(0)).waits().told())
                .containsExactly("look", "knock");
        assertThat(visit.received(Reception.ATTENDED).told())
                .containsExactly("say slowly DOOR_TO_RECEPTION DOOR_RECEPTION_WAITING");
        assertThat(visit.hearsItOut().told()).containsExactly("music");
    }

    @Test
    void whoComesToALobbyWaitsForAHostAndIsLetIn() {
        visit.opens().types(Visit.PIN).looked(new Entry.Seating(Visit.ROOM)).forgets();
        assertThat(visit.on(new DoorEvent.NotSeated(DoorEvent.NotSeated.Why.LOBBY))
                        .told())
                .containsExactly("say DOOR_RECEPTION_WAITING");
        assertThat(visit.hearsItOut().told()).containsExactly("music");
        assertThat(visit.waits().told()).containsExactly("no music", "say slowly DOOR_RECEPTION_WAITING");
        assertThat(visit.on(new DoorEvent.Admitted(Visit.ROOM)).last())
                .containsExactly(new DoorEffect.Hush(), new DoorEffect.Enter(Visit.ROOM, true));
    }

    @Test
    void whoIsNotLetInHearsSoAndGoodbye() {
        visit.opens().types(Visit.PIN).looked(new Entry.Seating(Visit.ROOM));
        visit.on(new DoorEvent.NotSeated(DoorEvent.NotSeated.Why.LOBBY))
                .hearsItOut()
                .forgets();
        assertThat(visit.on(new DoorEvent.Refused()).told())
                .containsExactly("no music", "say DOOR_NOT_LET_IN DOOR_GOODBYE");
        assertThat(visit.on(new DoorEvent.Refused()).hearsItOut().told()).containsExactly("hang up");
    }

    @Test
    void lobbyThatNobodyMindsEndsLikeReception() {
        visit.opens().types(Visit.PIN).looked(new Entry.Seating(Visit.ROOM));
        visit.on(new DoorEvent.NotSeated(DoorEvent.NotSeated.Why.LOBBY));
        ends(visit);
        assertThat(visit.told()).endsWith("say slowly DOOR_RECEPTION_NOBODY DOOR_GOODBYE", "hush", "hang up");
    }

    @Test
    void wrongPinIsToldAfterThePauseThatTheBookDemands() {
        visit.opens().types(Visit.PIN).looked(new Entry.Unknown(4_000)).forgets();
        assertThat(visit.passes(Duration.ofMillis(3_999))
                        .on(new DoorEvent.DeadlineReached())
                        .told())
                .isEmpty();
        assertThat(visit.passes(Duration.ofMillis(1))
                        .on(new DoorEvent.DeadlineReached())
                        .told())
                .containsExactly("say slowly DOOR_PIN_NOT_RIGHT");
    }

    @Test
    void pinTypedDuringThePauseIsLookedUpWhenItIsOver() {
        visit.opens()
                .types(Visit.PIN)
                .looked(new Entry.Unknown(10_000))
                .passes(Duration.ofSeconds(2))
                .forgets();
        assertThat(visit.types("55*" + Visit.PIN + "5").told()).isEmpty();
        assertThat(visit.waits().told()).containsExactly("look");
    }

    @Test
    void silenceIsAskedTwiceMoreSlowlyAndThenLedToReception() {
        visit.opens().hearsItOut().forgets();
        assertThat(visit.passes(Duration.ofMillis(19_900))
                        .on(new DoorEvent.DeadlineReached())
                        .told())
                .isEmpty();
        assertThat(visit.waits().told()).containsExactly(ASKED_AGAIN);
        assertThat(visit.hearsItOut().waits().told()).containsExactly(ASKED_AGAIN);
        assertThat(visit.hearsItOut().waits().told()).containsExactly("knock");
        assertThat(visit.received(Reception.DESERTED).told())
                .containsExactly("say slowly DOOR_RECEPTION_NOBODY DOOR_GOODBYE");
        assertThat(visit.hearsItOut().told()).containsExactly("hang up");
        assertThat(visit.nextDeadlineNanos()).isEqualTo(Door.NEVER);
    }

    @Test
    void twentySecondsBetweenDigitsAreNotTooLong() {
        visit.opens();
        for (int digit = 0; digit < Visit.PIN.length(); digit++) {
            visit.passes(Duration.ofMillis(19_600)).on(new DoorEvent.DeadlineReached());
            visit.forgets().types(Visit.PIN.substring(digit, digit + 1));
        }
        assertThat(visit.told()).containsExactly("look");
    }

    @Test
    void digitsThatStopShortAreReadBack() {
        visit.opens().types("1234").forgets();
        assertThat(visit.waits().told()).containsExactly("say slowly PinSlip");
        assertThat(visit.types("12#").told()).containsExactly("hush", "say slowly PinSlip");
    }

    @Test
    void starClearsAndAsksAgain() {
        visit.opens().types("99").forgets();
        assertThat(visit.types("*").told()).containsExactly("say slowly DOOR_PIN_PLEASE DOOR_ZERO_FOR_HELP");
        assertThat(visit.types(Visit.PIN).told()).containsExactly("hush", "look");
    }

    @Test
    void zeroAloneForTwoSecondsAsksForAPerson() {
        visit.opens().types("0").forgets();
        assertThat(visit.passes(Duration.ofMillis(1_999))
                        .on(new DoorEvent.DeadlineReached())
                        .told())
                .isEmpty();
        assertThat(visit.passes(Duration.ofMillis(1))
                        .on(new DoorEvent.DeadlineReached())
                        .told())
                .containsExactly("knock");
        assertThat(visit.received(Reception.ATTENDED).told()).containsExactly("say DOOR_RECEPTION_WAITING");
    }

    @Test
    void zerosPressedImpatientlyAskForAPersonToo() {
        assertThat(visit.opens().types("000").forgets().waits().told()).containsExactly("knock");
    }

    @Test
    void waitingIsMusicWithASentenceEvery45Seconds() {
        visit.opens().types("0").waits().received(Reception.ATTENDED).forgets();
        assertThat(visit.hearsItOut().told()).containsExactly("music");
        long heardNanos = visit.nowNanos();
        assertThat(visit.waits().told()).containsExactly("no music", "say slowly DOOR_RECEPTION_WAITING");
        assertThat(visit.nowNanos() - heardNanos)
                .isEqualTo(Duration.ofSeconds(45).toNanos());
        assertThat(visit.on(new DoorEvent.Admitted(Visit.ROOM)).told()).containsExactly("hush", "enter demo");
    }

    @Test
    void nobodyWaitsLongerThanTenMinutes() {
        visit.opens().types("0").waits().received(Reception.ATTENDED);
        Duration began = visit.elapsed();
        while (visit.stage() == Stage.WAITING) {
            visit.hearsItOut().forgets().waits();
        }
        assertThat(visit.elapsed().minus(began)).isBetween(Duration.ofMinutes(10), Duration.ofSeconds(610));
        assertThat(visit.told()).contains("say slowly DOOR_RECEPTION_NOBODY DOOR_GOODBYE");
    }

    @Test
    void pinFoundWhileWaitingOpensTheRoom() {
        visit.opens()
                .types("0")
                .waits()
                .received(Reception.ATTENDED)
                .hearsItOut()
                .forgets();
        assertThat(visit.types(Visit.PIN).told()).containsExactly("look");
        assertThat(visit.looked(new Entry.Seating(Visit.ROOM)).told()).containsExactly("no music", "enter demo");
    }

    @Test
    void whatIsNoPinDisturbsNobodyWhoWaits() {
        visit.opens()
                .types("0")
                .waits()
                .received(Reception.ATTENDED)
                .hearsItOut()
                .forgets();
        assertThat(visit.types("0#*0" + Visit.SLIP).told()).isEmpty();
        assertThat(visit.passes(Duration.ofSeconds(3))
                        .types(Visit.PIN)
                        .looked(new Entry.Unknown(0))
                        .told())
                .containsExactly("look");
    }

    @Test
    void callerWhoWasLostPressesOneToGoBack() {
        assertThat(visit.opens(Visit.EARLIER).told()).containsExactly("say DOOR_BACK_PRESS_ONE");
        assertThat(visit.types("1").told()).containsExactly("hush");
        assertThat(visit.waits().told()).containsExactly("enter earlier");
        assertThat(visit.elapsed()).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void oneThatIsFollowedByAnotherDigitBeginsAPin() {
        visit.opens(Visit.EARLIER).forgets();
        assertThat(visit.types(Visit.PIN).looked(new Entry.Seating(Visit.ROOM)).told())
                .containsExactly("hush", "look", "enter demo");
    }

    @Test
    void whoWasLostAndDoesNotGoBackIsAskedForThePin() {
        visit.opens(Visit.EARLIER).hearsItOut().forgets();
        assertThat(visit.waits().told()).containsExactly("say DOOR_PIN_PLEASE DOOR_ZERO_FOR_HELP");
        assertThat(visit.hearsItOut().waits().told()).containsExactly(ASKED_AGAIN);
    }

    @Test
    void oneIsADigitLikeOthersWhereThereIsNoWayBack() {
        visit.opens().types("1").forgets();
        assertThat(visit.passes(Duration.ofSeconds(5))
                        .on(new DoorEvent.DeadlineReached())
                        .told())
                .isEmpty();
    }

    @Test
    void rightPinOfARoomThatIsNotOpenOffersHelpAndSaysGoodbye() {
        visit.opens().types(Visit.PIN).forgets();
        assertThat(visit.looked(new Entry.NotYet()).told()).containsExactly("say DOOR_ROOM_NOT_YET DOOR_ZERO_FOR_HELP");
        assertThat(visit.hearsItOut().waits().told()).containsExactly("say DOOR_GOODBYE");
        assertThat(visit.hearsItOut().told()).containsExactly("hang up");
    }

    @Test
    void fullRoomLeadsWhoAsksToReception() {
        visit.opens().types(Visit.PIN).looked(new Entry.Full()).forgets();
        assertThat(visit.passes(Duration.ofSeconds(2)).types("0").told()).containsExactly("hush", "knock");
    }

    @Test
    void tooManyTriesAndTroubleEndWithGoodbye() {
        visit.opens().types(Visit.PIN).forgets();
        assertThat(visit.looked(new Entry.TooManyTries()).told())
                .containsExactly("say DOOR_TOO_MANY_TRIES DOOR_GOODBYE");
        Visit troubled = new Visit().opens().types(Visit.PIN).forgets();
        assertThat(troubled.looked(new Entry.Trouble()).told()).containsExactly("say DOOR_TROUBLE DOOR_GOODBYE");
    }

    @Test
    void seatThatIsGoneIsTold() {
        Visit closed = Situation.ENTERING.visit();
        assertThat(closed.on(new DoorEvent.NotSeated(DoorEvent.NotSeated.Why.CLOSED))
                        .told())
                .containsExactly("say ROOM_CLOSED DOOR_GOODBYE");
        Visit full = Situation.ENTERING.visit();
        assertThat(full.on(new DoorEvent.NotSeated(DoorEvent.NotSeated.Why.FULL))
                        .told())
                .containsExactly("say DOOR_ROOM_FULL DOOR_ZERO_FOR_HELP");
    }

    @Test
    void tenMinutesAtTheDoorAreEnough() {
        visit.opens();
        while (visit.stage() == Stage.ASKING) {
            visit.passes(Duration.ofSeconds(8)).types("*").on(new DoorEvent.DeadlineReached());
        }
        assertThat(visit.elapsed()).isBetween(Duration.ofMinutes(10), Duration.ofSeconds(610));
        assertThat(visit.stage()).isEqualTo(Stage.KNOCKING);
    }

    @Test
    void bookThatDoesNotAnswerIsTrouble() {
        assertThat(visit.opens().types(Visit.PIN).forgets().waits().told())
                .containsExactly("say DOOR_TROUBLE DOOR_GOODBYE");
        assertThat(Situation.KNOCKING.visit().waits().told()).containsExactly("say DOOR_RECEPTION_NOBODY DOOR_GOODBYE");
    }

    @Test
    void pinOfEveryLengthIsTakenWithItsLastDigit() {
        for (int digits = 6; digits <= 12; digits++) {
            Visit here = new Visit();
            here.on(new DoorEvent.Opened(new Opening.Doorway(Language.RUSSIAN, digits, null)));
            here.types("9".repeat(digits - 1)).forgets();
            assertThat(here.types("9").told()).isIn(List.of("look"), List.of("say slowly PinSlip"));
        }
    }
}
