package org.parlour.wire.sdp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code a=ssrc}: something said about one source (RFC 5576 section 4.1); the ssrc is an unsigned number. */
public record SsrcAttribute(int ssrc, String attribute, String setting) implements Attribute {
    static final long MAX_SSRC = 0xffff_ffffL;

    public SsrcAttribute {
        Grammar.requireWord("a source attribute", attribute);
        Grammar.require(attribute.indexOf(':') < 0, "a source attribute ends at the colon");
        Grammar.requireText("a source attribute's value", setting);
    }

    public static SsrcAttribute cname(int ssrc, String cname) {
        return new SsrcAttribute(ssrc, "cname", cname);
    }

    @Override
    public String attributeName() {
        return "ssrc";
    }

    @Override
    public String value() {
        String line = Integer.toUnsignedString(ssrc) + " " + attribute;
        return setting.isEmpty() ? line : line + ":" + setting;
    }

    static @Nullable SsrcAttribute parse(String value) {
        List<String> words = Grammar.words(value);
        long ssrc = words.size() < 2 ? -1 : Grammar.number(words.get(0), MAX_SSRC);
        if (ssrc < 0) {
            return null;
        }
        String said = String.join(" ", words.subList(1, words.size()));
        int colon = said.indexOf(':');
        String attribute = colon < 0 ? said : said.substring(0, colon);
        if (!Grammar.isWord(attribute)) {
            return null;
        }
        return new SsrcAttribute(
                (int) ssrc,
                attribute,
                colon < 0 ? "" : said.substring(colon + 1).strip());
    }
}
