-- A data set in the trash is nobody's until it is restored. Without a name the server put it there, its time being over.
alter table datasets add column trashed_at bigint;
alter table datasets add column trashed_by text;
alter table datasets add column retention_days integer;
create index datasets_trashed on datasets (member_id, trashed_at desc, id);

-- The row of a deleted data set stays, emptied, since agreements and runs name it. This says what there was;
-- without a name the server deleted it, its time in the trash being over.
create table dataset_deletions (
  dataset_id text primary key references datasets (id),
  member_id text not null references members (id),
  name text not null,
  versions integer not null,
  size_bytes bigint not null,
  sha256 text not null,
  begun_at bigint not null,
  begun_by text,
  objects integer,
  ended_at bigint
);
create index dataset_deletions_by_member on dataset_deletions (member_id, begun_at desc, dataset_id);
create index dataset_deletions_open on dataset_deletions (begun_at) where ended_at is null;

alter table members add column quota_bytes bigint;
