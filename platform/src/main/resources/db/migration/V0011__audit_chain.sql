create table audit_chain (
  id integer primary key,
  sequence bigint not null,
  hash text not null
);
insert into audit_chain (id, sequence, hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

alter table audit_entries add column sequence bigint;
alter table audit_entries add column hash text;
create unique index audit_entries_by_sequence on audit_entries (sequence);
