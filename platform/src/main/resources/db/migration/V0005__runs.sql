create table runs (
  id text primary key,
  member_id text not null references members (id),
  member_slug text not null,
  started_by text not null,
  name text not null,
  mode text not null,
  pipeline_name text not null,
  pipeline_version text not null,
  task text not null,
  dataset_id text not null,
  dataset_name text not null,
  dataset_version integer not null,
  model_used text,
  parameters text not null,
  split text not null,
  seed bigint not null,
  plan text not null,
  state text not null,
  attempt integer not null,
  created_at bigint not null,
  started_at bigint,
  ended_at bigint,
  cancel_asked integer not null,
  process_id bigint,
  process_started_at bigint,
  event_sequence bigint not null,
  event_offset bigint not null,
  revision bigint not null,
  terminal text,
  progress text not null,
  versions text not null,
  metrics text not null,
  headline text,
  evaluation text,
  model text,
  resources text,
  error text
);
create index runs_by_member on runs (member_id, created_at, id);
create index runs_by_state on runs (state, created_at, id);
create index runs_by_start on runs (member_id, started_at);

create table run_metrics (
  run_id text not null references runs (id),
  attempt integer not null,
  name text not null,
  step bigint not null,
  value double precision not null,
  revision bigint not null,
  primary key (run_id, attempt, name, step)
);
create index run_metrics_by_revision on run_metrics (run_id, attempt, revision);

create table run_artifacts (
  run_id text not null references runs (id),
  attempt integer not null,
  path text not null,
  sha256 text not null,
  size_bytes bigint not null,
  media_type text not null,
  primary key (run_id, attempt, path)
);
