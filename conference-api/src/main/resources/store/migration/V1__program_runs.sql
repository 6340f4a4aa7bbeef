-- Each start of the program, so that the next one can say how the last one ended.
-- Plain SQL that SQLite and PostgreSQL read alike: times are milliseconds since 1970, UTC.
create table program_run (
    run_id            varchar(36) not null primary key,
    version           varchar(64) not null,
    process_id        bigint      not null,
    started_at_millis bigint      not null,
    ended_at_millis   bigint,
    ending            varchar(8)  not null check (ending in ('running', 'clean', 'lost'))
);

create index program_run_ending on program_run (ending);
