create table datasets (
  id text primary key,
  member_id text not null references members (id),
  member_slug text not null,
  name text not null,
  description text not null,
  latest_version integer,
  schema_columns text not null,
  schema_confirmed_at bigint,
  created_at bigint not null
);
create index datasets_by_member on datasets (member_id, created_at, id);

create table dataset_versions (
  dataset_id text not null references datasets (id),
  version integer not null,
  filename text not null,
  media_type text not null,
  sha256 text not null,
  size_bytes bigint not null,
  row_count bigint not null,
  dialect text,
  profile text not null,
  bucket text not null,
  object_key text not null,
  created_at bigint not null,
  created_by text not null,
  primary key (dataset_id, version)
);
create index dataset_versions_by_content on dataset_versions (dataset_id, sha256);
create unique index dataset_versions_by_object on dataset_versions (bucket, object_key);
