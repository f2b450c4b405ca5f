-- What people say of district-years, with author and reason. Made again from archive/ledger by a rebuild. Nothing ever
-- wrote into the table before this one.
drop table settlement;
create table settlement (
    entry_number bigint primary key,
    settled_at timestamp(6) with time zone not null,
    site_code varchar(100) not null,
    settled_year integer not null,
    settled_as varchar(16) not null,
    report_id varchar(16),
    author varchar not null,
    reason varchar not null,
    withdrawn_entry bigint,
    withdrawn_at timestamp(6) with time zone,
    withdrawn_by varchar,
    withdrawn_reason varchar
);
create index settlement_place on settlement (site_code, settled_year);
