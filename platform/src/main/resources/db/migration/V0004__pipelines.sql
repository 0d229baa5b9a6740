create table pipeline_versions (
  id text primary key,
  member_id text not null references members (id),
  name text not null,
  version text not null,
  descriptor text not null,
  jar_bucket text not null,
  jar_key text not null,
  jar_sha256 text not null,
  jar_size_bytes bigint not null,
  classes text not null,
  findings text not null,
  facts text not null,
  state text not null check (state in ('submitted', 'approved', 'rejected')),
  submitted_by text not null,
  submitted_at bigint not null,
  reviewed_by text,
  reviewed_at bigint,
  review_comment text,
  unique (name, version)
);
create index pipeline_versions_by_time on pipeline_versions (submitted_at, id);
create index pipeline_versions_by_member on pipeline_versions (member_id);
