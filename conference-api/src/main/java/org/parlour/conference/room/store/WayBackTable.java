package org.parlour.conference.room.store;

import java.time.Instant;
import java.util.List;
import org.parlour.conference.secrets.Opaque;
import org.parlour.conference.store.StoreWork;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.call.SeatId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who sits and who was cut off, by a keyed hash of trunk and number. */
public final class WayBackTable {
    private WayBackTable() {}

    /** Writes many notes in one transaction, in their order: one wait for the disk, however many callers come. */
    public static StoreWork<Integer> write(List<SeatNote> notes) {
        return sql -> {
            notes.forEach(note -> write(note, sql));
            return notes.size();
        };
    }

    private static void write(SeatNote note, JdbcClient sql) {
        switch (note) {
            case SeatNote.Sat sat -> {
                sql.sql("""
                    delete from way_back where seat_id =
                        (select seat_id from way_back
                         where room_id = :room and caller_hash = :caller and lost_at_millis is not null
                         order by case when seat_id = :seat then 0 else 1 end, lost_at_millis desc limit 1)\
                    """)
                        .param("room", sat.room().text())
                        .param("caller", sat.caller().bytes())
                        .param("seat", sat.seat().text())
                        .update();
                sql.sql("""
                    insert into way_back (seat_id, room_id, participant, caller_hash, seated_at_millis)
                    select :seat, room_id, :participant, :caller, :now from room
                    where room_id = :room and closed_at_millis is null\
                    """)
                        .param("seat", sat.seat().text())
                        .param("room", sat.room().text())
                        .param("participant", sat.participant().unsigned())
                        .param("caller", sat.caller().bytes())
                        .param("now", sat.at().toEpochMilli())
                        .update();
            }
            case SeatNote.Lost(SeatId seat, Instant at) ->
                sql.sql("update way_back set lost_at_millis = :at where seat_id = :seat")
                        .param("at", at.toEpochMilli())
                        .param("seat", seat.text())
                        .update();
            case SeatNote.Gone(SeatId seat) ->
                sql.sql("delete from way_back where seat_id = :seat")
                        .param("seat", seat.text())
                        .update();
        }
    }

    /** After a start: who sat when the program ended was cut off by that, whenever it was. */
    public static StoreWork<Integer> loseAll(Instant now) {
        return sql -> sql.sql("update way_back set lost_at_millis = :now where lost_at_millis is null")
                .param("now", now.toEpochMilli())
                .update();
    }

    public static StoreWork<List<LostSeat>> lostSince(Instant since) {
        return sql -> sql.sql("""
            select seat_id, room_id, participant, caller_hash, seated_at_millis, lost_at_millis
            from way_back where lost_at_millis >= :since order by lost_at_millis\
            """)
                .param("since", since.toEpochMilli())
                .query((row, at) -> new LostSeat(
                        new SeatId(row.getString("seat_id")),
                        new RoomId(row.getString("room_id")),
                        ParticipantNumber.of(row.getLong("participant")),
                        Opaque.of(row.getBytes("caller_hash")),
                        Columns.givenMoment(row, "seated_at_millis"),
                        Columns.givenMoment(row, "lost_at_millis")))
                .list();
    }

    /** Who was cut off so long ago that nobody waits for them. */
    public static StoreWork<Integer> forgetLostBefore(Instant moment) {
        return sql -> sql.sql("delete from way_back where lost_at_millis < :moment")
                .param("moment", moment.toEpochMilli())
                .update();
    }
}
