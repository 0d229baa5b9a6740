create table sweeps (
  id text primary key,
  member_id text not null references members (id),
  member_slug text not null,
  started_by text not null,
  starter_id text not null,
  name text not null,
  pipeline_name text not null,
  pipeline_version text not null,
  dataset_id text not null,
  dataset_name text not null,
  dataset_version integer not null,
  metric text not null,
  base text not null,
  search text not null,
  budget text not null,
  variants text not null,
  state text not null,
  cancel_asked integer not null,
  created_at bigint not null,
  ended_at bigint,
  chosen_run_id text,
  chosen_at bigint,
  error text
);
create index sweeps_by_member on sweeps (member_id, created_at, id);
create index sweeps_by_state on sweeps (state);

create table sweep_runs (
  sweep_id text not null references sweeps (id),
  position integer not null,
  run_id text not null references runs (id),
  judged integer not null,
  value double precision,
  low double precision,
  high double precision,
  n bigint,
  sample text,
  primary key (sweep_id, position),
  unique (run_id)
);
