package org.parlour.dialplan.speech;

import java.util.Optional;

/** The names of clips that are no whole sentence. */
final class ClipName {
    static final String DIGIT = "digit.";
    static final String PIN_SLIP = "door.pin-slip";
    static final String PIN_SLIP_AFTER = "door.pin-slip-after";
    static final String OTHERS = "room.others";
    static final String OTHERS_UNCOUNTED = "room.others-uncounted";
    static final String BROWSERS = "room.browsers";
    static final String PHONES = "room.phones";
    static final String CLOSES_IN = "room.closes-in";

    private static final String ROOM = "room.";
    private static final String FINAL = "-final";
    private static final String NUMBER = "number.";

    private ClipName() {}

    /**
     * Whether it is ever said again to somebody who did not follow: at the door everything is; inside, where people are
     * counted too, the help alone.
     */
    static boolean isSaidSlowlyToo(String name) {
        boolean isSaidInside =
                name.startsWith(ROOM) || name.startsWith(NUMBER) || name.equals(Prompt.DOOR_COME_IN.key());
        return !isSaidInside || name.startsWith(Prompt.ROOM_HELP.key());
    }

    /** A digit with something after it: the voice stays up. */
    static String digit(char digit) {
        return DIGIT + digit;
    }

    /** A digit with nothing after it: the voice comes down. */
    static String finalDigit(char digit) {
        return DIGIT + digit + FINAL;
    }

    /** A number with its noun after it; below ten that is the digit. */
    static String number(int number) {
        return (number < 10 ? DIGIT : NUMBER) + number;
    }

    /** As German begins a number with its smaller half: <i>dreiund</i>. */
    static String numberAnd(int number) {
        return NUMBER + number + "-and";
    }

    /** What a clip of a digit or a number says, however it is said: {@code 7}, {@code 20}, {@code 3-and}. */
    static Optional<String> spokenNumber(String name) {
        if (name.startsWith(DIGIT)) {
            return Optional.of(name.substring(DIGIT.length(), DIGIT.length() + 1));
        }
        return name.startsWith(NUMBER) ? Optional.of(name.substring(NUMBER.length())) : Optional.empty();
    }
}
