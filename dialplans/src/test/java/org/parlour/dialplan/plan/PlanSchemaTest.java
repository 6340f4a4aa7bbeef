package org.parlour.dialplan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlanSchemaTest {
    static String published() throws IOException {
        try (InputStream file = Objects.requireNonNull(PlanSchema.class.getResourceAsStream("plan.schema.json"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** {@code ./run dialplan schema} writes it anew. */
    @Test
    void whatIsPublishedIsWhatIsParsed() throws IOException {
        assertThat(published()).isEqualTo(PlanSchema.json());
    }

    @Test
    void everyFieldOfTheParserIsInTheSchemaAndBack() throws IOException {
        Set<String> inSchema = Pattern.compile("\"([a-z-]+)\": \\{\\s*\"description\"")
                .matcher(published())
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> inParser = new TreeSet<>();
        collect(PlanShape.PLAN, inParser);
        assertThat(inSchema).isEqualTo(inParser);
        assertThat(inParser).contains("trunks", "registrar", "per-caller", "pin-digits", "countries", "zone");
    }

    private static void collect(Shape shape, Set<String> names) {
        switch (shape) {
            case Shape.Fields fields ->
                fields.fields().forEach(field -> {
                    names.add(field.name());
                    collect(field.shape(), names);
                });
            case Shape.Named named -> collect(named.values(), names);
            case Shape.Rows rows -> collect(rows.row(), names);
            case Shape.One _, Shape.Many _ -> {}
        }
    }
}
