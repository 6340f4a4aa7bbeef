package org.parlour.dialplan.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.proof.Fuzz;
import org.parlour.wire.call.Reading;

class TextsTest {
    @Test
    void readsNamesAndTextsAndPassesOverComments() {
        assertThat(Texts.parse("# how it is said\n\ndoor.goodbye = Auf Wiederhören.\ndigit.3 = drei\n"))
                .isEqualTo(
                        new Reading.Parsed<>(new Texts(Map.of("door.goodbye", "Auf Wiederhören.", "digit.3", "drei"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"goodbye", "door.goodbye=Bye", "door.goodbye = ", " door.goodbye = Bye", "Door.bye = Bye"})
    void refusesALineThatIsNoPair(String line) {
        assertThat(Texts.parse("digit.1 = one\n" + line))
                .isEqualTo(new Reading.Malformed<>("line 2 is no NAME = TEXT"));
    }

    @Test
    void refusesANameThatComesTwice() {
        assertThat(Texts.parse("digit.1 = one\ndigit.1 = won"))
                .isEqualTo(new Reading.Malformed<>("line 2 names a clip a second time"));
    }

    @Test
    void answersAStormWithAValue() {
        List<byte[]> goldens = Arrays.stream(Language.values())
                .map(language -> Shelf.textFile(language).getBytes(StandardCharsets.UTF_8))
                .toList();
        Fuzz.storm("texts", goldens, file -> assertThat(Texts.parse(new String(file, StandardCharsets.UTF_8)))
                .isNotNull());
    }
}
