package org.parlour.sfu.signal;

import org.jspecify.annotations.Nullable;
import org.parlour.wire.call.Reading;

/** What one browser is known again by: drawn by it once, at least 128 bits. Cannot be printed. */
public record Device(String text) {
    // 128 bits in base64 are 22 characters.
    private static final int SHORTEST_CHARACTERS = 22;
    private static final int LONGEST_CHARACTERS = 128;

    public Device {
        String flaw = flaw(text);
        if (flaw != null) {
            throw new IllegalArgumentException(flaw);
        }
    }

    public static Reading<Device> parse(String text) {
        String flaw = flaw(text);
        return flaw == null ? new Reading.Parsed<>(new Device(text)) : new Reading.Malformed<>(flaw);
    }

    private static @Nullable String flaw(String text) {
        if (text.length() < SHORTEST_CHARACTERS || text.length() > LONGEST_CHARACTERS) {
            return "a device has " + SHORTEST_CHARACTERS + " to " + LONGEST_CHARACTERS + " characters";
        }
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f) ? null : "a device is written in visible ASCII";
    }

    @Override
    public String toString() {
        return "Device[****]";
    }
}
