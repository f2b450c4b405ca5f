-- Whose reports are wanted of a site besides the district's own: ids of scopes, separated by spaces.
alter table site add column beyond varchar default '' not null;
