package org.parlour.sip.seat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.PhonePolicy;

class SeatedPhoneTest {
    private final Sitter sitter = new Sitter();

    @Test
    void saysHowManyOthersAreHere() {
        assertThat(sitter.sits(3).told()).containsExactly("say DOOR_COME_IN OTHERS(3)");
        assertThat(sitter.hearsItOut().told()).isEmpty();
        assertThat(sitter.nextDeadlineNanos()).isEqualTo(SeatedPhone.NEVER);
    }

    @Test
    void whoIsAloneHearsMusicAndEvery45SecondsThatNobodyIsHere() {
        assertThat(sitter.sits(0).told()).containsExactly("say DOOR_COME_IN ROOM_ALONE");
        long saidNanos = sitter.nowNanos();
        assertThat(sitter.hearsItOut().told()).containsExactly("music");
        for (int time = 1; time <= 3; time++) {
            assertThat(sitter.waits().told()).containsExactly("no music", "say ROOM_ALONE");
            assertThat(sitter.nowNanos() - saidNanos)
                    .isEqualTo(Duration.ofSeconds(45).multipliedBy(time).toNanos());
            assertThat(sitter.hearsItOut().told()).containsExactly("music");
        }
    }

    @Test
    void firstWhoComesEndsTheMusicWithoutAWord() {
        sitter.sits(0).hearsItOut().forgets();
        assertThat(sitter.company(1).told()).containsExactly("no music");
        assertThat(sitter.company(2).told()).isEmpty();
        assertThat(sitter.nextDeadlineNanos()).isEqualTo(SeatedPhone.NEVER);
    }

    @Test
    void thatNobodyIsHereIsNotSaidToItsEndWhenSomebodyComes() {
        sitter.sits(0).forgets();
        assertThat(sitter.company(1).told()).containsExactly("hush");
    }

    @Test
    void whoIsLeftAloneIsToldAfterAMoment() {
        sitter.sits(1).hearsItOut().forgets();
        assertThat(sitter.company(0).told()).isEmpty();
        assertThat(sitter.company(1).waits().told()).isEmpty();
        assertThat(sitter.company(0).waits().told()).containsExactly("say ROOM_ALONE");
        assertThat(sitter.hearsItOut().told()).containsExactly("music");
    }

    @Test
    void starSixMutesAndUnmutesAndSaysSo() {
        sitter.sits(1).hearsItOut().forgets();
        assertThat(sitter.types("*6").told()).containsExactly("mute by CALLER", "say ROOM_MUTED");
        assertThat(sitter.types("*6").told()).containsExactly("unmute", "say ROOM_UNMUTED");
    }

    @Test
    void starOneHelpsAndMoreSlowlyTheSecondTime() {
        sitter.sits(1).hearsItOut().forgets();
        assertThat(sitter.types("*1").told()).containsExactly("say ROOM_HELP ROOM_HELP_MORE ROOM_HELP_HEARING");
        assertThat(sitter.types("*1").told()).containsExactly("say slowly ROOM_HELP ROOM_HELP_MORE ROOM_HELP_HEARING");
    }

    @Test
    void starFourAndSevenTurnTheRoomUpAndDownToTheirStops() {
        sitter.sits(1).hearsItOut().forgets();
        assertThat(sitter.types("*4*4*4*4*4").told())
                .containsExactly(
                        "hear +3 +0 100%",
                        "say ROOM_LOUDER",
                        "hear +6 +0 100%",
                        "say ROOM_LOUDER",
                        "hear +9 +0 100%",
                        "say ROOM_LOUDER",
                        "hear +12 +0 100%",
                        "say ROOM_LOUDER",
                        "say ROOM_LOUDEST");
        assertThat(sitter.types("*7*7*7*7*7*7*7*7").told())
                .startsWith("hear +9 +0 100%", "say ROOM_QUIETER")
                .endsWith("hear -9 +0 100%", "say ROOM_QUIETER", "say ROOM_QUIETEST");
    }

