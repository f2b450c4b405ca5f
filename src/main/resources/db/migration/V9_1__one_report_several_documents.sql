-- Which page a candidate was reached from; what a reading says of itself before the page it hangs on is asked; and the
-- further parts of a version that was published in parts.
alter table candidate add column via_hash varchar(64);
create index candidate_via on candidate (via_hash);

alter table reading add column own_code varchar(100);
alter table reading add column own_scope varchar(32);
alter table reading add column own_publisher varchar;
alter table reading add column own_year integer;
alter table reading add column nameless boolean;
alter table reading add column year_read boolean;

-- The figures of a version that was published in parts are kept once more, together, under a key of their own.
alter table cell add column source_payload varchar(64);
alter table report_version add column cells_key varchar(64);
alter table report_version add column cell_count integer;
alter table report_version add column failed_rules integer;
alter table report_version add column state varchar(16);
update report_version set cells_key = payload_sha256,
    cell_count = (select g.cell_count from reading g where g.payload_sha256 = report_version.payload_sha256),
    failed_rules = (select g.failed_rules from reading g where g.payload_sha256 = report_version.payload_sha256),
    state = (select g.state from reading g where g.payload_sha256 = report_version.payload_sha256);
create index report_version_cells on report_version (cells_key);

create table version_part (
    report_id varchar(16) not null,
    version_number integer not null,
    ordinal integer not null,
    payload_sha256 varchar(64) not null,
    record_id varchar(200) not null references capture (record_id),
    primary key (report_id, version_number, ordinal)
);
create index version_part_payload on version_part (payload_sha256);
