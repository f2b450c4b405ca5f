-- How far into archive/ledger these tables have learned. No row: they are to be rebuilt as a whole, or a rebuild is at work.
drop table ledger_owed;
create table ledger_learnt (
    id integer primary key,
    entry_number bigint not null
);
insert into ledger_learnt (id, entry_number) select 1, 0 where exists (select 1 from capture);
