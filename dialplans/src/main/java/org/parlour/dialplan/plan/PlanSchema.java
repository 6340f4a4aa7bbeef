package org.parlour.dialplan.plan;

import java.util.List;
import java.util.stream.Collectors;
import org.parlour.dialplan.plan.Shape.Field;
import org.parlour.dialplan.plan.Shape.Fields;
import org.parlour.dialplan.plan.Shape.Many;
import org.parlour.dialplan.plan.Shape.Named;
import org.parlour.dialplan.plan.Shape.One;
import org.parlour.dialplan.plan.Shape.Rows;

/** The plan's shape as JSON Schema, for editors that complete and underline while one types. */
public final class PlanSchema {
    private static final String HEAD = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Parlour dial plan",
          "description": "Trunks, numbers, hours, house phones and routes: data/dialplan/*.yaml",
        """;

    private PlanSchema() {}

    /** The published file, {@code plan.schema.json}. */
    public static String json() {
        String body = shape(PlanShape.PLAN, "");
        return HEAD + body.substring(2) + "\n";
    }

    private static String shape(Shape shape, String indent) {
        String inner = indent + "  ";
        return switch (shape) {
            case One(Grammar<?> grammar) -> "{" + value(grammar) + "}";
            case Many(Grammar<?> grammar) ->
                "{\"anyOf\": [{" + value(grammar) + "}, {\"type\": \"array\", \"items\": {" + value(grammar) + "}}]}";
            case Named(Grammar<?> names, Shape values) ->
                "{\n" + inner + "\"type\": [\"object\", \"null\"],\n" + inner + "\"propertyNames\": {"
                        + pattern(names) + "},\n" + inner + "\"additionalProperties\": " + shape(values, inner) + "\n"
                        + indent + "}";
            case Rows(Fields row) ->
                "{\n" + inner + "\"type\": [\"array\", \"null\"],\n" + inner + "\"items\": " + shape(row, inner) + "\n"
                        + indent + "}";
            case Fields fields -> fields(fields, indent);
        };
    }

    private static String fields(Fields fields, String indent) {
        String inner = indent + "  ";
        String properties = fields.fields().stream()
                .map(field -> property(field, inner + "  "))
                .collect(Collectors.joining(",\n"));
        List<String> required = fields.fields().stream()
                .filter(Field::isRequired)
                .map(Field::name)
                .toList();
        return "{\n" + inner + "\"type\": \"object\",\n" + inner + "\"additionalProperties\": false,\n"
                + (required.isEmpty() ? "" : inner + "\"required\": " + list(required) + ",\n")
                + (fields.oneOf().isEmpty() ? "" : inner + "\"oneOf\": " + oneOf(fields.oneOf()) + ",\n")
                + inner + "\"properties\": {\n" + properties + "\n" + inner + "}\n" + indent + "}";
    }

    private static String property(Field field, String indent) {
        String shape = shape(field.shape(), indent);
        String said = "\"description\": " + quoted(field.says()) + ", ";
        String begun = shape.startsWith("{\n")
                ? "{\n" + indent + "  \"description\": " + quoted(field.says()) + "," + shape.substring(1)
                : "{" + said + shape.substring(1);
        return indent + quoted(field.name()) + ": " + begun;
    }

    private static String oneOf(List<String> names) {
        return names.stream()
                .map(name -> "{\"required\": [" + quoted(name) + "]}")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    // Unquoted digits are numbers to an editor, and true and false no words; to us all of them are letters.
    private static String value(Grammar<?> grammar) {
        if (!grammar.words().isEmpty()) {
            boolean truths = grammar.words().contains("true");
            return "\"enum\": " + (truths ? "[true, false]" : list(grammar.words()));
        }
        return "\"type\": [\"string\", \"number\"]" + (grammar.regex().isEmpty() ? "" : ", " + pattern(grammar));
    }

    private static String pattern(Grammar<?> grammar) {
        return "\"pattern\": " + quoted("^(?:" + grammar.regex() + ")$");
    }

    private static String list(List<String> words) {
        return words.stream().map(PlanSchema::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
