-- The list that led to a report may stand behind a long POST, see V17.

alter table frontier_need alter column url set data type varchar(7000);
alter table frontier_need alter column via set data type varchar(7000);
