-- Second values for figures, with author and reason. Made again from archive/ledger by a rebuild.
create table correction (
    entry_number bigint primary key,
    corrected_at timestamp(6) with time zone not null,
    report_id varchar(16) not null,
    version_number integer not null,
    payload_sha256 varchar(64) not null,
    code varchar(200) not null,
    kind varchar(16) not null,
    cell_value varchar,
    raw varchar not null,
    read_kind varchar(16),
    read_value varchar,
    read_raw varchar,
    author varchar not null,
    reason varchar not null,
    newest boolean not null,
    withdrawn_entry bigint,
    withdrawn_at timestamp(6) with time zone,
    withdrawn_by varchar,
    withdrawn_reason varchar
);
create index correction_figure on correction (payload_sha256, code);
create index correction_report on correction (report_id);

-- One row while an entry may stand in the ledger that the tables have not learned of.
create table ledger_owed (
    id integer primary key
);
