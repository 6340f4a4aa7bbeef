package org.parlour.conference.room.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.parlour.conference.secrets.Opaque;
import org.parlour.conference.store.StoreWork;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.RoomId;

/** The PINs: found by their lookup mark, listed by their room. */
public final class PinTable {
    private PinTable() {}

    public static StoreWork<PinPlacement> insert(NewPin pin, Instant now) {
        return sql -> {
            int taken = sql.sql("select count(*) from pin where pin_lookup = :lookup")
                    .param("lookup", pin.lookup().bytes())
                    .query(Integer.class)
                    .single();
            if (taken > 0) {
                return new PinPlacement.Taken();
            }
            int rooms = sql.sql("update room set pins_made = pins_made + 1"
                            + " where room_id = :room and closed_at_millis is null")
                    .param("room", pin.room().text())
                    .update();
            if (rooms == 0) {
                return new PinPlacement.NoRoom();
            }
            int pinNumber = sql.sql("select pins_made from room where room_id = :room")
                    .param("room", pin.room().text())
                    .query(Integer.class)
                    .single();
            sql.sql("""
                insert into pin (room_id, pin_number, number, pin_lookup, pin_sealed, opens_at_millis,
                    closes_at_millis, created_at_millis)
                values (:room, :pin, :number, :lookup, :sealed, :opens, :closes, :now)\
                """)
                    .param("room", pin.room().text())
                    .param("pin", pinNumber)
                    .param("number", pin.number().reveal())
                    .param("lookup", pin.lookup().bytes())
                    .param("sealed", pin.sealed().bytes())
                    .param("opens", Columns.millis(pin.window().from()))
                    .param("closes", Columns.millis(pin.window().until()))
                    .param("now", now.toEpochMilli())
                    .update();
            return new PinPlacement.Placed(pinNumber);
        };
    }

    /** By the mark of a PIN that was typed; the digits themselves are nowhere compared. */
    public static StoreWork<Optional<FoundPin>> find(Opaque lookup) {
        return sql -> sql.sql("""
            select p.room_id, r.capacity, p.opens_at_millis, p.closes_at_millis
            from pin p join room r on r.room_id = p.room_id
            where p.pin_lookup = :lookup and r.closed_at_millis is null\
            """)
                .param("lookup", lookup.bytes())
                .query((row, at) ->
                        new FoundPin(new RoomId(row.getString("room_id")), row.getInt("capacity"), Columns.window(row)))
                .optional();
    }

    public static StoreWork<List<StoredPin>> of(RoomId room) {
        return sql -> sql.sql("""
            select room_id, pin_number, number, pin_sealed, opens_at_millis, closes_at_millis, created_at_millis
            from pin where room_id = :room order by pin_number\
            """)
                .param("room", room.text())
                .query((row, at) -> pin(row))
                .list();
    }

    public static StoreWork<Integer> countAt(PhoneNumber number) {
        return sql -> sql.sql("select count(*) from pin where number = :number")
                .param("number", number.reveal())
                .query(Integer.class)
                .single();
    }

    /** Takes a PIN away, and with it the way back of those whom it may have let in; false where there is none such. */
    public static StoreWork<Boolean> delete(RoomId room, int pinNumber) {
        return sql -> {
            int deleted = sql.sql("delete from pin where room_id = :room and pin_number = :pin")
                    .param("room", room.text())
                    .param("pin", pinNumber)
                    .update();
            if (deleted == 0) {
                return false;
            }
            sql.sql("delete from way_back where room_id = :room and lost_at_millis is not null")
                    .param("room", room.text())
                    .update();
            return true;
        };
    }

    private static StoredPin pin(ResultSet row) throws SQLException {
        return new StoredPin(
                new RoomId(row.getString("room_id")),
                row.getInt("pin_number"),
                new PhoneNumber(row.getString("number")),
                Opaque.of(row.getBytes("pin_sealed")),
                Columns.window(row),
                Columns.givenMoment(row, "created_at_millis"));
    }
}
