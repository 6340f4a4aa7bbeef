package org.parlour.wire.sdp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code a=candidate} (RFC 8839 section 5.1); what follows the type is kept as written. */
public record Candidate(
        String foundation,
        int component,
        String transport,
        long priority,
        String host,
        int port,
        String type,
        String extensions)
        implements Attribute {
    private static final long MAX_PRIORITY = 0xffff_ffffL;
    private static final int FIXED_WORDS = 8;

    public Candidate {
        Grammar.requireWord("a foundation", foundation);
        Grammar.requireWord("a transport", transport);
        Grammar.requireWord("a candidate's address", host);
        Grammar.requireWord("a candidate's type", type);
        Grammar.requireText("candidate extensions", extensions);
        Grammar.require(component >= 0 && component <= 256, "components are 1 to 256");
        Grammar.require(priority >= 0 && priority <= MAX_PRIORITY, "priorities have 32 bits");
        Grammar.require(Grammar.isPort(port), "ports have sixteen bits");
    }

    /** An address of ours for UDP, which carries RTP and RTCP together. */
    public static Candidate udpHost(int foundation, long priority, String host, int port) {
        return new Candidate(String.valueOf(foundation), 1, "udp", priority, host, port, "host", "");
    }

    /** An address of ours that waits for a TCP connection (RFC 6544 section 4.5). */
    public static Candidate tcpHost(int foundation, long priority, String host, int port) {
        return new Candidate(String.valueOf(foundation), 1, "tcp", priority, host, port, "host", "tcptype passive");
    }

    @Override
    public String attributeName() {
        return "candidate";
    }

    @Override
    public String value() {
        String line = foundation + " " + component + " " + transport + " " + priority + " " + host + " " + port
                + " typ " + type;
        return extensions.isEmpty() ? line : line + " " + extensions;
    }

    static @Nullable Candidate parse(String value) {
        List<String> words = Grammar.words(value);
        if (words.size() < FIXED_WORDS || !words.get(6).equalsIgnoreCase("typ")) {
            return null;
        }
        int component = Grammar.number(words.get(1), 256);
        long priority = Grammar.number(words.get(3), MAX_PRIORITY);
        int port = Grammar.number(words.get(5), Grammar.MAX_PORT);
        if (component < 0 || priority < 0 || port < 0) {
            return null;
        }
        String extensions = String.join(" ", words.subList(FIXED_WORDS, words.size()));
        return new Candidate(
                words.get(0), component, words.get(2), priority, words.get(4), port, words.get(7), extensions);
    }
}
