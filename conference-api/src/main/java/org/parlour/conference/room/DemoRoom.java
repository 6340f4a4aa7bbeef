package org.parlour.conference.room;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.parlour.conference.pin.Pins;
import org.parlour.conference.room.store.HouseNumber;
import org.parlour.conference.room.store.NumberTable;
import org.parlour.conference.room.store.RoomTable;
import org.parlour.conference.room.store.StoredRoom;
import org.parlour.conference.room.store.Window;
import org.parlour.conference.secrets.Secrets;
import org.parlour.conference.store.Store;
import org.parlour.dialplan.speech.Language;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.Pin;
import org.parlour.wire.call.RoomId;

/**
 * The room that a first start makes, so that the first call has somewhere to go. Its number is reached from this machine
 * alone until a dial plan says otherwise. Whoever closes it does not find it again at the next start.
 */
public final class DemoRoom {
    public static final RoomId ROOM = new RoomId("demo");
    static final PhoneNumber NUMBER = new PhoneNumber("100");
    private static final Pin FIRST_PIN = new Pin("123456786");

    private final Store store;
    private final Pins pins;
    private final InstantSource clock;

    DemoRoom(Store store, Pins pins, InstantSource clock) {
        this.store = store;
        this.pins = pins;
        this.clock = clock;
    }

    /** How to get in. */
    public record Invitation(PhoneNumber number, Pin pin) {}

    void makeAtFirstStart() {
        if (!store.read(RoomTable.isEmpty())) {
            return;
        }
        HouseNumber number = new HouseNumber(NUMBER, Language.ENGLISH, FIRST_PIN.lengthDigits(), false);
        if (store.read(NumberTable.find(NUMBER)).isEmpty()) {
            store.write(NumberTable.put(number, clock.instant()));
        }
        store.write(RoomTable.insert(new StoredRoom(
                ROOM,
                "Demo",
                Language.ENGLISH,
                NUMBER,
                RoomBook.DEFAULT_CAPACITY,
                true,
                false,
                PhonePolicy.OPEN,
                clock.instant(),
                null)));
        pins.put(ROOM, NUMBER, FIRST_PIN, Window.ALWAYS);
    }

    /** As {@link #invitation()}, of a store that no program has open. */
    public static Optional<Invitation> invitation(Store store, Secrets secrets, InstantSource clock) {
        Pins pins = new Pins(store, secrets.pinLookup(), secrets.pinSeal(), new SecureRandom(), clock);
        return new DemoRoom(store, pins, clock).invitation();
    }

    /** The room's first PIN that opens it now, for the terminal of who started the program; empty when it is closed. */
    public Optional<Invitation> invitation() {
        return pins.of(ROOM).stream()
                .filter(pin -> pin.window().isOpenAt(clock.instant()))
                .flatMap(stored -> pins.open(stored).stream().map(pin -> new Invitation(stored.number(), pin)))
                .findFirst();
    }
}
