package org.parlour.wire.sdp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.Ssrc;

/** {@code a=ssrc-group}: sources that belong together (RFC 5576 section 4.2). */
public record SsrcGroup(String semantics, List<Ssrc> ssrcs) implements Attribute {
    /** A source and the one that repeats its lost packets (RFC 5576 section 4.2, RFC 4588). */
    public static final String FLOW_IDENTIFICATION = "FID";

    public SsrcGroup {
        Grammar.requireWord("a group's semantics", semantics);
        ssrcs = List.copyOf(ssrcs);
    }

    @Override
    public String attributeName() {
        return "ssrc-group";
    }

    @Override
    public String value() {
        StringBuilder line = new StringBuilder(semantics);
        ssrcs.forEach(ssrc -> line.append(' ').append(ssrc));
        return line.toString();
    }

    static @Nullable SsrcGroup parse(String value) {
        List<String> words = Grammar.words(value);
        if (words.size() < 2) {
            return null;
        }
        List<Ssrc> ssrcs = new ArrayList<>();
        for (String word : words.subList(1, words.size())) {
            if (!(Ssrc.parse(word) instanceof Reading.Parsed<Ssrc>(Ssrc ssrc))) {
                return null;
            }
            ssrcs.add(ssrc);
        }
        return new SsrcGroup(words.get(0), ssrcs);
    }
}
