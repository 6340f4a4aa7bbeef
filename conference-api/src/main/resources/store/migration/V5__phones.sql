-- How a room takes its telephones.
alter table room add column phones varchar(9) not null default 'open' check (phones in ('open', 'muted', 'listening'));
