-- How far a rebuild has come, so that one that is killed goes on: at most one row, none while none is under way.

create table rebuild (
    id          integer       not null primary key,
    done        bigint        not null              -- exchanges taken in, in the order of their places
);
