package org.parlour.conference.room;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.parlour.conference.room.store.HouseNumber;
import org.parlour.conference.room.store.NumberTable;
import org.parlour.conference.room.store.PinTable;
import org.parlour.conference.store.Store;
import org.parlour.wire.call.PhoneNumber;

/** The numbers of the house. Its methods wait for the store. */
final class NumberBook {
    private final Store store;
    private final InstantSource clock;

    NumberBook(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    Optional<HouseNumber> find(PhoneNumber number) {
        return store.read(NumberTable.find(number));
    }

    List<HouseNumber> all() {
        return store.read(NumberTable.all());
    }

    void put(HouseNumber number) {
        store.write(NumberTable.put(number, clock.instant()));
    }

    boolean hasPins(PhoneNumber number) {
        return store.read(PinTable.countAt(number)) > 0;
    }

    /** False where there is none such, or rooms were reached by it. */
    boolean delete(PhoneNumber number) {
        return store.write(NumberTable.delete(number));
    }
}
