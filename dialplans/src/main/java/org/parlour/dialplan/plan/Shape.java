package org.parlour.dialplan.plan;

import java.util.List;
import java.util.Optional;

/** What may stand where in a plan. The parser, the schema and every advice are made of the same shapes. */
sealed interface Shape {
    /** One value. */
    record One(Grammar<?> grammar) implements Shape {}

    /** A list of values; one alone needs no list. */
    record Many(Grammar<?> grammar) implements Shape {}

    /** Names that the admin gives, and what each stands for. */
    record Named(Grammar<?> names, Shape values) implements Shape {}

    /** A list of tables. */
    record Rows(Fields row) implements Shape {}

    /**
     * Names that we give.
     *
     * @param oneOf exactly one of these is wanted; empty where all may stand beside each other
     */
    record Fields(String what, List<Field> fields, List<String> oneOf) implements Shape {
        Optional<Field> field(String name) {
            return fields.stream().filter(field -> field.name().equals(name)).findFirst();
        }

        List<String> names() {
            return fields.stream().map(Field::name).toList();
        }
    }

    /** One of the names that we give. {@code says} is what it is, for editors. */
    record Field(String name, boolean isRequired, Shape shape, String says) {}

    static Field may(String name, Shape shape, String says) {
        return new Field(name, false, shape, says);
    }

    static Field must(String name, Shape shape, String says) {
        return new Field(name, true, shape, says);
    }
}
