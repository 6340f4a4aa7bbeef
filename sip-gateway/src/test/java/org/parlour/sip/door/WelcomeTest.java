package org.parlour.sip.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.dialplan.speech.Language;
import org.parlour.dialplan.speech.Prompt;
import org.parlour.wire.call.HearingProfile;

/** Those whom the dial plan leads past the PIN. */
class WelcomeTest {
    private final Visit visit = new Visit();

    private Visit meets(Welcome welcome) {
        return visit.on(new DoorEvent.Opened(
                new Opening.Doorway(Language.ENGLISH, welcome, Visit.PIN.length(), null, HearingProfile.NONE)));
    }

    @Test
    void aRoomIsEnteredWithoutAWordAndWithoutPassingItsLobby() {
        assertThat(meets(new Welcome.Room(Visit.ROOM)).last()).containsExactly(new DoorEffect.Enter(Visit.ROOM, false));
        assertThat(visit.forgets()
                        .on(new DoorEvent.NotSeated(DoorEvent.NotSeated.Why.LOBBY))
                        .told())
                .containsExactly("say DOOR_RECEPTION_WAITING");
        assertThat(visit.hearsItOut().on(new DoorEvent.Admitted(Visit.ROOM)).last())
                .contains(new DoorEffect.Enter(Visit.ROOM, true));
    }

    @Test
    void aRoomThatIsFullOffersHelp() {
        meets(new Welcome.Room(Visit.ROOM)).forgets();
        assertThat(visit.on(new DoorEvent.NotSeated(DoorEvent.NotSeated.Why.FULL))
                        .told())
                .containsExactly("say DOOR_ROOM_FULL DOOR_ZERO_FOR_HELP");
        assertThat(visit.types("0").told()).containsExactly("hush", "knock");
    }

    @Test
    void aRoomThatIsClosedSaysSoAndGoodbye() {
        meets(new Welcome.Room(Visit.ROOM)).forgets();
        assertThat(visit.on(new DoorEvent.NotSeated(DoorEvent.NotSeated.Why.CLOSED))
                        .told())
                .containsExactly("say ROOM_CLOSED DOOR_GOODBYE");
        assertThat(visit.hearsItOut().told()).containsExactly("hang up");
    }

    @Test
    void aRoomThatNeverAnswersIsTrouble() {
        assertThat(meets(new Welcome.Room(Visit.ROOM)).forgets().waits().told())
                .containsExactly("say DOOR_TROUBLE DOOR_GOODBYE");
    }

    @Test
    void peopleAreAskedForAtOnce() {
        assertThat(meets(new Welcome.People()).told()).containsExactly("knock");
        assertThat(visit.received(Reception.ATTENDED).told()).containsExactly("say DOOR_RECEPTION_WAITING");
        assertThat(visit.hearsItOut().told()).containsExactly("music");
        assertThat(visit.on(new DoorEvent.Admitted(Visit.ROOM)).last())
                .containsExactly(new DoorEffect.Music(false), new DoorEffect.Enter(Visit.ROOM, true));
    }

    @Test
    void whereNobodyIsTheCallerHearsSo() {
        meets(new Welcome.People()).forgets();
        assertThat(visit.received(Reception.DESERTED).told()).containsExactly("say DOOR_RECEPTION_NOBODY DOOR_GOODBYE");
    }

    @Test
    void aPinOpensFromReceptionToo() {
        meets(new Welcome.People()).received(Reception.ATTENDED).hearsItOut().forgets();
        assertThat(visit.types(Visit.PIN).told()).endsWith("look");
    }

    @Test
    void wordsAreSaidOnceWhateverIsPressed() {
        assertThat(meets(new Welcome.Words(List.of(Prompt.DOOR_ROOM_NOT_YET, Prompt.DOOR_GOODBYE)))
                        .told())
                .containsExactly("say DOOR_ROOM_NOT_YET DOOR_GOODBYE");
        assertThat(visit.types("0123456786#").told()).isEmpty();
        assertThat(visit.hearsItOut().told()).containsExactly("hang up");
        assertThat(visit.isOver()).isTrue();
    }

    @Test
    void wordsThatGetStuckEndAllTheSame() {
        meets(new Welcome.Words(List.of(Prompt.DOOR_GOODBYE))).forgets();
        assertThat(visit.waits().told()).containsExactly("hush", "hang up");
    }
}
