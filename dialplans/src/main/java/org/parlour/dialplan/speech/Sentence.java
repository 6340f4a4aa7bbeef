package org.parlour.dialplan.speech;

/** Something to say, in no language yet and at no speed. */
public sealed interface Sentence {
    /** More than this many is "many": nobody on a telephone counts on. */
    int MOST_COUNTED = 59;

    record Fixed(Prompt prompt) implements Sentence {}

    /**
     * What was typed does not end with its check digit: it is read back in threes.
     *
     * @param typedDigits what was heard, digits only
     */
    record PinSlip(String typedDigits) implements Sentence {
        public PinSlip {
            if (typedDigits.isEmpty() || !typedDigits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw new IllegalArgumentException("only digits can be read back");
            }
        }

        /** All but one of these digits may be somebody's PIN. */
        @Override
        public String toString() {
            return "PinSlip[****]";
        }
    }

    /** How many are in the room besides the listener. */
    record OthersHere(int count) implements Sentence {
        public OthersHere {
            requireSomebody(count);
        }
    }

    /** How many of them are there in a browser. */
    record OthersAtBrowsers(int count) implements Sentence {
        public OthersAtBrowsers {
            requireSomebody(count);
        }
    }

    /** How many of them are there by telephone. */
    record OthersOnPhones(int count) implements Sentence {
        public OthersOnPhones {
            requireSomebody(count);
        }
    }

    /** A tone, and the question whether it is heard. */
    record LineTest() implements Sentence {}

    /** How soon the room closes. */
    record ClosesIn(int minutes) implements Sentence {
        public ClosesIn {
            if (minutes < 1 || minutes > MOST_COUNTED) {
                throw new IllegalArgumentException("minutes go from 1 to " + MOST_COUNTED);
            }
        }
    }

    private static void requireSomebody(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("with nobody else here there is " + Prompt.ROOM_ALONE);
        }
    }

    static Sentence of(Prompt prompt) {
        return new Fixed(prompt);
    }
}
