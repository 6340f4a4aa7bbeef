package org.parlour.dialplan.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.dialplan.speech.Language.ENGLISH;

import org.junit.jupiter.api.Test;

class EnglishTest {
    @Test
    void onePersonIsHereAndTwoPeopleAre() {
        assertThat(Said.others(ENGLISH, 1)).isEqualTo("room.others-one");
        assertThat(Said.others(ENGLISH, 2)).isEqualTo("digit.2 room.others-many");
        assertThat(Said.others(ENGLISH, 12)).isEqualTo("number.12 room.others-many");
    }

    @Test
    void twentyThreeIsTwentyAndThree() {
        assertThat(Said.others(ENGLISH, 20)).isEqualTo("number.20 room.others-many");
        assertThat(Said.others(ENGLISH, 21)).isEqualTo("number.20 digit.1 room.others-many");
        assertThat(Said.others(ENGLISH, 53)).isEqualTo("number.50 digit.3 room.others-many");
    }

    @Test
    void minutesAreLed() {
        assertThat(Said.closes(ENGLISH, 1)).isEqualTo("room.closes-in room.closes-in-one");
        assertThat(Said.closes(ENGLISH, 5)).isEqualTo("room.closes-in digit.5 room.closes-in-many");
    }

    @Test
    void isEnglish() {
        assertThat(Said.text(ENGLISH, new Sentence.OthersHere(1))).isEqualTo("One other person is here.");
        assertThat(Said.text(ENGLISH, new Sentence.OthersHere(14))).isEqualTo("fourteen other people are here.");
        assertThat(Said.text(ENGLISH, new Sentence.OthersAtBrowsers(1)))
                .isEqualTo("One other person is here by computer.");
        assertThat(Said.text(ENGLISH, new Sentence.OthersOnPhones(3)))
                .isEqualTo("three other people are here by telephone.");
        assertThat(Said.text(ENGLISH, new Sentence.ClosesIn(1))).isEqualTo("This room closes in one minute.");
        assertThat(Said.text(ENGLISH, new Sentence.ClosesIn(32))).isEqualTo("This room closes in thirty two minutes.");
        assertThat(Said.text(ENGLISH, new Sentence.PinSlip("120")))
                .isEqualTo("I heard one two zero. That is not quite right. Please type your PIN once more.");
    }
}
