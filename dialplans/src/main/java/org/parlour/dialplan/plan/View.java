package org.parlour.dialplan.plan;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.yaml.Place;
import org.parlour.dialplan.yaml.YamlNode;
import org.parlour.dialplan.yaml.YamlNode.Entry;
import org.parlour.dialplan.yaml.YamlNode.Mapping;
import org.parlour.dialplan.yaml.YamlNode.Scalar;
import org.parlour.dialplan.yaml.YamlNode.Sequence;
import org.parlour.wire.call.Reading;

/** One table of a tree that fits its shape: its values, read. */
record View(Mapping mapping) {
    Place place() {
        return mapping.place();
    }

    private Optional<YamlNode> node(String name) {
        return mapping.entries().stream()
                .filter(entry -> entry.name().text().equals(name))
                .map(Entry::value)
                .findFirst();
    }

    boolean has(String name) {
        return node(name).isPresent();
    }

    <T> @Nullable T one(String name, Grammar<T> grammar) {
        return node(name).map(node -> value(node, grammar)).orElse(null);
    }

    <T> T one(String name, Grammar<T> grammar, T otherwise) {
        T value = one(name, grammar);
        return value == null ? otherwise : value;
    }

    <T> T must(String name, Grammar<T> grammar) {
        return value(node(name).orElseThrow(), grammar);
    }

    <T> List<T> many(String name, Grammar<T> grammar) {
        return node(name).map(node -> values(node, grammar)).orElse(List.of());
    }

    private static <T> List<T> values(YamlNode node, Grammar<T> grammar) {
        return node instanceof Sequence sequence
                ? sequence.items().stream().map(item -> value(item, grammar)).toList()
                : List.of(value(node, grammar));
    }

    private static <T> T value(YamlNode node, Grammar<T> grammar) {
        if (node instanceof Scalar scalar && grammar.read(scalar.text()) instanceof Reading.Parsed<T>(T value)) {
            return value;
        }
        throw new IllegalStateException("a value that was inspected does not fit its grammar: " + node.place());
    }

    View table(String name) {
        return node(name)
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .map(View::new)
                .orElseGet(() -> new View(new Mapping(mapping.place(), List.of(), 1)));
    }

    List<Entry> entries(String name) {
        return table(name).mapping.entries();
    }

    List<View> rows(String name) {
        return node(name).filter(Sequence.class::isInstance).map(Sequence.class::cast).stream()
                .flatMap(sequence -> sequence.items().stream())
                .map(Mapping.class::cast)
                .map(View::new)
                .toList();
    }
}
