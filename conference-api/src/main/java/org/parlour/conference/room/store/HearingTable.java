package org.parlour.conference.room.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.parlour.conference.secrets.Opaque;
import org.parlour.conference.store.StoreWork;
import org.parlour.wire.call.HearingProfile;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How callers hear, by a keyed hash of trunk and number. */
public final class HearingTable {
    private HearingTable() {}

    /** Empty for who hears as everybody, and for who is not known. */
    public static StoreWork<Optional<HearingProfile>> find(Opaque caller) {
        return sql -> sql.sql("""
            select louder_decibels, clearer_decibels, prompt_percent, one_at_a_time
            from hearing where caller_hash = :caller\
            """)
                .param("caller", caller.bytes())
                .query((row, at) -> new HearingProfile(row.getInt(1), row.getInt(2), row.getInt(3), row.getBoolean(4)))
                .optional();
    }

    /** Writes down many in one transaction. Of who hears as everybody nothing is kept. */
    public static StoreWork<Integer> put(Map<Opaque, HearingProfile> profiles, Instant now) {
        return sql -> {
            profiles.forEach((caller, profile) -> {
                if (profile.equals(HearingProfile.NONE)) {
                    delete(caller, sql);
                } else {
                    put(caller, profile, now, sql);
                }
            });
            return profiles.size();
        };
    }

    private static void put(Opaque caller, HearingProfile profile, Instant now, JdbcClient sql) {
        sql.sql("""
            insert into hearing
                (caller_hash, louder_decibels, clearer_decibels, prompt_percent, one_at_a_time, used_at_millis)
            values (:caller, :louder, :clearer, :percent, :one, :now)
            on conflict (caller_hash) do update set louder_decibels = excluded.louder_decibels,
                clearer_decibels = excluded.clearer_decibels, prompt_percent = excluded.prompt_percent,
                one_at_a_time = excluded.one_at_a_time, used_at_millis = excluded.used_at_millis\
            """)
                .param("caller", caller.bytes())
                .param("louder", profile.louderDecibels())
                .param("clearer", profile.clearerDecibels())
                .param("percent", profile.promptPercent())
                .param("one", profile.oneAtATime())
                .param("now", now.toEpochMilli())
                .update();
    }

    /** False where nothing was kept. */
    public static StoreWork<Boolean> delete(Opaque caller) {
        return sql -> delete(caller, sql) == 1;
    }

    private static int delete(Opaque caller, JdbcClient sql) {
        return sql.sql("delete from hearing where caller_hash = :caller")
                .param("caller", caller.bytes())
                .update();
    }

    /** Forgets who has not called since then. */
    public static StoreWork<Integer> forgetUnusedSince(Instant moment) {
        return sql -> sql.sql("delete from hearing where used_at_millis < :moment")
                .param("moment", moment.toEpochMilli())
                .update();
    }
}