    @Test
    void starEightMakesVoicesClearerInTwoStepsAndBack() {
        sitter.sits(1).hearsItOut().forgets();
        assertThat(sitter.types("*8*8*8").told())
                .containsExactly(
                        "hear +0 +5 100%",
                        "say ROOM_CLEARER",
                        "hear +0 +9 100%",
                        "say ROOM_CLEAREST",
                        "hear +0 +0 100%",
                        "say ROOM_NOT_CLEARER");
    }

    @Test
    void starNineMakesTheHouseSpeakSlowerBeforeItSaysSo() {
        sitter.sits(1).hearsItOut().forgets();
        assertThat(sitter.types("*9*9*9").told())
                .containsExactly(
                        "hear +0 +0 80%",
                        "say ROOM_SLOWER",
                        "hear +0 +0 60%",
                        "say ROOM_SLOWEST",
                        "hear +0 +0 100%",
                        "say ROOM_NOT_SLOWER");
    }

    @Test
    void starTwoLetsOneSpeakAtATime() {
        sitter.sits(1).hearsItOut().forgets();
        assertThat(sitter.types("*2*2").told())
                .containsExactly(
                        "hear +0 +0 100% one", "say ROOM_ONE_AT_A_TIME", "hear +0 +0 100%", "say ROOM_ALL_AT_ONCE");
    }

    @Test
    void sliderIsHeardAndNotSpokenOf() {
        HearingProfile wished = new HearingProfile(5, 7, 90, true);
        assertThat(sitter.on(new SeatEvent.HearingWished(wished)).told()).containsExactly("hear +5 +7 90% one");
        sitter.sits(1).hearsItOut().forgets();
        assertThat(sitter.on(new SeatEvent.HearingWished(wished)).told()).isEmpty();
        // Keys go on from where the slider stands.
        assertThat(sitter.types("*4*8*9").told())
                .containsExactly(
                        "hear +8 +7 90% one",
                        "say ROOM_LOUDER",
                        "hear +8 +9 90% one",
                        "say ROOM_CLEAREST",
                        "hear +8 +9 80% one",
                        "say ROOM_SLOWER");
    }

    @Test
    void whatIsHeardGoesAlongToAnotherRoom() {
        sitter.sits(1).hearsItOut().types("*8").forgets();
        sitter.on(new SeatEvent.Moved(PhonePolicy.OPEN)).sits(2).forgets();
        assertThat(sitter.types("*8").told()).containsExactly("hear +0 +9 100%", "say ROOM_CLEAREST");
    }

    @Test
    void loneStarIsForgottenAfterThreeSeconds() {
        sitter.sits(1).hearsItOut().types("*").passes(Duration.ofSeconds(4)).forgets();
        assertThat(sitter.types("6").told()).isEmpty();
        assertThat(sitter.types("*").passes(Duration.ofSeconds(2)).types("6").told())
                .containsExactly("mute by CALLER", "say ROOM_MUTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", "0123456789#ABCD", "*06", "*#", "*0", "*A6"})
    void otherKeysDoNothing(String faces) {
        sitter.sits(1).hearsItOut().forgets();
        assertThat(sitter.types(faces).told()).isEmpty();
    }

    @Test
    void secondStarBeginsAnew() {
        sitter.sits(1).hearsItOut().forgets();
        assertThat(sitter.types("**6").told()).containsExactly("mute by CALLER", "say ROOM_MUTED");
    }

    @Test
    void whoSpeaksWhileMutedIsToldTwiceAMuting() {
        sitter.sits(1).hearsItOut().types("*6").forgets();
        for (int time = 0; time < 4; time++) {
            sitter.on(new SeatEvent.SpokeWhileMuted());
        }
        assertThat(sitter.told()).containsExactly("say ROOM_YOU_ARE_MUTED", "say ROOM_YOU_ARE_MUTED");
        sitter.types("*6*6").forgets().on(new SeatEvent.SpokeWhileMuted());
        assertThat(sitter.told()).containsExactly("say ROOM_YOU_ARE_MUTED");
    }

