package org.parlour.wire.sdp;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts to descriptions, for tests that know their text is good. */
public final class Descriptions {
    private Descriptions() {}

    public static SessionDescription read(String text) {
        return switch (Sdp.parse(text)) {
            case Sdp.Parsed parsed -> parsed.description();
            case Sdp.Malformed malformed -> throw new AssertionError(malformed.sentence() + " in\n" + text);
        };
    }

    public static List<byte[]> bytes(List<String> texts) {
        return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /** Printed with plain line ends, to be compared with text blocks. */
    public static String print(SessionDescription description) {
        return Sdp.print(description).replace("\r\n", "\n");
    }
}
