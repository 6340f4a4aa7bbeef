package org.parlour.dialplan.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parlour.dialplan.speech.Language.RUSSIAN;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RussianTest {
    @ParameterizedTest
    @CsvSource({
        "1, Здесь ещё один человек.",
        "2, Здесь ещё два человека.",
        "3, Здесь ещё три человека.",
        "4, Здесь ещё четыре человека.",
        "5, Здесь ещё пять человек.",
        "10, Здесь ещё десять человек.",
        "11, Здесь ещё одиннадцать человек.",
        "12, Здесь ещё двенадцать человек.",
        "14, Здесь ещё четырнадцать человек.",
        "20, Здесь ещё двадцать человек.",
        "21, Здесь ещё двадцать один человек.",
        "22, Здесь ещё двадцать два человека.",
        "34, Здесь ещё тридцать четыре человека.",
        "45, Здесь ещё сорок пять человек.",
        "50, Здесь ещё пятьдесят человек.",
        "60, Здесь ещё много людей.",
    })
    void theLastWordOfTheNumberRulesThePeople(int count, String said) {
        assertThat(Said.text(RUSSIAN, new Sentence.OthersHere(count))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "1, За компьютером ещё один человек., По телефону ещё один человек.",
        "2, За компьютером ещё два человека., По телефону ещё два человека.",
        "25, За компьютером ещё двадцать пять человек., По телефону ещё двадцать пять человек.",
    })
    void peopleAreCountedByTheirWayIn(int count, String atBrowsers, String onPhones) {
        assertThat(Said.text(RUSSIAN, new Sentence.OthersAtBrowsers(count))).isEqualTo(atBrowsers);
        assertThat(Said.text(RUSSIAN, new Sentence.OthersOnPhones(count))).isEqualTo(onPhones);
    }

    @ParameterizedTest
    @CsvSource({
        "1, Комната закроется через одну минуту.",
        "2, Комната закроется через две минуты.",
        "3, Комната закроется через три минуты.",
        "5, Комната закроется через пять минут.",
        "11, Комната закроется через одиннадцать минут.",
        "13, Комната закроется через тринадцать минут.",
        "21, Комната закроется через двадцать одну минуту.",
        "42, Комната закроется через сорок две минуты.",
        "59, Комната закроется через пятьдесят девять минут.",
    })
    void oneAndTwoTakeTheGenderOfTheMinute(int minutes, String said) {
        assertThat(Said.text(RUSSIAN, new Sentence.ClosesIn(minutes))).isEqualTo(said);
    }
}