    @Test
    void speechOfWhoIsNotMutedIsNotWarnedOf() {
        sitter.sits(1).hearsItOut().forgets();
        assertThat(sitter.on(new SeatEvent.SpokeWhileMuted()).told()).isEmpty();
    }

    @Test
    void hostMutesAndSaysSoAndTheCallerMaySpeakAgain() {
        sitter.sits(1).hearsItOut().forgets();
        assertThat(sitter.on(new SeatEvent.MutedByHost(true)).told())
                .containsExactly("mute by HOST", "say ROOM_MUTED_BY_HOST");
        assertThat(sitter.on(new SeatEvent.MutedByHost(true)).told()).isEmpty();
        assertThat(sitter.types("*6").told()).containsExactly("unmute", "say ROOM_UNMUTED");
    }

    @Test
    void hostUnmutesWhoeverMuted() {
        sitter.sits(1).hearsItOut().types("*6").forgets();
        assertThat(sitter.on(new SeatEvent.MutedByHost(false)).told())
                .containsExactly("unmute", "say ROOM_UNMUTED_BY_HOST");
        assertThat(sitter.on(new SeatEvent.MutedByHost(false)).told()).isEmpty();
    }

    @Test
    void whoIsMutedOnTheWayInIsToldWithTheGreeting() {
        assertThat(sitter.on(new SeatEvent.MutedByHost(true)).told()).containsExactly("mute by HOST");
        assertThat(sitter.sits(2).told()).containsExactly("say DOOR_COME_IN OTHERS(2) ROOM_MUTED_BY_HOST");
    }

    @Test
    void roomMayTakeItsCallersSilentUntilTheyPressTheKey() {
        assertThat(policy(PhonePolicy.MUTED)).containsExactly("mute by POLICY");
        assertThat(sitter.sits(2).told()).containsExactly("say DOOR_COME_IN OTHERS(2) ROOM_MUTED_AT_FIRST");
        assertThat(sitter.types("*6").told()).containsExactly("unmute", "say ROOM_UNMUTED");
    }

    @Test
    void whoMayOnlyListenHasTheWordFromTheHostAlone() {
        policy(PhonePolicy.LISTENING);
        assertThat(sitter.sits(0).told()).containsExactly("say DOOR_COME_IN ROOM_LISTENING ROOM_ALONE");
        assertThat(sitter.types("*6").told()).containsExactly("say ROOM_LISTENING");
        assertThat(sitter.on(new SeatEvent.SpokeWhileMuted()).told()).containsExactly("say ROOM_LISTENING");
        assertThat(sitter.on(new SeatEvent.MutedByHost(false)).told())
                .containsExactly("unmute", "say ROOM_UNMUTED_BY_HOST");
        assertThat(sitter.types("*6*6").told())
                .containsExactly("mute by CALLER", "say ROOM_MUTED", "unmute", "say ROOM_UNMUTED");
        assertThat(sitter.on(new SeatEvent.MutedByHost(true)).told())
                .containsExactly("mute by HOST", "say ROOM_LISTENING");
        assertThat(sitter.types("*6").told()).containsExactly("say ROOM_LISTENING");
    }

    @Test
    void policyThatChangesIsHeardByThoseWhomItChanges() {
        sitter.sits(1).hearsItOut().forgets();
        assertThat(policy(PhonePolicy.OPEN)).isEmpty();
        assertThat(policy(PhonePolicy.MUTED)).containsExactly("mute by POLICY", "say ROOM_MUTED_AT_FIRST");
        assertThat(policy(PhonePolicy.LISTENING)).containsExactly("say ROOM_LISTENING");
        assertThat(policy(PhonePolicy.MUTED)).containsExactly("say ROOM_MUTED_AT_FIRST");
        assertThat(policy(PhonePolicy.OPEN)).containsExactly("unmute", "say ROOM_UNMUTED_BY_HOST");
        sitter.types("*6").forgets();
        assertThat(policy(PhonePolicy.MUTED)).as("silent by their own wish").isEmpty();
        assertThat(policy(PhonePolicy.OPEN)).isEmpty();
        assertThat(sitter.mutedBy()).isEqualTo(MutedBy.CALLER);
    }

