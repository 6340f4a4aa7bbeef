package org.parlour.wire.sdp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code a=rtcp}: where RTCP goes when that is not the next port (RFC 3605 section 2.1). */
public record RtcpPort(int port, @Nullable NetworkAddress address) implements Attribute {
    public RtcpPort {
        Grammar.require(Grammar.isPort(port), "ports have sixteen bits");
    }

    @Override
    public String attributeName() {
        return "rtcp";
    }

    @Override
    public String value() {
        return address == null ? String.valueOf(port) : port + " " + address.text();
    }

    static @Nullable RtcpPort parse(String value) {
        List<String> words = Grammar.words(value);
        int port = words.isEmpty() ? -1 : Grammar.number(words.get(0), Grammar.MAX_PORT);
        if (port < 0) {
            return null;
        }
        return new RtcpPort(port, words.size() < 4 ? null : NetworkAddress.parse(words.subList(1, 4)));
    }
}
