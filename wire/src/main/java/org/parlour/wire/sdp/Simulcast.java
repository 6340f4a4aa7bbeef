package org.parlour.wire.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code a=simulcast}: which rids are one picture in several sizes (RFC 8853 section 5.1). Each
 * stream is a list of alternatives.
 */
public record Simulcast(List<List<Alternative>> send, List<List<Alternative>> receive) implements Attribute {
    /** One rid of a stream; a tilde says that it begins paused. */
    public record Alternative(String rid, boolean paused) {
        public Alternative {
            Grammar.require(Grammar.isWord(rid) && isPlain(rid), "a rid is one plain word");
        }

        private static boolean isPlain(String rid) {
            return rid.chars().noneMatch(c -> c == ';' || c == ',' || c == '~');
        }
    }

    public Simulcast {
        send = send.stream().map(List::copyOf).toList();
        receive = receive.stream().map(List::copyOf).toList();
        Grammar.require(!send.isEmpty() || !receive.isEmpty(), "simulcast names streams");
    }

    /** That we receive these, one rid each. */
    public static Simulcast receiving(List<String> rids) {
        return new Simulcast(
                List.of(),
                rids.stream().map(rid -> List.of(new Alternative(rid, false))).toList());
    }

    @Override
    public String attributeName() {
        return "simulcast";
    }

    @Override
    public String value() {
        List<String> words = new ArrayList<>();
        if (!send.isEmpty()) {
            words.add("send " + text(send));
        }
        if (!receive.isEmpty()) {
            words.add("recv " + text(receive));
        }
        return String.join(" ", words);
    }

    private static String text(List<List<Alternative>> streams) {
        return String.join(";", streams.stream().map(Simulcast::alternatives).toList());
    }

    private static String alternatives(List<Alternative> stream) {
        return String.join(
                ",",
                stream.stream().map(one -> (one.paused ? "~" : "") + one.rid).toList());
    }

    static @Nullable Simulcast parse(String value) {
        List<String> words = Grammar.words(value);
        if (words.size() != 2 && words.size() != 4) {
            return null;
        }
        List<List<Alternative>> send = new ArrayList<>();
        List<List<Alternative>> receive = new ArrayList<>();
        for (int i = 0; i < words.size(); i += 2) {
            boolean sends = words.get(i).toLowerCase(Locale.ROOT).equals("send");
            boolean receives = words.get(i).toLowerCase(Locale.ROOT).equals("recv");
            List<List<Alternative>> streams = sends ? send : receive;
            if ((!sends && !receives) || !streams.isEmpty() || !addStreams(words.get(i + 1), streams)) {
                return null;
            }
        }
        return new Simulcast(send, receive);
    }

    private static boolean addStreams(String list, List<List<Alternative>> streams) {
        for (String stream : list.split(";", -1)) {
            List<Alternative> alternatives = new ArrayList<>();
            for (String one : stream.split(",", -1)) {
                boolean paused = one.startsWith("~");
                String rid = paused ? one.substring(1) : one;
                if (rid.isEmpty() || rid.indexOf('~') >= 0) {
                    return false;
                }
                alternatives.add(new Alternative(rid, paused));
            }
            streams.add(alternatives);
        }
        return true;
    }
}
