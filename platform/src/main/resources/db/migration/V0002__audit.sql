create table audit_entries (
  id text primary key,
  created_at bigint not null,
  actor_user text not null,
  actor_member text not null,
  action text not null,
  noun text not null,
  noun_id text not null,
  member text not null,
  details text not null
);
create index audit_entries_by_time on audit_entries (created_at, id);
create index audit_entries_by_member on audit_entries (member, created_at, id);
