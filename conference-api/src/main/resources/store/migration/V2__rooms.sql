-- Numbers of the house, rooms, their PINs, and the way back of callers who were cut off.
-- bytea is PostgreSQL's name for bytes; SQLite keeps bytes as bytes whatever a column is called.
create table house_number (
    number            varchar(25) not null primary key,
    language          varchar(8)  not null,
    pin_digits        integer     not null check (pin_digits between 6 and 12),
    people_present    boolean     not null,
    created_at_millis bigint      not null
);

-- A room that was closed keeps its row, so that its id opens nothing else one day; its name goes.
create table room (
    room_id             varchar(63) not null primary key,
    name                varchar(100),
    language            varchar(8)  not null,
    number              varchar(25) not null references house_number (number),
    capacity            integer     not null check (capacity > 0),
    returns_without_pin boolean     not null,
    pins_made           integer     not null,
    created_at_millis   bigint      not null,
    closed_at_millis    bigint
);

create index room_number on room (number);

-- A call is compared with pin_lookup and nothing else; pin_sealed is opened for those who may invite.
create table pin (
    room_id           varchar(63) not null references room (room_id),
    pin_number        integer     not null,
    number            varchar(25) not null references house_number (number),
    pin_lookup        bytea       not null unique,
    pin_sealed        bytea       not null,
    opens_at_millis   bigint,
    closes_at_millis  bigint,
    created_at_millis bigint      not null,
    primary key (room_id, pin_number)
);

create index pin_house_number on pin (number);

-- Who sits, and who was lost a moment ago. The caller is a keyed hash of trunk and number.
create table way_back (
    seat_id          varchar(20) not null primary key,
    room_id          varchar(63) not null references room (room_id),
    participant      bigint      not null,
    caller_hash      bytea       not null,
    seated_at_millis bigint      not null,
    lost_at_millis   bigint
);

create index way_back_caller on way_back (caller_hash);
create index way_back_room on way_back (room_id);
