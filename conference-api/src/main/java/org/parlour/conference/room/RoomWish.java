package org.parlour.conference.room;

import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.room.store.HouseNumber;
import org.parlour.conference.room.store.StoredRoom;
import org.parlour.conference.web.ApiProblem;
import org.parlour.dialplan.speech.Language;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.RoomId;

/**
 * What {@code POST /api/rooms} takes; everything may be left out.
 *
 * @param room its id; one that cannot be guessed when left out
 * @param lobby whether guests in browsers wait until a host lets them in; they do not when left out
 * @param phones how it takes its telephones: open, muted or listening; open when left out
 * @param number at which number its PINs are typed; may be left out while there is but one
 */
record RoomWish(
        @Nullable String room,
        @Nullable String name,
        @Nullable String language,
        @Nullable Integer capacity,
        @Nullable String number,
        @Nullable Boolean returnWithoutPin,
        @Nullable Boolean lobby,
        @Nullable String phones) {
    static final RoomWish NONE = new RoomWish(null, null, null, null, null, null, null, null);
    private static final int LONGEST_NAME_CHARS = 100;

    /** The room that is wished for; a problem where a part of it cannot be had. */
    StoredRoom at(HouseNumber houseNumber, Instant now, RandomGenerator random) {
        RoomId id = room == null ? RoomId.mint(random) : ApiProblem.valueOf(RoomId.parse(room));
        if (name != null && (name.isBlank() || name.length() > LONGEST_NAME_CHARS)) {
            throw ApiProblem.malformed("a name has 1 to " + LONGEST_NAME_CHARS + " characters");
        }
        if (name != null && name.chars().anyMatch(Character::isISOControl)) {
            throw ApiProblem.malformed("a name is one line of letters");
        }
        int seats = capacity == null ? RoomBook.DEFAULT_CAPACITY : capacity;
        if (seats < 1 || seats > RoomBook.LARGEST_CAPACITY) {
            throw ApiProblem.malformed("capacity is 1 to " + RoomBook.LARGEST_CAPACITY);
        }
        Language spoken = language == null ? houseNumber.language() : language(language);
        boolean returns = returnWithoutPin == null || returnWithoutPin;
        boolean waits = lobby != null && lobby;
        PhonePolicy policy = phones == null ? PhonePolicy.OPEN : ApiProblem.valueOf(PhonePolicy.parse(phones));
        return new StoredRoom(id, name, spoken, houseNumber.number(), seats, returns, waits, policy, now, null);
    }

    static Language language(String tag) {
        return Language.ofTag(tag).orElseThrow(() -> ApiProblem.malformed("language is en, de or ru"));
    }

    /** The name may be a person's. */
    @Override
    public String toString() {
        return "RoomWish[****]";
    }
}
