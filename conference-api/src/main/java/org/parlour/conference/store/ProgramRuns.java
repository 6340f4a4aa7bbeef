package org.parlour.conference.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** The diary of starts and ends: a run that never said goodbye was killed, or lost its power. */
public final class ProgramRuns {
    private final Store store;
    private final InstantSource clock;
    private final String runId = UUID.randomUUID().toString();

    public ProgramRuns(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A run of which nobody wrote the end. */
    public record LostRun(Instant startedAt, long processId) {}

    /** Notes this start, and says which earlier runs were lost; each is told once. */
    public List<LostRun> begin(String version, long processId) {
        return store.write(sql -> {
            List<LostRun> lost = sql.sql("""
                select started_at_millis, process_id from program_run
                where ending = 'running' order by started_at_millis\
                """)
                    .query((row, number) -> new LostRun(Instant.ofEpochMilli(row.getLong(1)), row.getLong(2)))
                    .list();
            sql.sql("update program_run set ending = 'lost' where ending = 'running'")
                    .update();
            sql.sql("""
                insert into program_run (run_id, version, process_id, started_at_millis, ending)
                values (:id, :version, :process, :now, 'running')\
                """)
                    .param("id", runId)
                    .param("version", version)
                    .param("process", processId)
                    .param("now", clock.millis())
                    .update();
            return lost;
        });
    }

    /** Says goodbye. */
    public void end() {
        store.write(sql -> sql.sql("update program_run set ending = 'clean', ended_at_millis = :now where run_id = :id")
                .param("now", clock.millis())
                .param("id", runId)
                .update());
    }
}
