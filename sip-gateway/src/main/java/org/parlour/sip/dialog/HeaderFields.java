package org.parlour.sip.dialog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The header fields of a message that have no place of their own in its record, in their order and in long form. */
public record HeaderFields(List<HeaderField> list) {
    public static final HeaderFields NONE = new HeaderFields(List.of());

    public static final String ACCEPT = "Accept";
    public static final String ACCEPT_ENCODING = "Accept-Encoding";
    public static final String ALLOW = "Allow";
    public static final String CONTENT_DISPOSITION = "Content-Disposition";
    public static final String CONTENT_ENCODING = "Content-Encoding";
    public static final String EXPIRES = "Expires";
    public static final String INFO_PACKAGE = "Info-Package";
    public static final String REASON = "Reason";
    public static final String RECV_INFO = "Recv-Info";
    public static final String REQUIRE = "Require";
    public static final String RETRY_AFTER = "Retry-After";
    public static final String UNSUPPORTED = "Unsupported";
    public static final String WARNING = "Warning";

    /** In quotes, without what would end them or the line. */
    static String quoted(String text) {
        return '"' + text.replaceAll("[\"\\\\\\p{Cntrl}]", "'") + '"';
    }

    private static final Pattern SECONDS = Pattern.compile("^\\s*(\\d{1,5})\\b");

    public HeaderFields {
        list = List.copyOf(list);
    }

    public static HeaderFields of(String name, String value) {
        return NONE.and(name, value);
    }

    public HeaderFields and(String name, String value) {
        return new HeaderFields(Stream.concat(list.stream(), Stream.of(new HeaderField(name, value)))
                .toList());
    }

    public HeaderFields and(HeaderFields others) {
        return new HeaderFields(
                Stream.concat(list.stream(), others.list.stream()).toList());
    }

    public Optional<String> first(String name) {
        return values(name).findFirst();
    }

    public Stream<String> values(String name) {
        return list.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(HeaderField::value);
    }

    /** How many seconds a header names, such as Retry-After; what stands behind the number is for people. */
    OptionalInt seconds(String name) {
        // Longer ones than a day mean nothing to a call, and a number of more digits may be none.
        return first(name).map(SECONDS::matcher).filter(Matcher::find).stream()
                .mapToInt(seconds -> Integer.parseInt(seconds.group(1)))
                .findFirst();
    }

    /** The words of a header that lists words, such as Require; lower case, because option tags are (RFC 3261 §7.3.1). */
    public List<String> words(String name) {
        return values(name)
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
