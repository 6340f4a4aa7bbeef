package org.parlour.conference.networknt;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** A schema among the static files of the program. */
public final class PublishedSchema {
    private final Schema schema;

    public PublishedSchema(String path) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(PublishedSchema.class.getResourceAsStream("/static" + path), "no such file")) {
            this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(file, InputFormat.JSON);
        }
    }

    /** What is wrong with a message; nothing where it is good. */
    public List<String> flaws(String message) {
        return schema.validate(message, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }
}
