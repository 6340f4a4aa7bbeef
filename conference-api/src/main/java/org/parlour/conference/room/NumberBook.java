package org.parlour.conference.room;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.parlour.conference.room.store.HouseNumber;
import org.parlour.conference.room.store.NumberTable;
import org.parlour.conference.room.store.PinTable;
import org.parlour.conference.store.Store;
import org.parlour.dialplan.explain.PlanInForce;
import org.parlour.dialplan.speech.Language;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.Pin;

/** The numbers of the house. Its methods wait for the store. */
final class NumberBook {
    private final Store store;
    private final Supplier<PlanInForce> plans;
    private final InstantSource clock;

    NumberBook(Store store, Supplier<PlanInForce> plans, InstantSource clock) {
        this.store = store;
        this.plans = plans;
        this.clock = clock;
    }

    /** As the dial plan says of its door; else English, {@value Pin#DEFAULT_DIGITS} digits, nobody there. */
    HouseNumber fresh(PhoneNumber number) {
        return PlannedDoors.at(number, plans.get().plan())
                .orElseGet(() -> new HouseNumber(number, Language.ENGLISH, Pin.DEFAULT_DIGITS, false));
    }

    /** One that the house has; a door of the dial plan becomes one when the first room is reached by it. */
    Optional<HouseNumber> findOrPlanned(PhoneNumber number) {
        return find(number).or(() -> {
            Optional<HouseNumber> planned = PlannedDoors.at(number, plans.get().plan());
            planned.ifPresent(this::put);
            return planned;
        });
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
