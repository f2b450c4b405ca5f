-- Where two documents of one version print the same figure differently: the one that counts, and the other.
create table contradiction (
    report_id varchar(16) not null,
    version_number integer not null,
    ordinal integer not null,
    code varchar(200) not null,
    url varchar not null,
    printed varchar not null,
    other_url varchar not null,
    other_printed varchar not null,
    primary key (report_id, version_number, ordinal)
);
