package org.parlour.walls;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parlour.walls.House.Permit;

class InspectionTest {
    @Test
    void fallenWallTellsEachBreachInOneLine() {
        assertThatThrownBy(() -> new Inspection(List.of()).walk(new PaperWall(), "scene"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""
                    PaperWall is broken:
                      left: is torn. Why: rain. Mend: glue.
                      right: is torn. Why: rain. Mend: glue.\
                    """);
    }

    @Test
    void permitExcusesItsWallAtItsPlaceAndNoOther() {
        Permit left = new Permit("PaperWall", "left", "a test");
        Permit right = new Permit("PaperWall", "right", "a test");
        Permit other = new Permit("StoneWall", "right", "a test");
        assertThatThrownBy(() -> new Inspection(List.of(left, other)).walk(new PaperWall(), "scene"))
                .hasMessageNotContaining("left")
                .hasMessageContaining("right");
        assertThatCode(() -> new Inspection(List.of(left, right)).walk(new PaperWall(), "scene"))
                .doesNotThrowAnyException();
    }

    private static final class PaperWall implements Wall<String> {
        @Override
        public Stream<Breach> breaches(String scene) {
            return Stream.of(
                    new Breach("right", "is torn", "rain", "glue"),
                    new Breach("left", "is torn", "rain", "glue"),
                    new Breach("left", "is torn", "rain", "glue"));
        }
    }
}
