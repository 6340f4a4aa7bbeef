package org.parlour.dialplan.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A pattern and a regular expression written for it by other hands must agree, and covering must mean what it says. */
class NumberPatternSimulationTest {
    private static final List<String> PIECES =
            List.of("0", "1", "2", "5", "9", "X", "Z", "N", "[2-5]", "[12]", "*", "#");

    private static RandomGenerator chance(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static String anyPattern(RandomGenerator chance) {
        StringBuilder text = new StringBuilder("_");
        if (chance.nextInt(4) == 0) {
            text.append('+');
        }
        int keys = 1 + chance.nextInt(3);
        for (int i = 0; i < keys; i++) {
            text.append(PIECES.get(chance.nextInt(PIECES.size())));
        }
        return text.append(List.of("", "", ".", "!").get(chance.nextInt(4))).toString();
    }

    private static Pattern naive(String pattern) {
        String regex = pattern.substring(1)
                .replace("+", "\\+")
                .replace("*", "\\*")
                .replace("#", "\\#")
                .replace("X", "[0-9]")
                .replace("Z", "[1-9]")
                .replace("N", "[2-9]");
        if (regex.endsWith(".")) {
            regex = regex.substring(0, regex.length() - 1) + "[0-9*#]+";
        } else if (regex.endsWith("!")) {
            regex = regex.substring(0, regex.length() - 1) + "[0-9*#]*";
        }
        return Pattern.compile(regex);
    }

    /** All numbers of up to four keys out of some, with a plus and without. */
    private static List<String> numbers() {
        List<String> some = List.of("0", "1", "2", "6", "*", "#");
        Stream<String> all = Stream.of("");
        List<String> numbers = new ArrayList<>();
        List<String> last = all.toList();
        for (int length = 1; length <= 4; length++) {
            last = last.stream()
                    .flatMap(head -> some.stream().map(key -> head + key))
                    .toList();
            numbers.addAll(last);
        }
        return Stream.concat(numbers.stream(), numbers.stream().map(number -> "+" + number))
                .toList();
    }

    @Test
    void matchingAgreesWithARegularExpression() {
        List<String> numbers = numbers();
        IntStream.range(0, 400).forEach(seed -> {
            String text = anyPattern(chance(seed));
            NumberPattern pattern = NumberPatternTest.pattern(text);
            Pattern naive = naive(text);
            for (String number : numbers) {
                assertThat(pattern.matches(number))
                        .as("%s and %s, seed %s", text, number, seed)
                        .isEqualTo(naive.matcher(number).matches());
            }
        });
    }

    @Test
    void whatIsCoveredMatchesNowhereElse() {
        List<String> numbers = numbers();
        int covered = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            RandomGenerator chance = chance(seed);
            String wideText = anyPattern(chance);
            String narrowText = anyPattern(chance);
            NumberPattern wide = NumberPatternTest.pattern(wideText);
            NumberPattern narrow = NumberPatternTest.pattern(narrowText);
            if (wide.covers(narrow)) {
                covered++;
                assertThat(numbers.stream().filter(narrow::matches).allMatch(wide::matches))
                        .as("%s covers %s, seed %s", wideText, narrowText, seed)
                        .isTrue();
            }
        }
        assertThat(covered).isGreaterThan(50);
    }
}
