-- Every dial plan that ever held. A number is one more than the one before it and never comes again; the highest holds.
-- Rows are added and never changed, but for in_files: whether the files in data/dialplan say the same yet.
create table dial_plan_revision (
    number         bigint      not null primary key check (number > 0),
    hash           varchar(64) not null,
    came_by        varchar(5)  not null check (came_by in ('file', 'api', 'start')),
    changes        text        not null,
    in_files       boolean     not null,
    held_at_millis bigint      not null
);

create table dial_plan_text (
    number  bigint       not null references dial_plan_revision (number),
    file    varchar(200) not null,
    content text         not null,
    primary key (number, file)
);
