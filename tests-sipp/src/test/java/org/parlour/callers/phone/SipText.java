package org.parlour.callers.phone;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A SIP message as it was on the wire, read just as far as a test asks. */
public record SipText(String startLine, List<Field> fields, String body) {
    private static final Map<String, String> COMPACT = Map.of(
            "v",
            "via",
            "f",
            "from",
            "t",
            "to",
            "i",
            "call-id",
            "m",
            "contact",
            "l",
            "content-length",
            "c",
            "content-type",
            "k",
            "supported");
    private static final Pattern TAG = Pattern.compile(";\\s*tag=([^;>\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern URI = Pattern.compile("<([^>]*)>");
    private static final Pattern SOUND = Pattern.compile("(?m)^m=audio (\\d+) ");
    private static final Pattern HOST = Pattern.compile("(?m)^c=IN IP[46] (\\S+)");

    /** One header field; the name is small and long. */
    public record Field(String name, String value) {}

    public SipText {
        fields = List.copyOf(fields);
    }

    public static @Nullable SipText parse(byte[] bytes, int lengthBytes) {
        return parse(new String(bytes, 0, lengthBytes, StandardCharsets.UTF_8));
    }

    /** Null where there is no start line or no end of the header. */
    public static @Nullable SipText parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.substring(0, end).contains("SIP/2.0")) {
            return null;
        }
        List<String> lines = text.substring(0, end).lines().toList();
        List<Field> fields = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                fields.add(new Field(
                        COMPACT.getOrDefault(name, name),
                        line.substring(colon + 1).strip()));
            }
        }
        return new SipText(lines.getFirst(), fields, text.substring(end + 4));
    }

    public boolean isReply() {
        return startLine.startsWith("SIP/2.0 ");
    }

    /** 0 for a request. */
    public int status() {
        return isReply() ? Integer.parseInt(startLine.substring(8, 11)) : 0;
    }

    /** Of a request its own, of a reply that which it answers. */
    public String method() {
        String sequence = field("cseq");
        return sequence.substring(sequence.indexOf(' ') + 1).strip();
    }

    public int sequence() {
        String sequence = field("cseq");
        return Integer.parseInt(sequence.substring(0, Math.max(0, sequence.indexOf(' '))));
    }

    /** The first field of a name, in small letters; empty where there is none. */
    public String field(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .toList();
    }

    public String callId() {
        return field("call-id");
    }

    public String tag(String name) {
        Matcher matcher = TAG.matcher(field(name));
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The URI within the brackets of a field. */
    public String uri(String name) {
        Matcher matcher = URI.matcher(field(name));
        return matcher.find() ? matcher.group(1) : field(name).replaceAll("[;,].*", "");
    }

    /** Where the description in the body wants its sound. */
    public Optional<InetSocketAddress> sound() {
        Matcher port = SOUND.matcher(body);
        Matcher host = HOST.matcher(body);
        return port.find() && host.find()
                ? Optional.of(new InetSocketAddress(host.group(1), Integer.parseInt(port.group(1))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return startLine + " [" + field("cseq") + "]";
    }
}
