package org.parlour.dialplan.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parlour.dialplan.yaml.YamlNode.Entry;
import org.parlour.dialplan.yaml.YamlNode.Mapping;
import org.parlour.dialplan.yaml.YamlNode.Scalar;
import org.parlour.dialplan.yaml.YamlNode.Sequence;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Makes a tree of what the library's parser meets. An anchor is known only behind its end, so no tree holds itself. */
final class Composer {
    private final String file;
    private final Iterator<Event> events;
    private final Map<Anchor, YamlNode> anchored = new HashMap<>();
    private int nodesLeft = YamlText.MOST_NODES;

    Composer(String file, Iterator<Event> events) {
        this.file = file;
        this.events = events;
    }

    YamlNode document() {
        next();
        Event first = next();
        if (first.getEventId() == Event.ID.StreamEnd) {
            return YamlText.nothing(file);
        }
        YamlNode root = node(next(), 1);
        next();
        Event after = next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw new Refusal(place(after), "a second document", "one document in a file");
        }
        return root instanceof Scalar scalar && scalar.isNothing() ? YamlText.nothing(file) : root;
    }

    private Event next() {
        if (!events.hasNext()) {
            throw new Refusal(new Place(file, 1, 1), "an end in the middle", "a whole document");
        }
        return events.next();
    }

    private YamlNode node(Event event, int level) {
        if (level > YamlText.MOST_LEVELS) {
            throw new Refusal(
                    place(event), "a value within " + YamlText.MOST_LEVELS + " others", "fewer levels than that");
        }
        return switch (event) {
            case AliasEvent alias -> whatStandsFor(alias);
            case ScalarEvent scalar -> {
                refuseTag(scalar, scalar.getTag());
                yield kept(scalar, scalar(scalar));
            }
            case CollectionStartEvent start -> {
                refuseTag(start, start.getTag());
                boolean list = start.getEventId() == Event.ID.SequenceStart;
                yield kept(start, list ? sequence(start, level) : mapping(start, level));
            }
            default -> throw new Refusal(place(event), "no value", "a value");
        };
    }

    private YamlNode whatStandsFor(AliasEvent alias) {
        YamlNode node = alias.getAnchor().map(anchored::get).orElse(null);
        if (node == null) {
            throw new Refusal(
                    place(alias), "an alias (*) of what is not there yet", "the name of an anchor (&) further up");
        }
        spend(alias, node.weight());
        return node;
    }

    private void spend(Event event, int nodes) {
        nodesLeft -= nodes;
        if (nodesLeft < 0) {
            throw new Refusal(place(event), "more than " + YamlText.MOST_NODES + " values", "fewer, aliases unfolded");
        }
    }

    // A tag says of which kind a value is; here its field does.
    private void refuseTag(Event event, Optional<String> tag) {
        if (tag.isPresent()) {
            throw new Refusal(place(event), "a tag (!)", "a value without a tag; in quotes where it begins with !");
        }
    }

    private YamlNode kept(NodeEvent event, YamlNode node) {
        event.getAnchor().ifPresent(anchor -> anchored.put(anchor, node));
        return node;
    }

    private Scalar scalar(ScalarEvent event) {
        spend(event, 1);
        return new Scalar(place(event), event.getValue(), event.isPlain());
    }

    private Sequence sequence(Event start, int level) {
        spend(start, 1);
        List<YamlNode> items = new ArrayList<>();
        int weight = 1;
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            YamlNode item = node(event, level + 1);
            items.add(item);
            weight += item.weight();
        }
        return new Sequence(place(start), List.copyOf(items), weight);
    }

    private Mapping mapping(Event start, int level) {
        spend(start, 1);
        List<Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int weight = 1;
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            if (!(node(event, level + 1) instanceof Scalar name)) {
                throw new Refusal(place(event), "a list or a table as a name", "a word as a name");
            }
            if (!names.add(name.text())) {
                throw new Refusal(name.place(), "a name that stood here before", "each name once");
            }
            YamlNode value = node(next(), level + 1);
            entries.add(new Entry(name, value));
            weight += 1 + value.weight();
        }
        return new Mapping(place(start), List.copyOf(entries), weight);
    }

    private Place place(Event event) {
        return place(file, event.getStartMark());
    }

    static Place place(String file, Optional<Mark> mark) {
        return mark.map(at -> new Place(file, at.getLine() + 1, at.getColumn() + 1))
                .orElseGet(() -> new Place(file, 1, 1));
    }
}
