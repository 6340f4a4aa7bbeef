package org.parlour.sip.door;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.random.RandomGenerator;
import org.parlour.wire.call.Pin;
import org.parlour.wire.dtmf.Key;

/** Somebody at the door: how they type, and what. */
record Caller(Temper temper, Pin right, Deque<Key> keys) {
    enum Temper {
        /** Hears everything out. */
        PATIENT,
        /** Types into the voice, quickly. */
        HASTY,
        /** Long pauses, longer ones now and then. */
        SLOW,
        /** Types nothing. */
        SILENT
    }

    static Caller drawn(RandomGenerator chance) {
        Temper temper = Temper.values()[chance.nextInt(Temper.values().length)];
        Pin right = Pin.mint(Pin.DEFAULT_DIGITS, chance);
        Deque<Key> keys = new ArrayDeque<>();
        for (int pieces = temper == Temper.SILENT ? 0 : 1 + chance.nextInt(9); pieces > 0; pieces--) {
            piece(right, chance).chars().forEach(face -> keys.add(Key.of((char) face)));
        }
        return new Caller(temper, right, keys);
    }

    /** The right PIN and nothing else. */
    static Caller typing(Temper temper, Pin right) {
        return typing(temper, right, right.reveal());
    }

    /** One digit is wrong. */
    static Caller slipping(Pin right, RandomGenerator chance) {
        return typing(Temper.PATIENT, right, slipped(right.reveal(), chance));
    }

    private static Caller typing(Temper temper, Pin right, String faces) {
        Deque<Key> keys = new ArrayDeque<>();
        faces.chars().forEach(face -> keys.add(Key.of((char) face)));
        return new Caller(temper, right, keys);
    }

    private static String piece(Pin right, RandomGenerator chance) {
        return switch (chance.nextInt(10)) {
            case 0 -> right.reveal();
            case 1 -> right.reveal() + "#";
            case 2 -> Pin.mint(Pin.DEFAULT_DIGITS, chance).reveal();
            case 3 -> Pin.mint(Pin.DEFAULT_DIGITS, chance).reveal() + "#";
            case 4 -> slipped(right.reveal(), chance);
            case 5 -> right.reveal().substring(0, 1 + chance.nextInt(8)) + (chance.nextBoolean() ? "#" : "*");
            case 6 -> "0";
            case 7 -> "1";
            case 8 -> "*";
            default -> String.valueOf("0123456789*#ABCD".charAt(chance.nextInt(16)));
        };
    }

    private static String slipped(String digits, RandomGenerator chance) {
        int at = chance.nextInt(digits.length());
        char wrong = (char) ('0' + (digits.charAt(at) - '0' + 1 + chance.nextInt(9)) % 10);
        return digits.substring(0, at) + wrong + digits.substring(at + 1);
    }

    Duration gap(RandomGenerator chance) {
        int millis =
                switch (temper) {
                    case PATIENT -> 400 + chance.nextInt(1_200);
                    case HASTY -> 60 + chance.nextInt(200);
                    case SLOW ->
                        chance.nextInt(6) == 0 ? 15_000 + chance.nextInt(15_000) : 1_000 + chance.nextInt(4_000);
                    case SILENT -> 1_000;
                };
        return Duration.ofMillis(millis);
    }
}
