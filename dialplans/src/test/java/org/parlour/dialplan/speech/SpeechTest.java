package org.parlour.dialplan.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpeechTest {
    private final Speech calm = new Speech(Language.ENGLISH, Speed.NORMAL);
    private final Speech slow = new Speech(Language.ENGLISH, Speed.SLOW);

    @Test
    void aPromptIsOneClip() {
        assertThat(calm.pieces(Sentence.of(Prompt.DOOR_PIN_PLEASE)))
                .containsExactly(new Piece.Clip(Language.ENGLISH, Speed.NORMAL, "door.pin-please"));
    }

    @Test
    void aClipLiesUnderItsLanguageAndSpeed() {
        assertThat(new Piece.Clip(Language.RUSSIAN, Speed.SLOW, "room.alone").path())
                .isEqualTo("ru/slow/room.alone.wav");
    }

    @Test
    void digitsAreReadBackInThreesAndTheVoiceComesDownAtTheEnd() {
        assertThat(Said.line(calm.pieces(new Sentence.PinSlip("123456780"))))
                .isEqualTo("door.pin-slip (300) digit.1 (100) digit.2 (100) digit.3 (450)"
                        + " digit.4 (100) digit.5 (100) digit.6 (450)"
                        + " digit.7 (100) digit.8 (100) digit.0-final (300) door.pin-slip-after");
    }

    @Test
    void aShortGroupComesLast() {
        assertThat(Said.line(calm.pieces(new Sentence.PinSlip("7001"))))
                .isEqualTo("door.pin-slip (300) digit.7 (100) digit.0 (100) digit.0 (450) digit.1-final"
                        + " (300) door.pin-slip-after");
        assertThat(Said.line(calm.pieces(new Sentence.PinSlip("5"))))
                .isEqualTo("door.pin-slip (300) digit.5-final (300) door.pin-slip-after");
    }

    @Test
    void slowSpeechHasLongerPauses() {
        assertThat(Said.line(slow.pieces(new Sentence.PinSlip("1234"))))
                .isEqualTo("door.pin-slip (450) digit.1 (150) digit.2 (150) digit.3 (675) digit.4-final"
                        + " (450) door.pin-slip-after");
    }

    @Test
    void sentencesFollowEachOtherWithTimeToTakeThemIn() {
        List<Sentence> sentences = List.of(Sentence.of(Prompt.DOOR_NOTHING_HEARD), Sentence.of(Prompt.DOOR_PIN_PLEASE));

        assertThat(Said.line(calm.pieces(sentences))).isEqualTo("door.nothing-heard (400) door.pin-please");
        assertThat(Said.line(slow.pieces(sentences))).isEqualTo("door.nothing-heard (600) door.pin-please");
        assertThat(calm.pieces(List.of())).isEmpty();
    }

    @Test
    void noDigitIsPrinted() {
        Sentence slip = new Sentence.PinSlip("987654321");

        assertThat(slip.toString()).isEqualTo("PinSlip[****]");
        assertThat(calm.pieces(slip).toString())
                .contains("Clip[en/normal/digit.*]")
                .doesNotContainPattern("digit\\.\\d");
    }

    @Test
    void beyondFiftyNineIsMany() {
        assertThat(Said.others(Language.ENGLISH, 59)).startsWith("number.50 digit.9");
        assertThat(Said.others(Language.ENGLISH, 60)).isEqualTo("room.others-uncounted");
        assertThat(Said.others(Language.RUSSIAN, Integer.MAX_VALUE)).isEqualTo("room.others-uncounted");
    }

    @Test
    void ofTheRoomOnlyTheHelpIsSaidSlowly() {
        assertThat(slow.pieces(Sentence.of(Prompt.ROOM_HELP_MORE)).toString()).contains("/slow/");
        assertThat(slow.pieces(Sentence.of(Prompt.ROOM_ALONE)).toString()).contains("/normal/");
        assertThat(slow.pieces(new Sentence.OthersAtBrowsers(21)).toString())
                .contains("/normal/number.20")
                .contains("/slow/digit.*");
    }

    @Test
    void whatCannotBeSaidIsABug() {
        assertThatThrownBy(() -> new Sentence.PinSlip("12 3")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sentence.PinSlip("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sentence.OthersHere(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sentence.ClosesIn(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sentence.ClosesIn(60)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Piece.Pause(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLanguageIsFoundByItsTagWhateverTheCountry() {
        assertThat(Language.ofTag("de")).contains(Language.GERMAN);
        assertThat(Language.ofTag("DE-at")).contains(Language.GERMAN);
        assertThat(Language.ofTag("ru-RU")).contains(Language.RUSSIAN);
        assertThat(Language.ofTag("den")).isEmpty();
        assertThat(Language.ofTag("fr")).isEmpty();
        assertThat(Language.ofTag("")).isEmpty();
    }
}
