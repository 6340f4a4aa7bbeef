package org.parlour.conference.room.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.secrets.Opaque;
import org.parlour.conference.store.StoreWork;
import org.parlour.wire.call.HearingProfile;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.RoomId;

/** The numbers of the house. */
public final class NumberTable {
    private static final String COLUMNS = "number, language, pin_digits, people_present";

    private NumberTable() {}

    public static StoreWork<Optional<HouseNumber>> find(PhoneNumber number) {
        return sql -> sql.sql("select " + COLUMNS + " from house_number where number = :number")
                .param("number", number.reveal())
                .query((row, at) -> number(row))
                .optional();
    }

    public static StoreWork<List<HouseNumber>> all() {
        return sql -> sql.sql("select " + COLUMNS + " from house_number order by number")
                .query((row, at) -> number(row))
                .list();
    }

    /** Stores a number, or changes it. */
    public static StoreWork<Integer> put(HouseNumber number, Instant now) {
        return sql -> sql.sql("""
            insert into house_number (number, language, pin_digits, people_present, created_at_millis)
            values (:number, :language, :digits, :present, :now)
            on conflict (number) do update set language = excluded.language, pin_digits = excluded.pin_digits,
                people_present = excluded.people_present\
            """)
                .param("number", number.number().reveal())
                .param("language", number.language().tag())
                .param("digits", number.pinDigits())
                .param("present", number.peoplePresent())
                .param("now", now.toEpochMilli())
                .update();
    }

    /** Takes a number away that no room was ever reached by; false where there is none such. */
    public static StoreWork<Boolean> delete(PhoneNumber number) {
        return sql -> sql.sql("""
            delete from house_number where number = :number
            and not exists (select 1 from room where room.number = :number)\
            """).param("number", number.reveal()).update() == 1;
    }

    /**
     * What a caller meets who dials this number.
     *
     * @param caller the caller's mark, null for who gives no number
     * @param lostSince who was cut off before this does not come back without a PIN
     */
    public static StoreWork<Doorstep> doorstep(
            PhoneNumber number, @Nullable Opaque caller, Instant lostSince, Instant now) {
        return sql -> {
            HouseNumber found = find(number).on(sql).orElse(null);
            if (caller == null) {
                return new Doorstep(found, null, HearingProfile.NONE);
            }
            // While a room has PINs, one of them must open it now: a way back is no way around a window.
            RoomId room = sql.sql("""
                select w.room_id from way_back w join room r on r.room_id = w.room_id
                where w.caller_hash = :caller and w.lost_at_millis >= :since
                and r.closed_at_millis is null and r.returns_without_pin
                and (not exists (select 1 from pin p where p.room_id = r.room_id)
                    or exists (select 1 from pin p where p.room_id = r.room_id
                        and (p.opens_at_millis is null or p.opens_at_millis <= :now)
                        and (p.closes_at_millis is null or p.closes_at_millis > :now)))
                order by w.lost_at_millis desc limit 1\
                """)
                    .param("caller", caller.bytes())
                    .param("since", lostSince.toEpochMilli())
                    .param("now", now.toEpochMilli())
                    .query((row, at) -> new RoomId(row.getString(1)))
                    .optional()
                    .orElse(null);
            HearingProfile hearing = HearingTable.find(caller).on(sql).orElse(HearingProfile.NONE);
            return new Doorstep(found, room, hearing);
        };
    }

    private static HouseNumber number(ResultSet row) throws SQLException {
        return new HouseNumber(
                new PhoneNumber(row.getString("number")),
                Columns.language(row),
                row.getInt("pin_digits"),
                row.getBoolean("people_present"));
    }
}
