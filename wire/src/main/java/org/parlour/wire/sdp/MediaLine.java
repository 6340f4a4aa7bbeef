package org.parlour.wire.sdp;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The {@code m=} line itself, before the lines under it are known. */
record MediaLine(String media, int port, int portCount, TransportProtocol protocol, List<String> formats) {
    static @Nullable MediaLine parse(String text) {
        List<String> words = Grammar.words(text);
        if (words.size() < 4 || words.size() - 3 > SdpParser.MAX_FORMATS) {
            return null;
        }
        String ports = words.get(1);
        int slash = ports.indexOf('/');
        int port = Grammar.number(slash < 0 ? ports : ports.substring(0, slash), Grammar.MAX_PORT);
        int portCount = slash < 0 ? 1 : Grammar.number(ports.substring(slash + 1), Grammar.MAX_PORT);
        if (port < 0 || portCount < 1) {
            return null;
        }
        if (words.get(0).length() > Grammar.MAX_NAME_CHARS || words.get(2).length() > Grammar.MAX_NAME_CHARS) {
            return null;
        }
        TransportProtocol protocol = new TransportProtocol(words.get(2));
        String media = words.get(0).toLowerCase(Locale.ROOT);
        return new MediaLine(media, port, portCount, protocol, words.subList(3, words.size()));
    }

    MediaDescription with(SectionLines lines) {
        return new MediaDescription(
                media,
                port,
                portCount,
                protocol,
                formats,
                lines.connection(),
                lines.bandwidths(),
                lines.others(),
                lines.attributes());
    }
}
