package org.parlour.sip.digits;

import java.util.Optional;
import org.parlour.sip.dialog.SipBody;
import org.parlour.wire.call.Reading;
import org.parlour.wire.dtmf.Key;

/**
 * The key in the body of an INFO. One body is one press.
 *
 * <p>{@code application/dtmf-relay} has lines, {@code Signal=5} and {@code Duration=160}; {@code application/dtmf} has the
 * key alone. Phones put either into either and are understood. A key may stand there as the number of its event, 10 for
 * star and 11 for hash. How long it was held says nothing to us.
 */
final class InfoKeys {
    private static final String RELAY = "application/dtmf-relay";
    private static final String PLAIN = "application/dtmf";
    private static final String SIGNAL = "signal";
    // Signal, duration, and what some add; nobody needs a tenth of it.
    private static final int LONGEST_BYTES = 512;

    private InfoKeys() {}

    static Reading<Key> parse(SipBody body) {
        String type = body.mediaType();
        if (!type.equals(RELAY) && !type.equals(PLAIN)) {
            return new Reading.Malformed<>("no type of body that brings keys");
        }
        String text = body.text();
        if (text.length() > LONGEST_BYTES) {
            return new Reading.Malformed<>("longer than any key needs");
        }
        return signal(text)
                .flatMap(InfoKeys::key)
                .<Reading<Key>>map(Reading.Parsed::new)
                .orElseGet(() -> new Reading.Malformed<>("names no key"));
    }

    private static Optional<String> signal(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(InfoKeys::value)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> value(String line) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            return Optional.of(line);
        }
        boolean isSignal = line.substring(0, equals).strip().equalsIgnoreCase(SIGNAL);
        return isSignal ? Optional.of(line.substring(equals + 1).strip()) : Optional.empty();
    }

    private static Optional<Key> key(String value) {
        if (value.length() == 1) {
            char face = Character.toUpperCase(value.charAt(0));
            return "0123456789*#ABCD".indexOf(face) < 0 ? Optional.empty() : Optional.of(Key.of(face));
        }
        // Two digits are the number of an event, of which 10 to 15 are keys; 16 is a hook flash.
        boolean isEvent =
                value.length() == 2 && value.charAt(0) == '1' && value.charAt(1) >= '0' && value.charAt(1) <= '5';
        return isEvent ? Optional.of(Key.of(10 + value.charAt(1) - '0')) : Optional.empty();
    }
}
