package org.parlour.wire.sdp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code a=group}: media descriptions that belong together (RFC 5888 section 5). */
public record Group(String semantics, List<String> mids) implements Attribute {
    /** One transport for all of them (RFC 9143). */
    public static final String BUNDLE = "BUNDLE";

    public Group {
        Grammar.requireWord("a group's semantics", semantics);
        mids = List.copyOf(mids);
        Grammar.require(mids.stream().allMatch(Grammar::isWord), "each mid is one word");
    }

    public boolean isBundle() {
        return semantics.equalsIgnoreCase(BUNDLE);
    }

    @Override
    public String attributeName() {
        return "group";
    }

    @Override
    public String value() {
        return mids.isEmpty() ? semantics : semantics + " " + String.join(" ", mids);
    }

    static @Nullable Group parse(String value) {
        List<String> words = Grammar.words(value);
        return words.isEmpty() ? null : new Group(words.get(0), words.subList(1, words.size()));
    }
}
