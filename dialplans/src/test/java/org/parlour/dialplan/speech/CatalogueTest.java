package org.parlour.dialplan.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyClipHasATextAndNoTextIsOrphaned(Language language) {
        assertThat(new TreeSet<>(Shelf.texts(language).byName().keySet())).isEqualTo(Catalogue.names(language));
    }

    @Test
    void everyClipHasASoundAtEverySpeedAndNoSoundIsOrphaned() {
        assertThat(Shelf.sounds()).isEqualTo(Catalogue.paths());
    }

    @Test
    void theSoundsTravelInTheProgram() {
        assertThat(Catalogue.missing(path -> CatalogueTest.class.getResource("/prompts/" + path) != null))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPromptIsAWholeSentence(Language language) {
        Texts texts = Shelf.texts(language);
        for (Prompt prompt : Prompt.values()) {
            assertThat(texts.of(prompt.key())).as(prompt.key()).hasValueSatisfying(text -> assertThat(text)
                    .matches("\\p{Lu}.*\\."));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void digitsAreSaidInTwoWays(Language language) {
        Texts texts = Shelf.texts(language);
        for (int digit = 0; digit <= 9; digit++) {
            String word = texts.of("digit." + digit).orElseThrow();
            assertThat(word).matches("\\p{Ll}+");
            assertThat(texts.of("digit." + digit + "-final")).contains(word + ".");
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(Catalogue.missing(path -> !path.equals("de/slow/room.help.wav")))
                .isEqualTo(List.of("de/slow/room.help.wav"));
    }

    @Test
    void aKeySaysWhichPartOfTheHouseSpeaks() {
        NavigableSet<String> names = Catalogue.names(Language.ENGLISH);
        assertThat(Prompt.DOOR_BACK_PRESS_ONE.key())
                .isEqualTo("door.back-press-one")
                .isIn(names);
        assertThat(Prompt.ROOM_YOU_ARE_MUTED.key())
                .isEqualTo("room.you-are-muted")
                .isIn(names);
    }
}
