package org.parlour.wire.sdp;

import org.jspecify.annotations.Nullable;

/** {@code b=}: how much (RFC 8866 section 5.8); kilobits for AS and CT, bits for TIAS, RS and RR. */
public record Bandwidth(String type, long amount) {
    public Bandwidth {
        Grammar.requireWord("a bandwidth type", type);
        Grammar.require(type.indexOf(':') < 0, "a bandwidth type ends at the colon");
        Grammar.require(amount >= 0, "no less than nothing");
    }

    String text() {
        return type + ":" + amount;
    }

    static @Nullable Bandwidth parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !Grammar.isWord(text.substring(0, colon))) {
            return null;
        }
        long amount = Grammar.number(text.substring(colon + 1).strip(), Long.MAX_VALUE);
        return amount < 0 ? null : new Bandwidth(text.substring(0, colon), amount);
    }
}
