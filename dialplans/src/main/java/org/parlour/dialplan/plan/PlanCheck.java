package org.parlour.dialplan.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parlour.dialplan.yaml.Place;
import org.parlour.dialplan.yaml.YamlNode;
import org.parlour.dialplan.yaml.YamlNode.Entry;
import org.parlour.dialplan.yaml.YamlNode.Mapping;
import org.parlour.dialplan.yaml.YamlNode.Scalar;
import org.parlour.dialplan.yaml.YamlNode.Sequence;
import org.parlour.dialplan.yaml.YamlReading;
import org.parlour.dialplan.yaml.YamlText;

/**
 * The door: texts in, a plan or findings out. First each text is read and compared with the shape of a plan; only where all
 * fit is it asked whether they hold together.
 */
public final class PlanCheck {
    private static final int MOST_FILES = 100;
    private static final int MOST_ROWS = 2_000;

    private PlanCheck() {}

    /** Several texts make one plan, in the order of their files' names. */
    public static Checked check(List<PlanText> texts, Surroundings surroundings) {
        Findings findings = new Findings();
        Mapping root = merged(texts.stream().sorted().toList(), findings);
        Inspector inspector = new Inspector(findings);
        if (!findings.hasErrors()) {
            inspector.inspect(root, PlanShape.PLAN, "");
        }
        if (findings.hasErrors()) {
            return new Checked.Unsound(findings.sorted());
        }
        Plan plan = new PlanReader(root, inspector).plan();
        TrunkChecks.check(plan, surroundings, findings);
        NumberChecks.check(plan, surroundings, findings);
        ShadowChecks.check(plan, findings);
        LoopCheck.check(plan, findings);
        RouteChecks.check(plan, findings);
        return findings.hasErrors()
                ? new Checked.Unsound(findings.sorted())
                : new Checked.Sound(plan, findings.sorted());
    }

    private static Mapping merged(List<PlanText> texts, Findings findings) {
        if (texts.size() > MOST_FILES) {
            Place place = new Place(texts.getFirst().file(), 1, 1);
            findings.error(
                    FindingKind.SYNTAX,
                    place,
                    "",
                    texts.size() + " files",
                    "at most " + MOST_FILES + " files in a plan");
            return YamlText.nothing(texts.getFirst().file());
        }
        Merger merger = new Merger(findings);
        for (PlanText text : texts) {
            switch (YamlText.read(text.file(), text.text())) {
                case YamlReading.Flawed flaw ->
                    findings.error(FindingKind.SYNTAX, flaw.place(), "", flaw.found(), flaw.expected());
                case YamlReading.Read(Mapping mapping) -> merger.add(mapping);
                case YamlReading.Read(YamlNode other) ->
                    findings.error(
                            FindingKind.SYNTAX,
                            other.place(),
                            "",
                            other instanceof Sequence ? "a list" : "a single value",
                            "a plan: trunks, numbers and the like, each with a colon");
            }
        }
        return merger.merged(texts.isEmpty() ? "plan" : texts.getFirst().file());
    }

    /** Lays files over each other: tables and lists grow, single values may stand once. */
    private static final class Merger {
        private final Findings findings;
        private final Map<String, Entry> entries = new HashMap<>();
        private final List<String> order = new ArrayList<>();

        Merger(Findings findings) {
            this.findings = findings;
        }

        void add(Mapping mapping) {
            for (Entry entry : mapping.entries()) {
                String name = entry.name().text();
                Entry before = entries.get(name);
                if (before == null) {
                    order.add(name);
                    entries.put(name, entry);
                } else {
                    entries.put(name, new Entry(before.name(), joined(name, before.value(), entry)));
                }
            }
        }

        private YamlNode joined(String name, YamlNode before, Entry entry) {
            YamlNode more = entry.value();
            if (before instanceof Scalar nothing && nothing.isNothing()) {
                return more;
            }
            if (more instanceof Scalar nothing && nothing.isNothing()) {
                return before;
            }
            if (before instanceof Sequence one && more instanceof Sequence two) {
                List<YamlNode> items = new ArrayList<>(one.items());
                items.addAll(two.items());
                return new Sequence(one.place(), List.copyOf(items), one.weight() + two.weight());
            }
            if (before instanceof Mapping one && more instanceof Mapping two) {
                return joined(name, one, two);
            }
            findings.error(
                    FindingKind.DUPLICATE,
                    entry.name().place(),
                    name,
                    "what " + before.place() + " says too",
                    "it in one file only");
            return before;
        }

        private Mapping joined(String field, Mapping one, Mapping two) {
            List<Entry> all = new ArrayList<>(one.entries());
            Map<String, Place> there = new HashMap<>();
            one.entries()
                    .forEach(
                            entry -> there.put(entry.name().text(), entry.name().place()));
            for (Entry entry : two.entries()) {
                Place before = there.get(entry.name().text());
                if (before == null) {
                    all.add(entry);
                } else {
                    findings.error(
                            FindingKind.DUPLICATE,
                            entry.name().place(),
                            field,
                            Inspector.shown(entry.name()) + ", which " + before + " says too",
                            "each name once");
                }
            }
            return new Mapping(one.place(), List.copyOf(all), one.weight() + two.weight());
        }

        Mapping merged(String file) {
            List<Entry> all = order.stream().map(entries::get).toList();
            for (Entry entry : all) {
                if (entry.value() instanceof Sequence rows && rows.items().size() > MOST_ROWS) {
                    findings.error(
                            FindingKind.SYNTAX,
                            rows.place(),
                            entry.name().text(),
                            rows.items().size() + " rows",
                            "at most " + MOST_ROWS);
                }
            }
            return new Mapping(new Place(file, 1, 1), all, 1);
        }
    }
}
