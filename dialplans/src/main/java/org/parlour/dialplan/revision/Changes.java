package org.parlour.dialplan.revision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parlour.dialplan.plan.NumberRule;
import org.parlour.dialplan.plan.OutboundRoute;
import org.parlour.dialplan.plan.Plan;

/** What two plans differ in, in words: one line for each thing that came, went, or is otherwise now. */
public final class Changes {
    private static final Pattern NAMED = Pattern.compile("(trunks|hours|phones)[.]([^.]+)[.](.+)");
    private static final Pattern ROW = Pattern.compile("(numbers|routes)\\[([0-9]+)\\][.](.+)");
    private static final Map<String, String> WORDS =
            Map.of("trunks", "trunk ", "hours", "hours ", "phones", "phone ", "numbers", "number ", "routes", "route ");

    private Changes() {}

    public static List<String> between(Plan before, Plan after) {
        Map<String, SortedMap<String, String>> were = things(before);
        Map<String, SortedMap<String, String>> are = things(after);
        List<String> changes = new ArrayList<>();
        are.keySet().stream().filter(name -> !were.containsKey(name)).forEach(name -> changes.add(name + " added"));
        were.keySet().stream().filter(name -> !are.containsKey(name)).forEach(name -> changes.add(name + " removed"));
        are.forEach((name, parts) -> {
            SortedMap<String, String> old = were.get(name);
            if (old != null) {
                changes.addAll(parts(name, old, parts));
            }
        });
        if (!order(were, are).equals(order(are, were))) {
            changes.add("numbers are asked in another order");
        }
        return changes.isEmpty() ? List.of("nothing that matters: comments, spaces or files") : List.copyOf(changes);
    }

    private static List<String> order(Map<String, ?> things, Map<String, ?> others) {
        return things.keySet().stream()
                .filter(name -> name.startsWith("number ") && others.containsKey(name))
                .toList();
    }

    private static List<String> parts(String name, SortedMap<String, String> before, SortedMap<String, String> after) {
        List<String> changes = new ArrayList<>();
        TreeSet<String> parts = new TreeSet<>(before.keySet());
        parts.addAll(after.keySet());
        for (String part : parts) {
            String was = before.get(part);
            String is = after.get(part);
            if (was == null) {
                changes.add(name + ": " + part + " is " + is);
            } else if (is == null) {
                changes.add(name + ": " + part + " was " + was + ", and is gone");
            } else if (!was.equals(is)) {
                changes.add(name + ": " + part + " was " + was + ", is " + is);
            }
        }
        return changes;
    }

    /** Each thing of a plan by a name that stays, and what is said of it. Rows have no name: their number is it. */
    private static Map<String, SortedMap<String, String>> things(Plan plan) {
        Map<String, String> rows = rows(plan);
        Map<String, SortedMap<String, String>> things = new LinkedHashMap<>();
        things.put("the plan", new TreeMap<>());
        rows.values().forEach(name -> things.put(name, new TreeMap<>()));
        plan.facts().forEach((field, value) -> {
            Matcher named = NAMED.matcher(field);
            Matcher row = ROW.matcher(field);
            if (named.matches()) {
                put(things, WORDS.get(named.group(1)) + named.group(2), named.group(3), value);
            } else if (row.matches()) {
                String name = rows.get(row.group(1) + "[" + row.group(2) + "]");
                put(things, name == null ? field : name, row.group(3), value);
            } else {
                put(things, "the plan", field, value);
            }
        });
        return things;
    }

    private static void put(Map<String, SortedMap<String, String>> things, String name, String part, String value) {
        String whole = part.replaceFirst("\\[[0-9]+\\]$", "");
        things.computeIfAbsent(name, _ -> new TreeMap<>()).merge(whole, value, (one, other) -> one + ", " + other);
    }

    private static Map<String, String> rows(Plan plan) {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (NumberRule rule : plan.rules()) {
            if (!rule.place().equals(Plan.BUILT_IN)) {
                String trunks = rule.trunks().isEmpty() ? "" : " on " + String.join(", ", texts(rule));
                String when = rule.hours() == null ? "" : " in " + rule.hours();
                names.put(rule.field(), apart("number " + rule.number().text() + trunks + when, seen));
            }
        }
        for (OutboundRoute route : plan.routes()) {
            names.put(route.field(), apart("route " + route.number().text() + " by " + route.trunk(), seen));
        }
        return names;
    }

    private static List<String> texts(NumberRule rule) {
        return rule.trunks().stream().map(Object::toString).toList();
    }

    private static String apart(String name, Map<String, Integer> seen) {
        int count = seen.merge(name, 1, Integer::sum);
        return count == 1 ? name : name + " (" + count + ")";
    }
}
