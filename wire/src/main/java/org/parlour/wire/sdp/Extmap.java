package org.parlour.wire.sdp;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code a=extmap}: the number of an RTP header extension (RFC 8285 section 8). */
public record Extmap(int id, @Nullable Direction direction, String uri, String parameters) implements Attribute {
    /** RFC 8285 section 8: the numbers above 4095 only order an offer that has too many. */
    private static final int MAX_ID = 4_351;

    public Extmap {
        Grammar.require(id > 0 && id <= MAX_ID, "extension ids begin at 1");
        Grammar.requireWord("an extension's name", uri);
        Grammar.requireText("extension parameters", parameters);
    }

    public static Extmap of(int id, String uri) {
        return new Extmap(id, null, uri, "");
    }

    @Override
    public String attributeName() {
        return "extmap";
    }

    @Override
    public String value() {
        String which = direction == null ? "" : "/" + direction.name().toLowerCase(Locale.ROOT);
        return id + which + " " + uri + (parameters.isEmpty() ? "" : " " + parameters);
    }

    static @Nullable Extmap parse(String value) {
        List<String> words = Grammar.words(value);
        if (words.size() < 2) {
            return null;
        }
        String number = words.get(0);
        int slash = number.indexOf('/');
        Direction direction = slash < 0 ? null : Direction.parse(number.substring(slash + 1));
        int id = Grammar.number(slash < 0 ? number : number.substring(0, slash), MAX_ID);
        if (id <= 0 || (slash >= 0 && direction == null)) {
            return null;
        }
        return new Extmap(id, direction, words.get(1), String.join(" ", words.subList(2, words.size())));
    }
}
