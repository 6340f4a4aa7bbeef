package org.parlour.callers.load.measure;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.parlour.callers.load.Crowd;
import org.parlour.callers.load.PhoneCodec;

/** One line of the page: who calls, and whom. Written {@code g711:10x10}, with a kind behind it where it is no usual one. */
record Row(PhoneCodec codec, Crowd.Size size, Kind kind) {
    /** What is called. */
    enum Kind {
        /** The program, which leaves voices as they are. */
        USUAL,
        /** The program, which frees them of echo and noise and levels them. */
        CLEAN,
        /** The program, with a browser that speaks in each room. */
        BROWSERS,
        /** No program, only its sockets. */
        SOCKETS
    }

    private static final Pattern WRITTEN =
            Pattern.compile("(g711|g722|opus|opus-dtx):(\\d{1,3})x(\\d{1,3})(?::(clean|browsers|sockets))?");
    private static final int SPEAKERS = 3;

    static final List<Row> ALL = Stream.of(
                    "g711:10x10",
                    "g711:40x10",
                    "g711:1x200",
                    "g711:10x10:browsers",
                    "g722:10x10",
                    "opus:10x10",
                    "opus:40x10",
                    "opus:1x200",
                    "opus-dtx:10x10",
                    "g711:10x10:clean",
                    "g711:10x10:sockets",
                    "g711:40x10:sockets")
            .map(Row::parse)
            .toList();

    static Row parse(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "no row: " + written + "; g711:10x10, g722:…, opus:…, opus-dtx:…; :clean, :browsers or :sockets");
        }
        int perRoom = Integer.parseInt(matcher.group(3));
        return new Row(
                PhoneCodec.valueOf(matcher.group(1).replace('-', '_').toUpperCase(Locale.ROOT)),
                new Crowd.Size(Integer.parseInt(matcher.group(2)), perRoom, Math.min(SPEAKERS, perRoom)),
                matcher.group(4) == null
                        ? Kind.USUAL
                        : Kind.valueOf(matcher.group(4).toUpperCase(Locale.ROOT)));
    }

    /** Rows of one program stand together: it has seen no other codec when it is measured. */
    boolean sharesProgramWith(Row other) {
        return codec.payloadType() == other.codec.payloadType()
                && isClean() == other.isClean()
                && isSockets() == other.isSockets();
    }

    boolean isClean() {
        return kind == Kind.CLEAN;
    }

    boolean hasBrowsers() {
        return kind == Kind.BROWSERS;
    }

    boolean isSockets() {
        return kind == Kind.SOCKETS;
    }

    Row of(int rooms, int perRoom) {
        return new Row(codec, new Crowd.Size(rooms, perRoom, SPEAKERS), kind);
    }

    Row of(Kind other) {
        return new Row(codec, size, other);
    }

    String crowd() {
        return "%d × %d".formatted(size.rooms(), size.perRoom());
    }

    String title() {
        return codec.title()
                + switch (kind) {
                    case USUAL -> "";
                    case CLEAN -> ", cleaned";
                    case BROWSERS -> ", a browser in each room";
                    case SOCKETS -> ", sockets alone";
                };
    }

    @Override
    public String toString() {
        return "%s:%dx%d%s"
                .formatted(
                        codec.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        size.rooms(),
                        size.perRoom(),
                        kind == Kind.USUAL ? "" : ":" + kind.name().toLowerCase(Locale.ROOT));
    }
}
