package org.parlour.sip.seat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(sitter.types("*6").told()).containsExactly("mute", "say ROOM_MUTED");
        assertThat(sitter.types("*6").told()).containsExactly("unmute", "say ROOM_UNMUTED");
    }

    @Test
    void starOneHelpsAndMoreSlowlyTheSecondTime() {
        sitter.sits(1).hearsItOut().forgets();
        assertThat(sitter.types("*1").told()).containsExactly("say ROOM_HELP");
        assertThat(sitter.types("*1").told()).containsExactly("say slowly ROOM_HELP");
    }

    @Test
    void starFourAndSevenTurnTheRoomUpAndDownToTheirStops() {
        sitter.sits(1).hearsItOut().forgets();
        assertThat(sitter.types("*4*4*4*4").told())
                .containsExactly(
                        "gain 1",
                        "say ROOM_LOUDER",
                        "gain 2",
                        "say ROOM_LOUDER",
                        "gain 3",
                        "say ROOM_LOUDER",
                        "say ROOM_LOUDEST");
        assertThat(sitter.types("*7*7*7*7*7*7*7").told())
                .startsWith("gain 2", "say ROOM_QUIETER")
                .endsWith("gain -3", "say ROOM_QUIETER", "say ROOM_QUIETEST");
    }

    @Test
    void loneStarIsForgottenAfterThreeSeconds() {
        sitter.sits(1).hearsItOut().types("*").passes(Duration.ofSeconds(4)).forgets();
        assertThat(sitter.types("6").told()).isEmpty();
        assertThat(sitter.types("*").passes(Duration.ofSeconds(2)).types("6").told())
                .containsExactly("mute", "say ROOM_MUTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", "0123456789#ABCD", "*06", "*#", "*2", "*A6"})
    void otherKeysDoNothing(String faces) {
        sitter.sits(1).hearsItOut().forgets();
        assertThat(sitter.types(faces).told()).isEmpty();
    }

    @Test
    void secondStarBeginsAnew() {
        sitter.sits(1).hearsItOut().forgets();
        assertThat(sitter.types("**6").told()).containsExactly("mute", "say ROOM_MUTED");
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
    void houseMutesByTheSameSwitchAndSaysSo() {
        sitter.sits(1).hearsItOut().forgets();
        assertThat(sitter.on(new SeatEvent.MutedByHouse(true)).told()).containsExactly("mute", "say ROOM_MUTED");
        assertThat(sitter.on(new SeatEvent.MutedByHouse(true)).told()).isEmpty();
        assertThat(sitter.types("*6").told()).containsExactly("unmute", "say ROOM_UNMUTED");
    }

    @Test
    void whoIsMutedOnTheWayInIsToldWithTheGreeting() {
        assertThat(sitter.on(new SeatEvent.MutedByHouse(true)).told()).containsExactly("mute");
        assertThat(sitter.sits(2).told()).containsExactly("say DOOR_COME_IN OTHERS(2) ROOM_MUTED");
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
        assertThat(sitter.types("*4").told()).containsExactly("gain 1", "no music", "say ROOM_LOUDER");
        assertThat(sitter.hearsItOut().told()).containsExactly("music");
    }

    @Test
    void stuckSoundIsGivenUp() {
        sitter.sits(0).forgets();
        assertThat(sitter.waits().told()).containsExactly("hush", "music");
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
