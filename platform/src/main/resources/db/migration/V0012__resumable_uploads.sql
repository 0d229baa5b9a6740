create table resumable_uploads (
  id text primary key,
  dataset_id text not null references datasets (id),
  user_id text not null,
  member_slug text not null,
  metadata text not null,
  size_bytes bigint not null,
  part_bytes bigint not null,
  bucket text not null,
  object_key text not null,
  media_type text not null,
  store_upload_id text,
  received bigint not null,
  tail_key text,
  version integer,
  created_at bigint not null,
  expires_at bigint not null
);
create unique index resumable_uploads_by_object on resumable_uploads (bucket, object_key);
create index resumable_uploads_by_tail on resumable_uploads (bucket, tail_key);
create index resumable_uploads_by_expiry on resumable_uploads (bucket, expires_at);

create table resumable_upload_parts (
  upload_id text not null references resumable_uploads (id),
  number integer not null,
  tag text not null,
  primary key (upload_id, number)
);
