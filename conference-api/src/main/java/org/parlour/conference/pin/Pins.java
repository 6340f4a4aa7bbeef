package org.parlour.conference.pin;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.parlour.conference.room.store.HouseNumber;
import org.parlour.conference.room.store.NewPin;
import org.parlour.conference.room.store.PinPlacement;
import org.parlour.conference.room.store.PinTable;
import org.parlour.conference.room.store.StoredPin;
import org.parlour.conference.room.store.Window;
import org.parlour.conference.secrets.KeyedHash;
import org.parlour.conference.secrets.Opaque;
import org.parlour.conference.secrets.Seal;
import org.parlour.conference.store.Store;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.Pin;
import org.parlour.wire.call.RoomId;

/**
 * The PINs of the rooms. Each lies in the store twice: as a mark by which it is found when somebody types it, and sealed
 * with another key for those who may invite. The methods that ask the store wait for it.
 */
public final class Pins {
    /** A number with a thousand PINs of six digits refuses one draw in ninety; a hundred in a row are no chance. */
    private static final int MOST_DRAWS = 100;

    private final Store store;
    private final KeyedHash lookup;
    private final Seal seal;
    private final RandomGenerator random;
    private final InstantSource clock;

    public Pins(Store store, KeyedHash lookup, Seal seal, RandomGenerator random, InstantSource clock) {
        this.store = store;
        this.lookup = lookup;
        this.seal = seal;
        this.random = random;
        this.clock = clock;
    }

    /** Makes a new PIN that opens this room; empty when the room is not open. */
    public Optional<MintedPin> mint(RoomId room, HouseNumber number, Window window) {
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            Pin pin = Pin.mint(number.pinDigits(), random);
            switch (put(room, number.number(), pin, window)) {
                case PinPlacement.Placed(int pinNumber) -> {
                    return Optional.of(new MintedPin(pinNumber, pin));
                }
                case PinPlacement.NoRoom() -> {
                    return Optional.empty();
                }
                case PinPlacement.Taken() -> {
                    // Another room of this number has it.
                }
            }
        }
        throw new IllegalStateException("this number has no PINs left");
    }

    /** Gives a room this very PIN. */
    public PinPlacement put(RoomId room, PhoneNumber number, Pin pin, Window window) {
        NewPin stored =
                new NewPin(room, number, lookup(number, pin), seal.seal(pin.reveal(), place(room, number)), window);
        return store.write(PinTable.insert(stored, clock.instant()));
    }

    public List<StoredPin> of(RoomId room) {
        return store.read(PinTable.of(room));
    }

    /** False where the room has no such PIN. */
    public boolean delete(RoomId room, int pinNumber) {
        return store.write(PinTable.delete(room, pinNumber));
    }

    /** Opens the seal, for those who may invite; empty when it was sealed with a key that is lost. */
    public Optional<Pin> open(StoredPin stored) {
        return seal.open(stored.sealed(), place(stored.room(), stored.number())).map(Pin::new);
    }

    /** By what a PIN typed at this number is found. */
    Opaque lookup(PhoneNumber number, Pin pin) {
        return lookup.of(number.reveal(), pin.reveal());
    }

    private static String place(RoomId room, PhoneNumber number) {
        return "pin " + room.text() + " " + number.reveal();
    }
}
