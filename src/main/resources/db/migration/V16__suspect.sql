-- Who is likely wrong where two documents contradict each other.
alter table contradiction add column suspect varchar(16) default 'SOURCE' not null;
