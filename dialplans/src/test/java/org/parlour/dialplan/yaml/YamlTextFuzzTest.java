package org.parlour.dialplan.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;

class YamlTextFuzzTest {
    @Test
    void whateverTextComesTheAnswerIsAValue() {
        List<byte[]> goldens = Stream.of(
                        "a: 1\nb: [x, \"y\\u0041\", 'z']\nc: {d: e}\n",
                        "a: &x\n  b: |\n    text\n  c: >-\n    more\nd: *x\n",
                        "%YAML 1.2\n---\n? a\n: b\n...\n",
                        "# comment\n- !!str a\n- <<: {}\n- \"\\x41\\\n  b\"\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        Fuzz.storm("yaml", goldens, YamlTextFuzzTest::read);
    }

    private static void read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        switch (YamlText.read("a.yaml", text)) {
            case YamlReading.Read(YamlNode root) -> assertThat(root.weight()).isPositive();
            case YamlReading.Flawed flaw -> {
                assertThat(flaw.place().line()).isPositive();
                assertThat(flaw.found()).isNotBlank();
            }
        }
    }
}
