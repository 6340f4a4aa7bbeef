package org.parlour.dialplan.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Plans for tests, and what came of them. */
final class Texts {
    static final Surroundings HERE =
            new Surroundings(TrunkCodec.HOUSE, Set.of("door.goodbye", "door.reception-nobody"), _ -> "");

    private Texts() {}

    static List<PlanText> one(String text) {
        return List.of(new PlanText("plan.yaml", text));
    }

    static Plan sound(String... texts) {
        return switch (PlanCheck.check(files(texts), HERE)) {
            case Checked.Sound(Plan plan, var _) -> plan;
            case Checked.Unsound(List<Finding> findings) -> throw new AssertionError(lines(findings));
        };
    }

    static List<PlanText> files(String... texts) {
        return IntStream.range(0, texts.length)
                .mapToObj(i -> new PlanText((char) ('a' + i) + ".yaml", texts[i]))
                .toList();
    }

    static List<Finding> findings(String... texts) {
        return PlanCheck.check(files(texts), HERE).findings();
    }

    static List<Finding> errors(String... texts) {
        return findings(texts).stream().filter(Finding::isError).toList();
    }

    static String lines(List<Finding> findings) {
        return String.join("\n", findings.stream().map(Finding::text).toList());
    }

    static String lines(String... lines) {
        return Arrays.stream(lines).reduce("", (one, other) -> one + other + "\n");
    }
}
