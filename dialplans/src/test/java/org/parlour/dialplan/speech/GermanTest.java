package org.parlour.dialplan.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.dialplan.speech.Language.GERMAN;

import org.junit.jupiter.api.Test;

class GermanTest {
    @Test
    void oneTakesTheGenderAndTheCaseOfItsNoun() {
        assertThat(Said.text(GERMAN, new Sentence.OthersHere(1))).isEqualTo("Eine weitere Person ist hier.");
        assertThat(Said.text(GERMAN, new Sentence.OthersAtBrowsers(1)))
                .isEqualTo("Eine weitere Person ist am Computer dabei.");
        assertThat(Said.text(GERMAN, new Sentence.OthersOnPhones(32)))
                .isEqualTo("zweiund dreißig weitere Personen sind am Telefon dabei.");
        assertThat(Said.text(GERMAN, new Sentence.ClosesIn(1))).isEqualTo("Dieser Raum schließt in einer Minute.");
    }

    @Test
    void aReadBackOneIsANumberByItself() {
        assertThat(Said.text(GERMAN, new Sentence.PinSlip("121")))
                .startsWith("Ich habe gehört eins zwo eins. Da stimmt etwas nicht.");
    }

    @Test
    void theSmallerHalfComesFirst() {
        assertThat(Said.others(GERMAN, 21)).isEqualTo("number.1-and number.20 room.others-many");
        assertThat(Said.others(GERMAN, 53)).isEqualTo("number.3-and number.50 room.others-many");
        assertThat(Said.text(GERMAN, new Sentence.ClosesIn(21)))
                .isEqualTo("Dieser Raum schließt in einund zwanzig Minuten.");
    }

    @Test
    void upToTwentyANumberIsOneWord() {
        assertThat(Said.others(GERMAN, 2)).isEqualTo("digit.2 room.others-many");
        assertThat(Said.others(GERMAN, 12)).isEqualTo("number.12 room.others-many");
        assertThat(Said.others(GERMAN, 20)).isEqualTo("number.20 room.others-many");
        assertThat(Said.others(GERMAN, 30)).isEqualTo("number.30 room.others-many");
    }
}