    private List<String> policy(PhonePolicy policy) {
        return sitter.on(new SeatEvent.PolicyChanged(policy)).told();
    }

    @Test
    void starFiveRaisesAHandAndTheHostLowersIt() {
        sitter.sits(1).hearsItOut().forgets();
        assertThat(sitter.on(new SeatEvent.HandLowered()).told()).isEmpty();
        assertThat(sitter.types("*5").told()).containsExactly("hand", "say ROOM_HAND_UP");
        assertThat(sitter.types("*5").told()).containsExactly("no hand", "say ROOM_HAND_DOWN");
        assertThat(sitter.types("*5").on(new SeatEvent.HandLowered()).told())
                .containsExactly("hand", "say ROOM_HAND_UP", "no hand", "say ROOM_HAND_DOWN");
    }

    @Test
    void starThreeSaysWhoIsHere() {
        sitter.sits(3).hearsItOut().forgets();
        assertThat(sitter.on(new SeatEvent.Counted(1, 1)).told())
                .as("nobody asked")
                .isEmpty();
        assertThat(sitter.types("*3").on(new SeatEvent.Counted(2, 1)).told())
                .containsExactly("count", "say BROWSERS(2) PHONES(1)");
        assertThat(sitter.types("*3").on(new SeatEvent.Counted(0, 3)).told()).containsExactly("count", "say PHONES(3)");
        assertThat(sitter.types("*3").on(new SeatEvent.Counted(0, 0)).told())
                .containsExactly("count", "say ROOM_ALONE");
    }

    @Test
    void anyKeyAnswersATestAndDoesNothingElse() {
        sitter.sits(1).hearsItOut().forgets();
        assertThat(sitter.on(new SeatEvent.TestAsked()).told()).containsExactly("test", "say TEST");
        assertThat(sitter.types("*").told()).containsExactly("heard", "say ROOM_TEST_HEARD");
        assertThat(sitter.types("6").told()).isEmpty();
    }

    @Test
    void testThatNobodyAnswersIsUnheardAfterTenSeconds() {
        sitter.sits(1).hearsItOut().forgets();
        sitter.on(new SeatEvent.TestAsked()).passes(Duration.ofSeconds(5));
        assertThat(sitter.on(new SeatEvent.TestAsked()).told()).containsExactly("test", "say TEST", "say TEST");
        long askedNanos = sitter.nowNanos();
        assertThat(sitter.hearsItOut().waits().told()).containsExactly("unheard");
        assertThat(sitter.nowNanos() - askedNanos)
                .isEqualTo(Duration.ofSeconds(10).toNanos());
    }

    @Test
    void browserThatComesEndsTheMusicAndIsAnnouncedOnceABurst() {
        sitter.sits(0).hearsItOut().forgets();
        assertThat(sitter.company(1).on(new SeatEvent.BrowserCame()).told())
                .containsExactly("no music", "say ROOM_BROWSER_CAME");
        assertThat(sitter.hearsItOut()
                        .on(new SeatEvent.BrowserCame())
                        .company(2)
                        .told())
                .isEmpty();
        assertThat(sitter.passes(Duration.ofSeconds(11))
                        .on(new SeatEvent.BrowserCame())
                        .told())
                .containsExactly("say ROOM_BROWSER_CAME");
    }

    @Test
    void browserIsAnnouncedWhenWhatIsBeingSaidIsOver() {
        sitter.sits(1).forgets();
        assertThat(sitter.on(new SeatEvent.BrowserCame()).told()).isEmpty();
        assertThat(sitter.hearsItOut().told()).containsExactly("say ROOM_BROWSER_CAME");
        assertThat(sitter.hearsItOut().told()).isEmpty();
    }

    @Test
    void browserIsAnnouncedAtOnceInsteadOfThatNobodyIsHere() {
        sitter.sits(0).forgets();
        assertThat(sitter.on(new SeatEvent.BrowserCame()).company(1).told()).containsExactly("say ROOM_BROWSER_CAME");
    }

