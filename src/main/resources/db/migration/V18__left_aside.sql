-- The links that a page brought and nobody follows, so that each is counted once over restarts: the identities of those
-- not known before, sixteen bytes each. How many there are follows from them.

alter table frontier_url add column aside bytea;
alter table frontier_sweep drop column unpromising;
