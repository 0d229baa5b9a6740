-- What came of trying a submitted version on made-up rows. The process is known by number and start,
-- so that a later server stops what an earlier one left.
create table pipeline_dry_runs (
  version_id text primary key references pipeline_versions (id),
  state text not null,
  queued_at bigint not null,
  started_at bigint,
  ended_at bigint,
  pid bigint,
  pid_started_at bigint,
  trained_rows integer,
  why_de text,
  why_en text,
  metric text,
  metric_value double precision,
  naive_value double precision,
  tested_rows bigint,
  log text
);
create index pipeline_dry_runs_due on pipeline_dry_runs (queued_at, version_id) where ended_at is null;
