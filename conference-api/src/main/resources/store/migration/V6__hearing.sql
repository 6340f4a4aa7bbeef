-- How callers hear best, for the next time that they call. The caller is a keyed hash of trunk and number; whoever has not
-- called for long is forgotten.
create table hearing (
    caller_hash      bytea   not null primary key,
    louder_decibels  integer not null check (louder_decibels between -9 and 12),
    clearer_decibels integer not null check (clearer_decibels between 0 and 9),
    prompt_percent   integer not null check (prompt_percent between 60 and 100),
    one_at_a_time    boolean not null,
    used_at_millis   bigint  not null
);

create index hearing_used on hearing (used_at_millis);
