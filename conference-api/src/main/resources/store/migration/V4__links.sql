-- Browsers: whether guests wait until they are let in, and the keys of the links that open a room.
alter table room add column lobby boolean not null default false;

-- A key that somebody comes with is compared with link_lookup and nothing else; link_sealed is opened for those who may
-- invite.
create table room_link (
    room_id           varchar(63) not null references room (room_id),
    role              varchar(5)  not null check (role in ('host', 'guest')),
    link_lookup       bytea       not null unique,
    link_sealed       bytea       not null,
    created_at_millis bigint      not null,
    primary key (room_id, role)
);
