package org.parlour.wire.dtmf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KeyTest {
    @Test
    void isNumberedAsRfc4733Section32Says() {
        String faces = "0123456789*#ABCD";
        for (int event = 0; event < 16; event++) {
            assertThat(Key.of(event).face()).isEqualTo(faces.charAt(event));
            assertThat(Key.of(faces.charAt(event))).isSameAs(Key.of(event));
            assertThat(Key.isKey(event)).isTrue();
        }
        assertThat(Key.of('d')).isEqualTo(Key.of('D'));
    }

    @Test
    void endsAtSixteen() {
        assertThat(Key.isKey(16)).isFalse();
        assertThat(Key.isKey(-1)).isFalse();
        assertThatThrownBy(() -> new Key(16)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Key.of('E')).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cannotBePrinted() {
        for (int event = 0; event < 16; event++) {
            assertThat(Key.of(event)).hasToString("Key[*]");
        }
        assertThat(new KeyNews.Pressed(Key.of('7'))).hasToString("Pressed[key=Key[*]]");
        assertThat(new KeyNews.Released(Key.of('7'), 800, true).toString()).contains("Key[*]");
    }
}
