package org.parlour.wire.sdp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.Ssrc;

/** {@code a=ssrc}: something said about one source (RFC 5576 section 4.1). */
public record SsrcAttribute(Ssrc ssrc, String attribute, String setting) implements Attribute {
    public SsrcAttribute {
        Grammar.requireWord("a source attribute", attribute);
        Grammar.require(attribute.indexOf(':') < 0, "a source attribute ends at the colon");
        Grammar.requireText("a source attribute's value", setting);
    }

    public static SsrcAttribute cname(Ssrc ssrc, String cname) {
        return new SsrcAttribute(ssrc, "cname", cname);
    }

    @Override
    public String attributeName() {
        return "ssrc";
    }

    @Override
    public String value() {
        String line = ssrc + " " + attribute;
        return setting.isEmpty() ? line : line + ":" + setting;
    }

    static @Nullable SsrcAttribute parse(String value) {
        List<String> words = Grammar.words(value);
        if (words.size() < 2 || !(Ssrc.parse(words.get(0)) instanceof Reading.Parsed<Ssrc>(Ssrc ssrc))) {
            return null;
        }
        String said = String.join(" ", words.subList(1, words.size()));
        int colon = said.indexOf(':');
        String attribute = colon < 0 ? said : said.substring(0, colon);
        if (!Grammar.isWord(attribute)) {
            return null;
        }
        return new SsrcAttribute(
                ssrc, attribute, colon < 0 ? "" : said.substring(colon + 1).strip());
    }
}
