package org.parlour.conference.room.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.parlour.conference.store.StoreWork;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.PhonePolicy;
import org.parlour.wire.call.RoomId;

/** The rooms of the house, open and closed. */
public final class RoomTable {
    private static final String SELECT = "select room_id, name, language, number, capacity, returns_without_pin,"
            + " lobby, phones, created_at_millis, closed_at_millis from room ";

    private RoomTable() {}

    public static StoreWork<Optional<StoredRoom>> find(RoomId room) {
        return sql -> sql.sql(SELECT + "where room_id = :room")
                .param("room", room.text())
                .query((row, at) -> room(row))
                .optional();
    }

    public static StoreWork<List<StoredRoom>> open() {
        return sql -> sql.sql(SELECT + "where closed_at_millis is null order by created_at_millis, room_id")
                .query((row, at) -> room(row))
                .list();
    }

    /** Whether there ever was a room. */
    public static StoreWork<Boolean> isEmpty() {
        return sql -> sql.sql("select count(*) from room").query(Integer.class).single() == 0;
    }

    /** False where the id is taken, be it by a room that is closed. */
    public static StoreWork<Boolean> insert(StoredRoom room) {
        return sql -> sql.sql("""
            insert into room (room_id, name, language, number, capacity, returns_without_pin, lobby,
                phones, pins_made, created_at_millis)
            values (:room, :name, :language, :number, :capacity, :returns, :lobby, :phones, 0, :created)
            on conflict (room_id) do nothing\
            """)
                        .param("room", room.room().text())
                        .param("name", room.name())
                        .param("language", room.language().tag())
                        .param("number", room.number().reveal())
                        .param("capacity", room.capacity())
                        .param("returns", room.returnsWithoutPin())
                        .param("lobby", room.lobby())
                        .param("phones", room.phones().word())
                        .param("created", room.createdAt().toEpochMilli())
                        .update()
                == 1;
    }

    /** False where it is not open. */
    public static StoreWork<Boolean> phones(RoomId room, PhonePolicy policy) {
        return sql -> sql.sql("update room set phones = :phones where room_id = :room and closed_at_millis is null")
                        .param("phones", policy.word())
                        .param("room", room.text())
                        .update()
                == 1;
    }

    /** With its PINs, its links, the ways back and its name; false where it is not open. */
    public static StoreWork<Boolean> close(RoomId room, Instant now) {
        return sql -> {
            sql.sql("delete from pin where room_id = :room")
                    .param("room", room.text())
                    .update();
            sql.sql("delete from room_link where room_id = :room")
                    .param("room", room.text())
                    .update();
            sql.sql("delete from way_back where room_id = :room")
                    .param("room", room.text())
                    .update();
            return sql.sql("update room set closed_at_millis = :now, name = null"
                                    + " where room_id = :room and closed_at_millis is null")
                            .param("now", now.toEpochMilli())
                            .param("room", room.text())
                            .update()
                    == 1;
        };
    }

    private static StoredRoom room(ResultSet row) throws SQLException {
        return new StoredRoom(
                new RoomId(row.getString("room_id")),
                row.getString("name"),
                Columns.language(row),
                new PhoneNumber(row.getString("number")),
                row.getInt("capacity"),
                row.getBoolean("returns_without_pin"),
                row.getBoolean("lobby"),
                Columns.phones(row),
                Columns.givenMoment(row, "created_at_millis"),
                Columns.moment(row, "closed_at_millis"));
    }
}
