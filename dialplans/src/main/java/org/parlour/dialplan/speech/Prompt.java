package org.parlour.dialplan.speech;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the house says that is always the same. The texts stand beside the sounds, in {@code texts.properties}. */
public enum Prompt {
    DOOR_WELCOME,
    DOOR_PIN_PLEASE,
    DOOR_PIN_NOT_RIGHT,
    /** Silence where digits were awaited; {@link #DOOR_PIN_PLEASE} follows well. */
    DOOR_NOTHING_HEARD,
    DOOR_ZERO_FOR_HELP,
    /** After the last try, right or wrong or silent: never a reproach. */
    DOOR_TO_RECEPTION,
    DOOR_RECEPTION_WAITING,
    /** Nobody is there: says what to do; {@link #DOOR_GOODBYE} follows. */
    DOOR_RECEPTION_NOBODY,
    /** To somebody whose call broke off a moment ago. */
    DOOR_BACK_PRESS_ONE,
    DOOR_ROOM_NOT_YET,
    DOOR_ROOM_FULL,
    /** To a caller whose wrong PINs are beyond the limit of guesses. */
    DOOR_TOO_MANY_TRIES,
    /** Something of ours broke. */
    DOOR_TROUBLE,
    DOOR_COME_IN,
    DOOR_GOODBYE,
    /** To who waited for a person, and was not let in; {@link #DOOR_GOODBYE} follows. */
    DOOR_NOT_LET_IN,
    /** Every 45 seconds to who is alone. */
    ROOM_ALONE,
    ROOM_JOINED,
    ROOM_LEFT,
    ROOM_MUTED,
    ROOM_UNMUTED,
    /** To somebody who speaks while muted. */
    ROOM_YOU_ARE_MUTED,
    /** *6 silent and back, *4 louder, *7 quieter: 4 stands above 7. */
    ROOM_HELP,
    /** *5 raises a hand, *3 says who is here. */
    ROOM_HELP_MORE,
    /** *8 clearer, *9 slower, *2 one voice at a time. */
    ROOM_HELP_HEARING,
    ROOM_LOUDER,
    ROOM_QUIETER,
    ROOM_LOUDEST,
    ROOM_QUIETEST,
    ROOM_CLEARER,
    ROOM_CLEAREST,
    /** As it comes, after {@link #ROOM_CLEAREST}. */
    ROOM_NOT_CLEARER,
    /** Said at the new speed already, as the next two. */
    ROOM_SLOWER,
    ROOM_SLOWEST,
    ROOM_NOT_SLOWER,
    ROOM_ONE_AT_A_TIME,
    ROOM_ALL_AT_ONCE,
    ROOM_CLOSED,
    /** To the others, when a call broke off and its seat is kept. */
    ROOM_LOST_CONNECTION,
    ROOM_RETURNED,
    /** Somebody whom a tone does not announce. */
    ROOM_BROWSER_CAME,
    ROOM_MUTED_BY_HOST,
    ROOM_UNMUTED_BY_HOST,
    /** To who comes into a room where callers are silent until they press a key. */
    ROOM_MUTED_AT_FIRST,
    /** To who may not speak in this room, and wants to. */
    ROOM_LISTENING,
    ROOM_HAND_UP,
    ROOM_HAND_DOWN,
    ROOM_HOST_LEFT,
    /** After a tone: whether the caller hears us. */
    ROOM_TEST,
    ROOM_TEST_HEARD,
    /** Who was brought here from another room. */
    ROOM_MOVED;

    /** The one that a plan or a page names so. */
    public static Optional<Prompt> ofKey(String key) {
        return Arrays.stream(values())
                .filter(prompt -> prompt.key().equals(key))
                .findFirst();
    }

    /** {@code door.pin-please}: the part of the house, and what is said there. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
    }
}
