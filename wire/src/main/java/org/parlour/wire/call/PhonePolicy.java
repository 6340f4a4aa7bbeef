package org.parlour.wire.call;

import java.util.Locale;

/** How a room takes its telephones. */
public enum PhonePolicy {
    /** They are heard. */
    OPEN,
    /** They come in silent, and may speak when they press a key. */
    MUTED,
    /** They are silent until a host gives them the word. */
    LISTENING;

    public static Reading<PhonePolicy> parse(String word) {
        for (PhonePolicy policy : values()) {
            if (policy.word().equals(word)) {
                return new Reading.Parsed<>(policy);
            }
        }
        return new Reading.Malformed<>("phones is open, muted or listening");
    }

    /** As it is written in messages and in the store. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
