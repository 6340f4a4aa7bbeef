package org.parlour.wire.sdp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a description line by line: forgiving in form, because phones are what they are, and strict
 * in size, because anyone may send one.
 */
final class SdpParser {
    /** An offer for 20 + 25 slots with every codec of a browser stays below half of these. */
    static final int MAX_LENGTH_CHARS = 262_144;

    static final int MAX_LINES = 4_096;
    static final int MAX_LINE_CHARS = 8_192;
    static final int MAX_MEDIA = 128;
    /** As many as there are payload types. */
    static final int MAX_FORMATS = 128;

    private final List<MediaDescription> media = new ArrayList<>();
    private final List<Timing> timings = new ArrayList<>();
    private boolean begun;
    private @Nullable Origin origin;
    private @Nullable String name;
    private @Nullable MediaLine mediaLine;
    private SectionLines session = new SectionLines();
    private SectionLines section = session;

    private SdpParser() {}

    static Sdp.Result parse(String text) {
        if (text.length() > MAX_LENGTH_CHARS) {
            return new Sdp.Malformed(0, "longer than " + MAX_LENGTH_CHARS + " characters");
        }
        return new SdpParser().read(text);
    }

    private Sdp.Result read(String text) {
        int number = 0;
        int start = 0;
        while (start < text.length()) {
            int end = endOfLine(text, start);
            number++;
            String wrong = number > MAX_LINES ? "more than " + MAX_LINES + " lines" : line(text.substring(start, end));
            if (wrong != null) {
                return new Sdp.Malformed(number, wrong);
            }
            start = afterLineEnd(text, end);
        }
        return finish(number);
    }

    private Sdp.Result finish(int lines) {
        endSection();
        Origin found = origin;
        if (found == null) {
            return new Sdp.Malformed(lines, begun ? "no o= line" : "no v= line");
        }
        List<Timing> times = timings.isEmpty() ? List.of(Timing.ALWAYS) : timings;
        return new Sdp.Parsed(new SessionDescription(
                found,
                name == null ? "-" : name,
                session.connection(),
                session.bandwidths(),
                times,
                session.others(),
                session.attributes(),
                media));
    }

    /** CRLF, LF and even CR alone end a line; the field has seen all three. */
    private static int endOfLine(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\r' && text.charAt(end) != '\n') {
            end++;
        }
        return end;
    }

    private static int afterLineEnd(String text, int end) {
        boolean both = text.startsWith("\r\n", end);
        return both ? end + 2 : end + 1;
    }

    private @Nullable String line(String raw) {
        String line = raw.strip();
        if (line.isEmpty()) {
            return null;
        }
        if (line.length() > MAX_LINE_CHARS) {
            return "a line of more than " + MAX_LINE_CHARS + " characters";
        }
        if (line.indexOf(0) >= 0) {
            return "a NUL";
        }
        if (line.length() < 2 || line.charAt(1) != '=' || line.charAt(0) <= ' ' || line.charAt(0) >= 0x7f) {
            return "not of the form x=…";
        }
        char type = line.charAt(0);
        String value = line.substring(2).strip();
        if (!begun) {
            begun = type == 'v' && value.equals("0");
            return begun ? null : "does not begin with v=0";
        }
        return typed(type, value);
    }

    private @Nullable String typed(char type, String value) {
        return switch (type) {
            case 'v' -> "a second v= line";
            case 'o' -> originLine(value);
            case 's' -> sessionName(value);
            case 't' -> timing(value);
            case 'r' -> repeat(value);
            case 'm' -> media(value);
            case '=' -> "not of the form x=…";
            default -> section.line(type, value);
        };
    }

    private @Nullable String originLine(String value) {
        if (origin != null) {
            return "a second o= line";
        }
        origin = Origin.parse(value);
        return origin == null ? "o= is not: user id version IN IP4 address" : null;
    }

    private @Nullable String sessionName(String value) {
        // RFC 3264 section 5: an empty name is written as a blank or a dash.
        name = value.isEmpty() ? "-" : value;
        return null;
    }

    private @Nullable String timing(String value) {
        Timing timing = Timing.parse(value);
        // Nobody dials by these times; a phone that writes them wrongly means "now".
        timings.add(timing == null ? Timing.ALWAYS : timing);
        return null;
    }

    private @Nullable String repeat(String value) {
        if (!timings.isEmpty()) {
            timings.addLast(timings.removeLast().repeated(value));
        }
        return null;
    }

    private @Nullable String media(String value) {
        endSection();
        if (media.size() == MAX_MEDIA) {
            return "more than " + MAX_MEDIA + " m= lines";
        }
        section = new SectionLines();
        mediaLine = MediaLine.parse(value);
        return mediaLine == null ? "m= is not: media port protocol formats" : null;
    }

    private void endSection() {
        if (mediaLine != null) {
            media.add(mediaLine.with(section));
        }
    }
}
