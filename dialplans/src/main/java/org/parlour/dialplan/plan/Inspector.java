package org.parlour.dialplan.plan;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.parlour.dialplan.plan.Finding.Severity;
import org.parlour.dialplan.plan.Shape.Field;
import org.parlour.dialplan.plan.Shape.Fields;
import org.parlour.dialplan.plan.Shape.Many;
import org.parlour.dialplan.plan.Shape.Named;
import org.parlour.dialplan.plan.Shape.One;
import org.parlour.dialplan.plan.Shape.Rows;
import org.parlour.dialplan.yaml.Place;
import org.parlour.dialplan.yaml.YamlNode;
import org.parlour.dialplan.yaml.YamlNode.Entry;
import org.parlour.dialplan.yaml.YamlNode.Mapping;
import org.parlour.dialplan.yaml.YamlNode.Scalar;
import org.parlour.dialplan.yaml.YamlNode.Sequence;
import org.parlour.wire.call.Reading;

/** Compares a tree with its shape, and notes where everything stands. */
final class Inspector {
    private static final int LONGEST_SHOWN = 40;

    private final Findings findings;
    private final SortedMap<String, Place> places = new TreeMap<>();
    private final SortedMap<String, String> facts = new TreeMap<>();

    Inspector(Findings findings) {
        this.findings = findings;
    }

    SortedMap<String, Place> places() {
        return places;
    }

    SortedMap<String, String> facts() {
        return facts;
    }

    void inspect(YamlNode node, Shape shape, String path) {
        if (!path.isEmpty()) {
            places.putIfAbsent(path, node.place());
        }
        switch (shape) {
            case One one -> value(node, one.grammar(), path);
            case Many many -> values(node, many.grammar(), path);
            case Named named -> {
                if (node instanceof Mapping mapping) {
                    named(mapping, named, path);
                } else if (!isNothing(node)) {
                    wrongKind(node, path, "a table: a name, a colon, and what it stands for");
                }
            }
            case Rows rows -> {
                if (node instanceof Sequence sequence) {
                    for (int i = 0; i < sequence.items().size(); i++) {
                        inspect(sequence.items().get(i), rows.row(), path + "[" + i + "]");
                    }
                } else if (!isNothing(node)) {
                    wrongKind(node, path, "a list: each row begins with a hyphen");
                }
            }
            case Fields fields -> {
                if (node instanceof Mapping mapping) {
                    fields(mapping, fields, path);
                } else {
                    wrongKind(node, path, fields.what() + " with its fields, each a name, a colon and a value");
                }
            }
        }
    }

    private static boolean isNothing(YamlNode node) {
        return node instanceof Scalar scalar && scalar.isNothing();
    }

    private void wrongKind(YamlNode node, String path, String expected) {
        String found =
                switch (node) {
                    case Scalar scalar -> scalar.isNothing() ? "nothing" : "a single value";
                    case Sequence _ -> "a list";
                    case Mapping _ -> "a table";
                };
        findings.error(FindingKind.WRONG_VALUE, node.place(), path, found, expected);
    }

