-- What a sweep has met so far and its rows do not tell, so that it ends alike when it was interrupted.

alter table frontier_sweep add column reports integer default 0 not null;       -- pages judged reports
alter table frontier_sweep add column look varchar(16000) default '' not null;  -- what was seen of the site, HomeLook
