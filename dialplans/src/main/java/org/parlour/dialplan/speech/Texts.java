package org.parlour.dialplan.speech;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parlour.wire.call.Reading;

/**
 * What each clip of a language says, as {@code texts.properties} has it: one {@code NAME = TEXT} a line, empty lines, and
 * comments that begin with {@code #}.
 *
 * <p>Stricter than {@link java.util.Properties}, so that the script that speaks the lines reads them the same way.
 */
public record Texts(Map<String, String> byName) {
    private static final Pattern LINE = Pattern.compile("([a-z]+\\.[a-z0-9-]+) = (\\S.*\\S|\\S)");

    public Texts {
        byName = Map.copyOf(byName);
    }

    public static Reading<Texts> parse(String file) {
        Map<String, String> byName = new HashMap<>();
        int number = 0;
        for (String line : file.lines().toList()) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher pair = LINE.matcher(line);
            if (!pair.matches()) {
                return new Reading.Malformed<>("line " + number + " is no NAME = TEXT");
            }
            if (byName.put(pair.group(1), pair.group(2)) != null) {
                return new Reading.Malformed<>("line " + number + " names a clip a second time");
            }
        }
        return new Reading.Parsed<>(new Texts(byName));
    }

    public Optional<String> of(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
