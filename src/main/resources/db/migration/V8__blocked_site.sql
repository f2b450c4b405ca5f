-- Sites that answered with a challenge or a refusal, and until when they are left in peace.
-- Times are milliseconds since 1970-01-01T00:00:00Z.

create table blocked_site (
    site        varchar(200)  not null primary key,
    since       bigint        not null,             -- when the last of these answers came
    rests_until bigint        not null,
    times       integer       not null,             -- sweeps in a row that ended so
    reason      varchar(40)   not null,
    detail      varchar(1000) not null
);
