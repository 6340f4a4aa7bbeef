package org.parlour.callers.load.measure;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.parlour.callers.load.Crowd;
import org.parlour.callers.load.PhoneCodec;

/**
 * One line of the page: who calls, and how the program is set. Written {@code g711:10x10}, with {@code :clean} and
 * {@code :browsers} behind it.
 *
 * @param clean whether the program frees voices of echo and noise
 * @param browsers whether a browser that speaks sits in each room too
 */
record Row(PhoneCodec codec, Crowd.Size size, boolean clean, boolean browsers) {
    private static final Pattern WRITTEN =
            Pattern.compile("(g711|g722|opus|opus-dtx):(\\d{1,3})x(\\d{1,3})(:clean)?(:browsers)?");
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
                    "opus:10x10:clean")
            .map(Row::parse)
            .toList();

    static Row parse(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no row: " + written
                    + "; g711:10x10, g722:…, opus:…, opus-dtx:…, with :clean and :browsers behind");
        }
        int perRoom = Integer.parseInt(matcher.group(3));
        return new Row(
                PhoneCodec.valueOf(matcher.group(1).replace('-', '_').toUpperCase(Locale.ROOT)),
                new Crowd.Size(Integer.parseInt(matcher.group(2)), perRoom, Math.min(SPEAKERS, perRoom)),
                matcher.group(4) != null,
                matcher.group(5) != null);
    }

    /** Rows of one program stand together: it has seen nothing else when it is measured. */
    boolean sharesProgramWith(Row other) {
        return codec == other.codec && clean == other.clean;
    }

    Row of(int rooms, int perRoom) {
        return new Row(codec, new Crowd.Size(rooms, perRoom, SPEAKERS), clean, browsers);
    }

    String crowd() {
        return "%d × %d".formatted(size.rooms(), size.perRoom());
    }

    String title() {
        return codec.title() + (clean ? ", cleaned" : "") + (browsers ? ", a browser in each room" : "");
    }

    @Override
    public String toString() {
        return "%s:%dx%d%s%s"
                .formatted(
                        codec.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        size.rooms(),
                        size.perRoom(),
                        clean ? ":clean" : "",
                        browsers ? ":browsers" : "");
    }
}
