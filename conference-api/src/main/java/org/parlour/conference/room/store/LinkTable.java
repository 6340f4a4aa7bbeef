package org.parlour.conference.room.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.parlour.conference.secrets.Opaque;
import org.parlour.conference.store.StoreWork;
import org.parlour.wire.call.RoomId;

/** The links that open rooms to browsers: found by their lookup mark, listed by their room. */
public final class LinkTable {
    private static final String SELECT = "select l.room_id, l.role, l.link_lookup, l.link_sealed"
            + " from room_link l join room r on r.room_id = l.room_id where r.closed_at_millis is null and ";

    private LinkTable() {}

    /** By the mark of a key that somebody comes with; the key itself is nowhere compared. */
    public static StoreWork<Optional<StoredLink>> find(Opaque lookup) {
        return sql -> sql.sql(SELECT + "l.link_lookup = :lookup")
                .param("lookup", lookup.bytes())
                .query((row, at) -> link(row))
                .optional();
    }

    public static StoreWork<List<StoredLink>> of(RoomId room) {
        return sql -> sql.sql(SELECT + "l.room_id = :room order by l.role")
                .param("room", room.text())
                .query((row, at) -> link(row))
                .list();
    }

    /** Gives a room links; those that it has already stay as they are. Nothing where it is not open. */
    public static StoreWork<List<StoredLink>> putIfAbsent(List<StoredLink> links, RoomId room, Instant now) {
        return sql -> {
            for (StoredLink link : links) {
                sql.sql("""
                    insert into room_link (room_id, role, link_lookup, link_sealed, created_at_millis)
                    select room_id, :role, :lookup, :sealed, :now from room
                    where room_id = :room and closed_at_millis is null
                    on conflict (room_id, role) do nothing\
                    """)
                        .param("role", link.role().text())
                        .param("lookup", link.lookup().bytes())
                        .param("sealed", link.sealed().bytes())
                        .param("now", now.toEpochMilli())
                        .param("room", room.text())
                        .update();
            }
            return of(room).on(sql);
        };
    }

    private static StoredLink link(ResultSet row) throws SQLException {
        return new StoredLink(
                new RoomId(row.getString("room_id")),
                LinkRole.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                Opaque.of(row.getBytes("link_lookup")),
                Opaque.of(row.getBytes("link_sealed")));
    }
}
