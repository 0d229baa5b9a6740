create table models (
  id text primary key,
  member_id text not null references members (id),
  member_slug text not null,
  name text not null,
  description text not null,
  created_by text not null,
  created_at bigint not null,
  unique (member_id, name)
);
create index models_by_time on models (created_at, id);

create table model_versions (
  model_id text not null references models (id),
  version integer not null,
  run_id text not null,
  task text not null,
  sha256 text not null,
  size_bytes bigint not null,
  bucket text not null,
  object_key text not null,
  format text not null,
  quality text,
  evaluation text not null,
  features text not null,
  lineage text not null,
  resources text,
  created_by text not null,
  created_at bigint not null,
  primary key (model_id, version),
  unique (model_id, run_id)
);

create table model_aliases (
  model_id text not null,
  alias text not null,
  version integer not null,
  primary key (model_id, alias),
  foreign key (model_id, version) references model_versions (model_id, version)
);

create table model_shares (
  model_id text not null,
  version integer not null,
  member_id text not null,
  member_slug text not null,
  shared_by text not null,
  shared_at bigint not null,
  primary key (model_id, version, member_id),
  foreign key (model_id, version) references model_versions (model_id, version)
);
create index model_shares_by_member on model_shares (member_id);
