package org.parlour.dialplan.yaml;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The door: one document of YAML in, a tree out. */
public final class YamlText {
    /** A plan of a thousand numbers has some 60,000 characters. */
    public static final int MOST_CHARACTERS = 1 << 20;
    /** Deeper than any field of ours; the tree is walked by methods that call themselves. */
    public static final int MOST_LEVELS = 20;
    /** Each alias counts as all that it stands for: ten lines can stand for a thousand million nodes. */
    public static final int MOST_NODES = 100_000;

    // The library's words for what it met end in what stood there: a tag's handle, a directive's name, a letter.
    private static final Pattern QUOTED = Pattern.compile("(tag handle|directive|anchor|alias|character) .*");

    private YamlText() {}

    public static YamlReading read(String file, String text) {
        if (text.length() > MOST_CHARACTERS) {
            return new YamlReading.Flawed(
                    new Place(file, 1, 1), text.length() + " characters", "at most " + MOST_CHARACTERS);
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(MOST_CHARACTERS)
                .setParseComments(false)
                .build();
        try {
            Iterator<Event> events = new Parse(settings).parseString(text).iterator();
            return new YamlReading.Read(new Composer(file, events).document());
        } catch (Refusal refusal) {
            return refusal.flaw();
        } catch (MarkedYamlEngineException malformed) {
            Optional<Mark> mark = malformed.getProblemMark().or(malformed::getContextMark);
            return flaw(Composer.place(file, mark), malformed.getProblem());
        } catch (YamlEngineException malformed) {
            return flaw(new Place(file, 1, 1), "a text that cannot be read: a letter that is no letter, or a version");
        } catch (NumberFormatException malformed) {
            // A version of a thousand digits.
            return flaw(new Place(file, 1, 1), "a number where YAML itself wants a smaller one");
        }
    }

    private static YamlReading flaw(Place place, String problem) {
        String words = QUOTED.matcher(problem).replaceFirst("$1");
        return new YamlReading.Flawed(place, words, "YAML: names and values, moved in by spaces, never by tabs");
    }

    /** An empty tree, as an empty file is. */
    public static YamlNode.Mapping nothing(String file) {
        return new YamlNode.Mapping(new Place(file, 1, 1), List.of(), 1);
    }
}
