create table dataset_drafts (
  id text primary key,
  dataset_id text not null references datasets (id),
  bucket text not null,
  created_at bigint not null,
  created_by text not null,
  changed_at bigint not null
);
create index dataset_drafts_by_change on dataset_drafts (bucket, changed_at);

create table dataset_draft_files (
  draft_id text not null references dataset_drafts (id),
  filename text not null,
  sha256 text not null,
  size_bytes bigint not null,
  bucket text not null,
  object_key text not null,
  primary key (draft_id, filename)
);
create unique index dataset_draft_files_by_object on dataset_draft_files (bucket, object_key);

alter table dataset_versions add column parts text;
