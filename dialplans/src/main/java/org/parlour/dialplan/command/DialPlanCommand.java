package org.parlour.dialplan.command;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.explain.Explainer;
import org.parlour.dialplan.explain.Explanation.Sight;
import org.parlour.dialplan.explain.IncomingCall;
import org.parlour.dialplan.explain.IncomingCall.Origin;
import org.parlour.dialplan.plan.Checked;
import org.parlour.dialplan.plan.Finding;
import org.parlour.dialplan.plan.Plan;
import org.parlour.dialplan.plan.PlanCheck;
import org.parlour.dialplan.plan.PlanSchema;
import org.parlour.dialplan.plan.PlanText;
import org.parlour.dialplan.plan.Surroundings;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.TrunkName;

/** The door: {@code dialplan check}, {@code dialplan explain} and {@code dialplan schema}. */
public final class DialPlanCommand {
    /** The exit codes of the house (docs/OPERATIONS.md). */
    static final int GOOD = 0;

    static final int FAILED = 1;

    private static final String USAGE = """
        dialplan check [FOLDER]
            reads FOLDER/*.yaml (data/dialplan) as one plan and says what is wrong with it
        dialplan explain NUMBER --trunk NAME | --source ADDRESS [--from CALLER] [--at TIME] [--clear] [--plan FOLDER]
            says what would become of a call, and why; --clear shows the caller's number
        dialplan schema
            prints the JSON Schema of a plan, for editors
        """;

    /**
     * Where the command runs.
     *
     * @param folder the data folder
     */
    public record Place(Path folder, Map<String, String> environment, Instant now, PrintStream screen) {}

    private final Place place;

    private DialPlanCommand(Place place) {
        this.place = place;
    }

    public static int run(List<String> arguments, Place place) {
        DialPlanCommand command = new DialPlanCommand(place);
        String verb = arguments.isEmpty() ? "" : arguments.getFirst();
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        return switch (verb) {
            case "check" -> command.check(rest);
            case "explain" -> command.explain(rest);
            case "schema" -> {
                place.screen().print(PlanSchema.json());
                yield GOOD;
            }
            default -> command.say(USAGE, FAILED);
        };
    }

    private int say(String words, int code) {
        place.screen().print(words.endsWith("\n") ? words : words + "\n");
        return code;
    }

    private Path planFolder() {
        return place.folder().resolve("dialplan");
    }

    private int check(List<String> arguments) {
        if (arguments.size() > 1) {
            return say(USAGE, FAILED);
        }
        Path folder = arguments.isEmpty() ? planFolder() : Path.of(arguments.getFirst());
        List<PlanText> texts = texts(folder);
        if (texts == null) {
            return FAILED;
        }
        Checked checked = PlanCheck.check(texts, surroundings());
        checked.findings().forEach(finding -> say(finding.text(), GOOD));
        return switch (checked) {
            case Checked.Sound(Plan plan, List<Finding> warnings) ->
                say(
                        "good: " + plan.trunks().size() + " trunks, "
                                + plan.rules().size() + " numbers, in " + texts.size() + " files"
                                + (warnings.isEmpty() ? "" : "; " + warnings.size() + " warnings"),
                        GOOD);
            case Checked.Unsound(List<Finding> findings) ->
                say(
                        "not taken: "
                                + findings.stream().filter(Finding::isError).count() + " errors; what holds, holds on",
                        FAILED);
        };
    }

    private Surroundings surroundings() {
        return SecretPlaces.surroundings(place.folder(), place.environment());
    }

    /** Null where they cannot be read, which was said. */
    private @Nullable List<PlanText> texts(Path folder) {
        if (!Files.isDirectory(folder)) {
            say(folder + " is no folder", FAILED);
            return null;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<PlanText> texts = new ArrayList<>();
            for (Path file : files.filter(file -> PlanText.isName(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList()) {
                texts.add(new PlanText(String.valueOf(file.getFileName()), Files.readString(file)));
            }
            return texts;
        } catch (IOException unreadable) {
            say("a file in " + folder + " cannot be read as text", FAILED);
            return null;
        }
    }

    private int explain(List<String> arguments) {
        Question question = Question.of(arguments);
        if (question == null) {
            return say(USAGE, FAILED);
        }
        List<PlanText> texts = question.has("--plan")
                ? texts(Path.of(question.value("--plan")))
                // A first run, which the built-in plan decides for.
                : Files.isDirectory(planFolder()) ? texts(planFolder()) : List.of();
        if (texts == null) {
            return FAILED;
        }
        return switch (PlanCheck.check(texts, surroundings().with(_ -> ""))) {
            case Checked.Unsound(List<Finding> findings) -> {
                findings.forEach(finding -> say(finding.text(), GOOD));
                yield say("the plan has errors, and decides nothing", FAILED);
            }
            case Checked.Sound(Plan plan, List<Finding> _) -> explained(question, plan);
        };
    }

    private int explained(Question question, Plan plan) {
        Origin origin = question.origin();
        Instant at = question.has("--at")
                ? moment(question.value("--at"), plan.zone().orElse(ZoneOffset.UTC))
                : place.now();
        if (origin == null) {
            return say("--trunk is a name, --source an address", FAILED);
        }
        if (at == null) {
            return say("--at is a time as 2026-11-23T09:30, by the clock of the plan's hours, or with Z", FAILED);
        }
        IncomingCall call = new IncomingCall(question.number(), question.value("--from"), origin, at);
        Sight sight = question.has("--clear") ? Sight.CLEAR : Sight.REDACTED;
        return say(new Explainer(plan, Map.of()).explain(call).text(sight), GOOD);
    }

    private static @Nullable Instant moment(String text, ZoneId zone) {
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    /** What is asked of explain. */
    private record Question(String number, Map<String, String> options) {
        private static final List<String> WITH_VALUE = List.of("--trunk", "--source", "--from", "--at", "--plan");

        static @Nullable Question of(List<String> arguments) {
            Map<String, String> options = new HashMap<>();
            List<String> numbers = new ArrayList<>();
            for (int i = 0; i < arguments.size(); i++) {
                String word = arguments.get(i);
                if (WITH_VALUE.contains(word) && i + 1 < arguments.size()) {
                    options.put(word, arguments.get(++i));
                } else if (word.equals("--clear")) {
                    options.put(word, "");
                } else if (word.startsWith("--")) {
                    return null;
                } else {
                    numbers.add(word);
                }
            }
            boolean oneOrigin = options.containsKey("--trunk") ^ options.containsKey("--source");
            return numbers.size() == 1 && oneOrigin ? new Question(numbers.getFirst(), options) : null;
        }

        boolean has(String option) {
            return options.containsKey(option);
        }

        String value(String option) {
            return options.getOrDefault(option, "");
        }

        @Nullable
        Origin origin() {
            if (has("--trunk")) {
                return TrunkName.parse(value("--trunk")) instanceof Reading.Parsed<TrunkName>(TrunkName name)
                        ? new Origin.Trunk(name)
                        : null;
            }
            try {
                return new Origin.Source(InetAddress.ofLiteral(value("--source")));
            } catch (IllegalArgumentException malformed) {
                return null;
            }
        }

        @Override
        public String toString() {
            return "Question[****]";
        }
    }
}
