-- What discovery thought of an archived page and of the links on it. Made again by a rebuild like everything here.
create table judgement (
    record_id varchar(200) primary key references capture (record_id),
    sweep_id varchar(200) not null,
    kind varchar(16) not null,
    platform varchar(100) not null,
    clue_title varchar,
    clue_year integer,
    clue_scope varchar(32),
    clue_publisher varchar,
    why text not null,
    links text not null,
    aside text not null
);
create index judgement_sweep on judgement (sweep_id);
