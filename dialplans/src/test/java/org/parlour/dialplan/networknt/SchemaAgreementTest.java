package org.parlour.dialplan.networknt;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parlour.dialplan.plan.Checked;
import org.parlour.dialplan.plan.PlanCheck;
import org.parlour.dialplan.plan.PlanSchema;
import org.parlour.dialplan.plan.PlanText;
import org.parlour.dialplan.plan.Surroundings;
import org.parlour.dialplan.yaml.YamlNode;
import org.parlour.dialplan.yaml.YamlReading;
import org.parlour.dialplan.yaml.YamlText;

/** What we take, an editor takes; the slips that are made most, both refuse. */
class SchemaAgreementTest {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(PlanSchema.json(), InputFormat.JSON);

    private static List<String> flaws(String text) {
        if (YamlText.read("plan.yaml", text) instanceof YamlReading.Read(YamlNode root)) {
            return SCHEMA.validate(json(root), InputFormat.JSON).stream()
                    .map(Error::toString)
                    .toList();
        }
        throw new AssertionError("no YAML");
    }

    /** As an editor reads YAML: by how a value looks. */
    private static String json(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> scalar(scalar);
            case YamlNode.Sequence sequence ->
                sequence.items().stream().map(SchemaAgreementTest::json).collect(Collectors.joining(",", "[", "]"));
            case YamlNode.Mapping mapping ->
                mapping.entries().stream()
                        .map(entry -> quoted(entry.name().text()) + ":" + json(entry.value()))
                        .collect(Collectors.joining(",", "{", "}"));
        };
    }

    private static String scalar(YamlNode.Scalar scalar) {
        if (scalar.isNothing()) {
            return "null";
        }
        String text = scalar.text();
        if (scalar.plain() && (text.equals("true") || text.equals("false"))) {
            return text;
        }
        return scalar.plain() && text.matches("[-+]?[0-9]+")
                ? text.replaceFirst("^[+]", "").replaceFirst("^(-?)0+(?=[0-9])", "$1")
                : quoted(text);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static boolean isTaken(String text) {
        return PlanCheck.check(List.of(new PlanText("plan.yaml", text)), Surroundings.UNKNOWN) instanceof Checked.Sound;
    }

    @Test
    void allThatShipsIsTakenByBoth() throws IOException {
        Path module = Path.of(System.getProperty("parlour.module.folder", "."));
        List<Path> plans = new ArrayList<>();
        for (String folder : List.of("examples", "presets")) {
            try (Stream<Path> files = Files.walk(module.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".yaml")).forEach(plans::add);
            }
        }
        assertThat(plans).hasSizeGreaterThan(10);
        for (Path plan : plans) {
            assertThat(flaws(Files.readString(plan))).as(plan.toString()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trunks:\n",
                "numbers: []\n",
                "local: off\n",
                "trunks:\n  t: {peers: 192.0.2.1, passthrough: true}\n",
                "trunks:\n  t: {peers: [192.0.2.1, \"[2001:db8::1]:5070\"], limits: {calls: 5}}\n",
                "trunks:\n  t: {peers: a.example, codecs: opus}\n",
                "hours:\n  o: {zone: Europe/Berlin, open: Mon 08:00-09:00, closed: 2026-12-24}\n",
                "numbers:\n  - {number: 0049302312, room: a}\n  - {number: +49302312, reject: 404}\n",
                "numbers:\n  - {number: 7, door: pin, pin-digits: 6}\n",
                "phones:\n  p: {number: 11, password: \"${env:A}\"}\n",
            })
    void goodPlansAreTakenByBoth(String text) {
        assertThat(isTaken(text)).isTrue();
        assertThat(flaws(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trunk: {}\n",
                "trunks: []\n",
                "trunks:\n  T: {peers: 192.0.2.1}\n",
                "trunks:\n  t: 192.0.2.1\n",
                "trunks:\n  t: {pears: 192.0.2.1}\n",
                "trunks:\n  t: {peers: 192.0.2.1, transport: tsl}\n",
                "trunks:\n  t: {peers: 192.0.2.1, srtp: on}\n",
                "trunks:\n  t: {peers: 192.0.2.1, country: UK}\n",
                "trunks:\n  t: {peers: 192.0.2.1, codecs: [alaw]}\n",
                "trunks:\n  t: {peers: 192.0.2.1, passthrough: yes}\n",
                "trunks:\n  t: {peers: 192.0.2.1, limits: 20}\n",
                "trunks:\n  t: {registration: {registrar: a.example, user: u}}\n",
                "trunks:\n  t: {registration: {registrar: a.example, user: u, password: hunter2}}\n",
                "hours:\n  o: {zone: Europe/Berlin}\n",
                "hours:\n  o: {zone: Europe/Berlin, open: Mo 8-9}\n",
                "numbers:\n  - {number: 7}\n",
                "numbers:\n  - {number: 7, room: a, door: pin}\n",
                "numbers:\n  - {room: a}\n",
                "numbers: {number: 7, room: a}\n",
                "phones:\n  p: {number: 11}\n",
            })
    void slipsAreRefusedByBoth(String text) {
        assertThat(isTaken(text)).isFalse();
        assertThat(flaws(text)).isNotEmpty();
    }
}
