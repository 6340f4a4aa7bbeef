package org.parlour.mixer.room;

import java.util.ArrayList;
import java.util.List;

/** Phones in rooms that tick together; packets come in time. */
final class Conversation {
    private static final long MILLI = 1_000_000L;

    final List<Phone> phones = new ArrayList<>();
    final List<Browser> browsers = new ArrayList<>();
    final List<RoomMix> rooms = new ArrayList<>();
    private long nowMillis = 10_000;

    RoomMix room(Phone... inIt) {
        return into(new RoomMix(), inIt);
    }

    RoomMix into(RoomMix room, Phone... inIt) {
        rooms.add(room);
        for (Phone phone : inIt) {
            phones.add(phone);
            room.join(phone.voice);
        }
        return room;
    }

    long nowNanos() {
        return nowMillis * MILLI;
    }

    /** Time passes in which no phone sends anything. */
    void pass(int millis) {
        for (int i = 0; i < millis / 20; i++) {
            nowMillis += 20;
            for (RoomMix room : rooms) {
                room.tick((nowMillis - 10) * MILLI);
            }
        }
    }

    void runMillis(int millis) {
        for (int i = 0; i < millis / 20; i++) {
            for (Phone phone : phones) {
                phone.speak(nowMillis * MILLI);
            }
            for (Browser browser : browsers) {
                browser.speak(nowMillis * MILLI);
            }
            nowMillis += 20;
            for (RoomMix room : rooms) {
                room.tick((nowMillis - 10) * MILLI);
            }
        }
    }
}
