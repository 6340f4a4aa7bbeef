package org.parlour.conference.room.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.speech.Language;
import org.parlour.wire.call.PhonePolicy;

/** How values of ours stand in columns. */
final class Columns {
    private Columns() {}

    static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }

    static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static Instant givenMoment(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static Language language(ResultSet row) throws SQLException {
        return Language.ofTag(row.getString("language"))
                .orElseThrow(() -> new IllegalStateException("the store names a language that is not spoken here"));
    }

    static PhonePolicy phones(ResultSet row) throws SQLException {
        return PhonePolicy.valueOf(row.getString("phones").toUpperCase(Locale.ROOT));
    }

    static Window window(ResultSet row) throws SQLException {
        return new Window(moment(row, "opens_at_millis"), moment(row, "closes_at_millis"));
    }
}
