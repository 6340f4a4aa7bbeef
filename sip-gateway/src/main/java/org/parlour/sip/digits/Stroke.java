package org.parlour.sip.digits;

import java.util.ArrayList;
import java.util.List;
import org.parlour.wire.call.Reading;
import org.parlour.wire.dtmf.Key;

/** One thing that a hand does on a keypad: it presses a key, or rests. */
public sealed interface Stroke {
    /** More than any number has, its extension and a PIN behind it. */
    int MOST = 64;

    record Press(Key key) implements Stroke {}

    /** Beyond the pause between any two keys. */
    record Rest(int millis) implements Stroke {}

    /**
     * Reads what somebody wrote to be pressed: keys 0 to 9, star, hash, A to D. A comma and {@code p} rest for two seconds, as
     * telephones have it, {@code w} for half a second. Blanks, hyphens, dots and brackets mean nothing.
     */
    static Reading<List<Stroke>> parse(String written) {
        if (written.length() > 2 * MOST) {
            return new Reading.Malformed<>("more than " + MOST + " keys and rests");
        }
        List<Stroke> strokes = new ArrayList<>();
        boolean anyKey = false;
        for (int i = 0; i < written.length(); i++) {
            char sign = written.charAt(i);
            if (" -.()".indexOf(sign) >= 0) {
                continue;
            }
            int restMillis = restMillis(sign);
            if (restMillis > 0) {
                strokes.add(new Rest(restMillis));
            } else if ("0123456789*#ABCDabcd".indexOf(sign) >= 0) {
                strokes.add(new Press(Key.of(sign)));
                anyKey = true;
            } else {
                return new Reading.Malformed<>("keys are 0 to 9, *, #, A to D; a comma, p or w rests");
            }
        }
        if (!anyKey) {
            return new Reading.Malformed<>("there is no key in it");
        }
        if (strokes.size() > MOST) {
            return new Reading.Malformed<>("more than " + MOST + " keys and rests");
        }
        return new Reading.Parsed<>(List.copyOf(strokes));
    }

    private static int restMillis(char sign) {
        return switch (sign) {
            case ',', 'p', 'P' -> 2_000;
            case 'w', 'W' -> 500;
            default -> 0;
        };
    }
}
