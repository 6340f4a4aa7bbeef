package org.parlour.conference.trunks.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.parlour.conference.store.StoreWork;
import org.parlour.dialplan.plan.PlanText;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The revisions of the dial plan. */
public final class PlanTable {
    private static final String SELECT =
            "select number, hash, came_by, changes, in_files, held_at_millis from dial_plan_revision ";

    private PlanTable() {}

    /** What holds; empty before the first. */
    public static StoreWork<Optional<StoredRevision>> latest() {
        return sql -> sql.sql(SELECT + "order by number desc limit 1")
                .query((row, at) -> note(row))
                .optional()
                .map(note -> withTexts(note, sql));
    }

    public static StoreWork<Optional<StoredRevision>> find(long number) {
        return sql -> sql.sql(SELECT + "where number = :number")
                .param("number", number)
                .query((row, at) -> note(row))
                .optional()
                .map(note -> withTexts(note, sql));
    }

    /** At most so many that are older than a number, the newest first. */
    public static StoreWork<List<RevisionNote>> before(long number, int most) {
        return sql -> sql.sql(SELECT + "where number < :number order by number desc limit :most")
                .param("number", number)
                .param("most", most)
                .query((row, at) -> note(row))
                .list();
    }

    /**
     * Adds the next revision. False where its number is not the next: somebody else was faster. Whoever of two reads the same
     * last number, on two machines even, only one can insert the next.
     */
    public static StoreWork<Boolean> append(StoredRevision revision) {
        return sql -> {
            RevisionNote note = revision.note();
            long last = sql.sql("select coalesce(max(number), 0) from dial_plan_revision")
                    .query(Long.class)
                    .single();
            if (note.number() != last + 1 || !insert(note, sql)) {
                return false;
            }
            for (PlanText text : revision.texts()) {
                sql.sql("insert into dial_plan_text (number, file, content) values (:number, :file, :content)")
                        .param("number", note.number())
                        .param("file", text.file())
                        .param("content", text.text())
                        .update();
            }
            return true;
        };
    }

    private static boolean insert(RevisionNote note, JdbcClient sql) {
        return sql.sql("""
            insert into dial_plan_revision (number, hash, came_by, changes, in_files, held_at_millis)
            values (:number, :hash, :cameBy, :changes, :inFiles, :since)
            on conflict (number) do nothing\
            """)
                        .param("number", note.number())
                        .param("hash", note.hash())
                        .param("cameBy", note.cameBy().word())
                        .param("changes", String.join("\n", note.changes()))
                        .param("inFiles", note.inFiles())
                        .param("since", note.since().toEpochMilli())
                        .update()
                == 1;
    }

    /** The files say the same now. */
    public static StoreWork<Boolean> writtenToFiles(long number) {
        return sql -> sql.sql("update dial_plan_revision set in_files = true where number = :number")
                        .param("number", number)
                        .update()
                == 1;
    }

    private static StoredRevision withTexts(RevisionNote note, JdbcClient sql) {
        return new StoredRevision(
                note,
                sql.sql("select file, content from dial_plan_text where number = :number order by file")
                        .param("number", note.number())
                        .query((row, at) -> new PlanText(row.getString("file"), row.getString("content")))
                        .list());
    }

    private static RevisionNote note(ResultSet row) throws SQLException {
        return new RevisionNote(
                row.getLong("number"),
                row.getString("hash"),
                CameBy.ofWord(row.getString("came_by")),
                row.getString("changes").lines().toList(),
                row.getBoolean("in_files"),
                Instant.ofEpochMilli(row.getLong("held_at_millis")));
    }
}
