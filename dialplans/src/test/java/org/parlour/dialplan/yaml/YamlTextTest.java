package org.parlour.dialplan.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parlour.dialplan.yaml.YamlNode.Mapping;
import org.parlour.dialplan.yaml.YamlNode.Scalar;
import org.parlour.dialplan.yaml.YamlNode.Sequence;

class YamlTextTest {
    private static Mapping read(String text) {
        if (YamlText.read("a.yaml", text) instanceof YamlReading.Read(Mapping mapping)) {
            return mapping;
        }
        throw new AssertionError(YamlText.read("a.yaml", text).toString());
    }

    private static YamlReading.Flawed refused(String text) {
        if (YamlText.read("a.yaml", text) instanceof YamlReading.Flawed flaw) {
            return flaw;
        }
        throw new AssertionError("was read");
    }

    private static Scalar scalar(Mapping mapping, int index) {
        return (Scalar) mapping.entries().get(index).value();
    }

    @Test
    void everyNodeKnowsItsLineAndColumn() {
        Mapping root = read("a: 1\nbb:\n  - x\n  -   y\n");
        assertThat(root.entries().get(1).name().place()).isEqualTo(new Place("a.yaml", 2, 1));
        Sequence list = (Sequence) root.entries().get(1).value();
        assertThat(list.items().get(1).place()).isEqualTo(new Place("a.yaml", 4, 7));
    }

    @Test
    void nothingIsGuessedFromHowAValueLooks() {
        Mapping root = read("a: NO\nb: 0301234\nc: 1e3\nd: off\ne: +49301\nf: 2026-12-24\n");
        assertThat(root.entries().stream().map(entry -> ((Scalar) entry.value()).text()))
                .containsExactly("NO", "0301234", "1e3", "off", "+49301", "2026-12-24");
    }

    @Test
    void anEmptyTextIsAnEmptyTable() {
        assertThat(read("").entries()).isEmpty();
        assertThat(read("# only a comment\n").entries()).isEmpty();
        assertThat(read("---\n").entries()).isEmpty();
    }

    @Test
    void whatIsLeftOutIsNothingAndQuotesAreNot() {
        Mapping root = read("a:\nb: ~\nc: \"\"\n");
        assertThat(scalar(root, 0).isNothing()).isTrue();
        assertThat(scalar(root, 1).isNothing()).isTrue();
        assertThat(scalar(root, 2).isNothing()).isFalse();
    }

    @Test
    void anAliasStandsForItsAnchor() {
        Mapping root = read("a: &codecs [g722, pcma]\nb: *codecs\n");
        assertThat(root.entries().get(1).value())
                .isEqualTo(root.entries().get(0).value());
    }

    @Test
    void aBillionLaughsAreRefusedAtOnce() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            text.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1) + "]\n");
        }
        YamlReading.Flawed flaw = refused(text.toString());
        assertThat(flaw.found()).contains("more than " + YamlText.MOST_NODES);
        assertThat(flaw.place().line()).isLessThan(8);
    }

    @Test
    void nothingHoldsItself() {
        assertThat(refused("a: &a [*a]\n").found()).contains("not there yet");
    }

    @Test
    void aTextOfAMillionLettersIsNotRead() {
        assertThat(refused("a".repeat(YamlText.MOST_CHARACTERS + 1)).expected()).contains("at most");
    }

    @Test
    void aThousandLevelsAreRefused() {
        assertThat(refused("[".repeat(1_000) + "]".repeat(1_000)).expected()).contains("fewer levels");
        assertThat(refused("a: ".repeat(1) + "{b: ".repeat(1_000) + "}".repeat(1_000))
                        .expected())
                .contains("fewer levels");
    }

    @Test
    void aTagMakesNoObject() {
        assertThat(refused("a: !!java.net.URL [\"http://192.0.2.1\"]\n").found())
                .isEqualTo("a tag (!)");
    }

    @Test
    void aNameStandsOnce() {
        YamlReading.Flawed flaw = refused("a: 1\nb: 2\na: 3\n");
        assertThat(flaw.place()).isEqualTo(new Place("a.yaml", 3, 1));
    }

    @Test
    void twoDocumentsAreOneTooMany() {
        assertThat(refused("a: 1\n---\nb: 2\n").found()).isEqualTo("a second document");
    }

    @Test
    void aTabIsNamedWithItsLine() {
        YamlReading.Flawed flaw = refused("a:\n\tb: 1\n");
        assertThat(flaw.place().line()).isEqualTo(2);
        assertThat(flaw.expected()).contains("never by tabs");
    }

    @Test
    void aFaultRepeatsNoWordOfTheText() {
        for (String text : new String[] {
            "password: !hunter2!x y\n", "password: *hunter2\n", "password: \"hunter2\n", "a: @hunter2\n"
        }) {
            YamlReading.Flawed flaw = refused(text);
            assertThat(flaw.found() + flaw.expected() + flaw).doesNotContain("hunter2");
        }
    }

    @Test
    void aTreePrintsItsPlacesOnly() {
        assertThat(read("password: hunter2\n").toString()).doesNotContain("hunter2");
        assertThat(scalar(read("password: hunter2\n"), 0).toString()).doesNotContain("hunter2");
    }
}
