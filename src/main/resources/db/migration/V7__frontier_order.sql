-- The best that is due is found without looking at everything that waits.

drop index frontier_url_next;

create index frontier_url_next on frontier_url (sweep, state, promise desc, id);
