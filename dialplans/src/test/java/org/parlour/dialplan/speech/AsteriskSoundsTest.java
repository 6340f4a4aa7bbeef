package org.parlour.dialplan.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AsteriskSoundsTest {
    @ParameterizedTest
    @CsvSource({
        "door.welcome, hello.wav",
        "door.pin-please, conf-getpin.wav",
        "door.pin-not-right, conf-invalidpin.wav",
        "door.pin-slip, you-entered.wav",
        "door.pin-slip-after, please-try-again.wav",
        "door.room-full, conf-full.wav",
        "door.come-in, conf-placeintoconf.wav",
        "door.goodbye, vm-goodbye.wav",
        "room.alone, conf-onlyperson.wav",
        "room.muted, conf-muted.wav",
        "room.unmuted, conf-unmuted.wav",
        "room.closed, confbridge-conf-end.wav",
        "room.others-one, conf-onlyone.wav",
        "digit.0, digits/0.wav",
        "digit.9-final, digits/9.wav",
        "number.10, digits/10.wav",
        "number.50, digits/50.wav",
        "number.3-and, digits/3-and.wav",
    })
    void standInForClipsThatSayTheSame(String clip, String file) {
        assertThat(path(clip)).contains(file);
    }

    @ParameterizedTest
    @CsvSource({"door.trouble", "door.reception-nobody", "room.you-are-muted", "room.help", "room.others-many"})
    void leaveAloneWhatTheyCannotSayAsWell(String clip) {
        assertThat(path(clip)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void replaceOnlyClipsThatThereAre(Language language) {
        Set<String> names = Catalogue.names(language);
        long replaced = names.stream().filter(name -> path(name).isPresent()).count();

        // Thirteen sentences, twenty forms of digits, fourteen larger numbers; German has nine halves besides.
        assertThat(replaced).isEqualTo(13 + 20 + 14 + (language == Language.GERMAN ? 9 : 0));
    }

    @Test
    void areTheSameAtBothSpeeds() {
        assertThat(AsteriskSounds.path(new Piece.Clip(Language.ENGLISH, Speed.SLOW, "digit.7")))
                .contains("digits/7.wav");
    }

    private static Optional<String> path(String clip) {
        return AsteriskSounds.path(new Piece.Clip(Language.ENGLISH, Speed.NORMAL, clip));
    }
}