    @Test
    void whoIsAloneWhenTheHostHasLeftHearsGoodbye() {
        sitter.sits(1).hearsItOut().forgets();
        assertThat(sitter.on(new SeatEvent.HostLeft()).company(0).told()).containsExactly("say ROOM_HOST_LEFT");
        long leftNanos = sitter.nowNanos();
        assertThat(sitter.hearsItOut().told()).isEmpty();
        assertThat(sitter.waits().told()).containsExactly("say alone DOOR_GOODBYE");
        assertThat(sitter.nowNanos() - leftNanos)
                .isEqualTo(Duration.ofSeconds(10).toNanos());
        assertThat(sitter.hearsItOut().told()).containsExactly("hang up");
    }

    @Test
    void whoHasCompanyStaysWhenTheHostHasLeft() {
        sitter.sits(2).hearsItOut().forgets();
        sitter.company(1).on(new SeatEvent.HostLeft()).hearsItOut();
        assertThat(sitter.told()).containsExactly("say ROOM_HOST_LEFT");
        assertThat(sitter.nextDeadlineNanos()).isEqualTo(SeatedPhone.NEVER);
        assertThat(sitter.company(0).waits().told()).containsExactly("say alone DOOR_GOODBYE");
    }

    @Test
    void whoeverComesAfterTheHostEndsTheGoodbyeBeforeItIsSaid() {
        sitter.sits(1)
                .hearsItOut()
                .company(0)
                .on(new SeatEvent.HostLeft())
                .hearsItOut()
                .forgets();
        assertThat(sitter.on(new SeatEvent.BrowserCame()).company(1).told()).containsExactly("say ROOM_BROWSER_CAME");
        assertThat(sitter.hearsItOut().company(0).waits().told()).containsExactly("say ROOM_ALONE");
    }

    @Test
    void whoIsMovedIsToldSoAndTakesTheSilenceAlong() {
        sitter.sits(1).types("*6*5").forgets();
        assertThat(sitter.on(new SeatEvent.Moved(PhonePolicy.OPEN)).told()).containsExactly("hush", "no hand");
        assertThat(sitter.sits(2).told()).containsExactly("say ROOM_MOVED OTHERS(2) ROOM_MUTED");
        assertThat(sitter.on(new SeatEvent.Moved(PhonePolicy.LISTENING)).told())
                .containsExactly("hush", "mute by POLICY");
        assertThat(sitter.on(new SeatEvent.Moved(PhonePolicy.OPEN)).told()).containsExactly("unmute");
    }

    @Test
    void roomThatClosesSaysGoodbyeAndHangsUp() {
        sitter.sits(0).hearsItOut().forgets();
        assertThat(sitter.on(new SeatEvent.RoomClosed()).told())
                .containsExactly("no music", "say alone ROOM_CLOSED DOOR_GOODBYE");
        assertThat(sitter.types("*6").company(3).waits().told()).containsExactly("hush", "hang up");
        assertThat(sitter.nextDeadlineNanos()).isEqualTo(SeatedPhone.NEVER);
    }

    @Test
    void wordsGoBeforeMusic() {
        sitter.sits(0).hearsItOut().forgets();
        assertThat(sitter.types("*4").told()).containsExactly("hear +3 +0 100%", "no music", "say ROOM_LOUDER");
        assertThat(sitter.hearsItOut().told()).containsExactly("music");
    }

    @Test
    void stuckSoundIsGivenUp() {
        sitter.sits(0).forgets();
        sitter.passes(Duration.ofSeconds(90)).waits();
        assertThat(sitter.told()).containsExactly("hush", "say ROOM_ALONE");
    }

    @Test
    void nothingIsSaidBeforeItSits() {
        assertThat(sitter.types("*6*1")
                        .on(new SeatEvent.PlayedOut(7))
                        .on(new SeatEvent.SpokeWhileMuted())
                        .on(new SeatEvent.DeadlineReached())
                        .told())
                .isEmpty();
    }
}
