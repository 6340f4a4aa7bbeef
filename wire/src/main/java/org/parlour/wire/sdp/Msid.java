package org.parlour.wire.sdp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code a=msid}: the stream and track that a page will see (RFC 8830 section 2); the track may be empty. */
public record Msid(String stream, String track) implements Attribute {
    public Msid {
        Grammar.requireWord("a stream", stream);
        Grammar.require(track.isEmpty() || Grammar.isWord(track), "a track is one word");
    }

    @Override
    public String attributeName() {
        return "msid";
    }

    @Override
    public String value() {
        return track.isEmpty() ? stream : stream + " " + track;
    }

    static @Nullable Msid parse(String value) {
        List<String> words = Grammar.words(value);
        return words.isEmpty() ? null : new Msid(words.get(0), words.size() > 1 ? words.get(1) : "");
    }
}
