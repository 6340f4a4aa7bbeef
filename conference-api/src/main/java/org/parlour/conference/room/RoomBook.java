package org.parlour.conference.room;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.parlour.conference.calls.Switchboard;
import org.parlour.conference.room.store.RoomTable;
import org.parlour.conference.room.store.StoredRoom;
import org.parlour.conference.store.Store;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;

/** The rooms as they were agreed. Its methods wait for the store. */
public final class RoomBook {
    static final int DEFAULT_CAPACITY = 200;
    static final int LARGEST_CAPACITY = 1_000;

    private final Store store;
    private final PhoneRooms rooms;
    private final Switchboard switchboard;
    private final InstantSource clock;

    RoomBook(Store store, PhoneRooms rooms, Switchboard switchboard, InstantSource clock) {
        this.store = store;
        this.rooms = rooms;
        this.switchboard = switchboard;
        this.clock = clock;
    }

    public Optional<StoredRoom> openRoom(RoomId room) {
        return store.read(RoomTable.find(room)).filter(StoredRoom::isOpen);
    }

    List<StoredRoom> openRooms() {
        return store.read(RoomTable.open());
    }

    /** False where the id is taken, be it by a room that is closed. */
    boolean add(StoredRoom room) {
        return store.write(RoomTable.insert(room));
    }

    /** First for the future, then for the present, then for who is in it; false where it is not open. */
    public boolean close(RoomId room) {
        if (!store.write(RoomTable.close(room, clock.instant()))) {
            return false;
        }
        rooms.close(room);
        switchboard.calls().ifPresent(calls -> calls.close(room));
        return true;
    }

    /** How a room takes its telephones from now on, and those that are in it; false where it is not open. */
    public boolean phones(RoomId room, PhonePolicy policy) {
        if (!store.write(RoomTable.phones(room, policy))) {
            return false;
        }
        rooms.tellPolicy(room, policy);
        switchboard.calls().ifPresent(calls -> calls.policy(room, policy));
        return true;
    }

    /** Frees the seat of a telephone, taken or kept. */
    public void dismiss(SeatId seat) {
        rooms.free(seat);
    }

    public RoomCounters counters() {
        return rooms.counters();
    }
}