    private void values(YamlNode node, Grammar<?> grammar, String path) {
        if (node instanceof Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                String item = path + "[" + i + "]";
                places.putIfAbsent(item, sequence.items().get(i).place());
                value(sequence.items().get(i), grammar, item);
            }
            return;
        }
        value(node, grammar, path);
    }

    private void value(YamlNode node, Grammar<?> grammar, String path) {
        if (!(node instanceof Scalar scalar)) {
            wrongKind(node, path, grammar.expected());
            return;
        }
        facts.put(path, scalar.text());
        if (grammar.read(scalar.text()) instanceof Reading.Malformed<?>(String expected)) {
            findings.add(malformed(scalar, grammar, path, expected));
        }
    }

    private static Finding malformed(Scalar scalar, Grammar<?> grammar, String path, String expected) {
        if (grammar.isSecret()) {
            return new Finding(
                    FindingKind.LITERAL_PASSWORD,
                    Severity.ERROR,
                    scalar.place(),
                    path,
                    "a text that is not repeated here",
                    expected,
                    "a password in a plan is in every copy of it: change it, then put it into a file or variable");
        }
        boolean country = grammar.equals(Grammars.COUNTRY);
        String advice =
                switch (scalar.text().toUpperCase(Locale.ROOT)) {
                    case "UK" -> country ? "did you mean \"GB\"?" : "";
                    case "EN" -> country ? "did you mean \"GB\" or \"US\"?" : "";
                    default -> Nearest.advice(scalar.text(), names(grammar));
                };
        FindingKind kind = country
                ? FindingKind.WRONG_COUNTRY
                : grammar.equals(Grammars.ZONE) ? FindingKind.WRONG_ZONE : FindingKind.WRONG_VALUE;
        return new Finding(kind, Severity.ERROR, scalar.place(), path, shown(scalar), expected, advice);
    }

    private static List<String> names(Grammar<?> grammar) {
        return grammar.equals(Grammars.ZONE)
                ? ZoneId.getAvailableZoneIds().stream().sorted().toList()
                : grammar.words();
    }

    /** What was written; not where it may be an address with a password in it. */
    static String shown(Scalar scalar) {
        if (scalar.isNothing()) {
            return "nothing";
        }
        if (scalar.text().contains("@") || scalar.text().contains("${")) {
            return "a text with @ or ${ in it";
        }
        String clean = scalar.text().replaceAll("\\p{Cntrl}", " ");
        return "\"" + (clean.length() > LONGEST_SHOWN ? clean.substring(0, LONGEST_SHOWN) + "…" : clean) + "\"";
    }

    private void named(Mapping mapping, Named named, String path) {
        for (Entry entry : mapping.entries()) {
            String inside = path + "." + entry.name().text();
            places.putIfAbsent(inside, entry.name().place());
            if (named.names().read(entry.name().text()) instanceof Reading.Malformed<?>(String expected)) {
                findings.error(
                        FindingKind.WRONG_VALUE,
                        entry.name().place(),
                        path,
                        "a name: " + shown(entry.name()),
                        expected);
            }
            inspect(entry.value(), named.values(), inside);
        }
    }

    private void fields(Mapping mapping, Fields fields, String path) {
        for (Entry entry : mapping.entries()) {
            String name = entry.name().text();
            String inside = path.isEmpty() ? name : path + "." + name;
            Field field = fields.field(name).orElse(null);
            if (field == null) {
                unknown(entry.name(), fields, path);
            } else {
                inspect(entry.value(), field.shape(), inside);
            }
        }
        for (Field field : fields.fields()) {
            if (field.isRequired() && !has(mapping, field.name())) {
                findings.error(
                        FindingKind.MISSING_FIELD, mapping.place(), path, "no " + field.name(), lower(field.says()));
            }
        }
        if (!fields.oneOf().isEmpty()) {
            oneOf(mapping, fields, path);
        }
    }

    private static String lower(String sentence) {
        String begun = Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
        return begun.endsWith(".") ? begun.substring(0, begun.length() - 1) : begun;
    }

    private void unknown(Scalar name, Fields fields, String path) {
        String advice = Nearest.advice(name.text(), fields.names());
        findings.add(new Finding(
                FindingKind.UNKNOWN_FIELD,
                Severity.ERROR,
                name.place(),
                path,
                "a field " + shown(name),
                "fields of " + fields.what() + ": " + String.join(", ", fields.names()),
                advice));
    }

    private void oneOf(Mapping mapping, Fields fields, String path) {
        List<String> chosen =
                fields.oneOf().stream().filter(name -> has(mapping, name)).toList();
        if (chosen.size() != 1) {
            findings.error(
                    chosen.isEmpty() ? FindingKind.MISSING_FIELD : FindingKind.DUPLICATE,
                    mapping.place(),
                    path,
                    chosen.isEmpty() ? "nothing that becomes of the call" : String.join(" and ", chosen),
                    "exactly one of " + String.join(", ", fields.oneOf()));
        }
    }

    private static boolean has(Mapping mapping, String name) {
        return mapping.entries().stream().anyMatch(entry -> entry.name().text().equals(name));
    }
}
