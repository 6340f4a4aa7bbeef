package org.parlour.wire.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code a=rid}: one encoding of a track (RFC 8851 section 10). */
public record Rid(String id, Way way, List<Integer> payloadTypes, List<String> restrictions) implements Attribute {
    /** Which way its writer uses it. */
    public enum Way {
        SEND,
        RECV;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Rid {
        Grammar.requireWord("a rid", id);
        payloadTypes = List.copyOf(payloadTypes);
        restrictions = List.copyOf(restrictions);
        Grammar.require(payloadTypes.stream().allMatch(Grammar::isPayloadType), "payload types have seven bits");
        Grammar.require(restrictions.stream().allMatch(Rid::isRestriction), "restrictions are one word each");
    }

    @Override
    public String attributeName() {
        return "rid";
    }

    @Override
    public String value() {
        List<String> all = new ArrayList<>();
        if (!payloadTypes.isEmpty()) {
            all.add("pt="
                    + String.join(
                            ",", payloadTypes.stream().map(String::valueOf).toList()));
        }
        all.addAll(restrictions);
        return id + " " + way.word() + (all.isEmpty() ? "" : " " + String.join(";", all));
    }

    static @Nullable Rid parse(String value) {
        List<String> words = Grammar.words(value);
        Way way = words.size() < 2 ? null : way(words.get(1));
        if (way == null) {
            return null;
        }
        List<Integer> payloadTypes = new ArrayList<>();
        List<String> restrictions = new ArrayList<>();
        for (String restriction :
                String.join("", words.subList(2, words.size())).split(";", -1)) {
            if (restriction.startsWith("pt=")) {
                if (!addPayloadTypes(restriction.substring(3), payloadTypes)) {
                    return null;
                }
            } else if (!restriction.isEmpty()) {
                restrictions.add(restriction);
            }
        }
        return new Rid(words.get(0), way, payloadTypes, restrictions);
    }

    private static boolean addPayloadTypes(String list, List<Integer> payloadTypes) {
        for (String number : list.split(",", -1)) {
            int payloadType = Grammar.number(number, Grammar.MAX_PAYLOAD_TYPE);
            if (payloadType < 0) {
                return false;
            }
            payloadTypes.add(payloadType);
        }
        return true;
    }

    private static boolean isRestriction(String text) {
        return Grammar.isWord(text) && text.indexOf(';') < 0;
    }

    private static @Nullable Way way(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "send" -> Way.SEND;
            case "recv" -> Way.RECV;
            default -> null;
        };
    }
}
