-- An address with what is sent by POST may be long: ASP.NET sends the state of the whole page.

alter table frontier_url alter column url set data type varchar(7000);
alter table frontier_url alter column via set data type varchar(7000);
